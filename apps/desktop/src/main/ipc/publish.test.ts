import type { ContactView } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import type { AnyChange } from './gather-changes.ts';
import { Publisher } from './publish.ts';

function scene() {
  const sent: { readonly windowId: number; readonly number: number; readonly change: AnyChange }[] = [];
  const planned: (() => void)[] = [];
  const publisher = new Publisher({
    send: (windowId, numbered) => void sent.push({ windowId, ...numbered }),
    schedule: (action) => void planned.push(action),
  });
  publisher.add(1, { kind: 'main' });
  publisher.add(2, { kind: 'conversation', conversationId: 'c1', partner: 'bob@example.com' });
  publisher.add(3, { kind: 'conversation', conversationId: 'c2', partner: 'carol@example.com' });
  publisher.add(4, { kind: 'options', page: 'personal' });
  const endTick = (): void => {
    for (const action of planned.splice(0)) action();
  };
  return { sent, planned, publisher, endTick };
}

const contact = (address: string, status: ContactView['status'] = 'online'): ContactView => ({
  address,
  displayName: address,
  status,
  personalMessage: '',
  nowPlaying: '',
  groupIds: [],
  isBlocked: false,
  pictureUrl: '',
  hasUsOnTheirList: true,
  nickname: '',
  note: '',
  shownName: address,
  isFavourite: false,
});

const typing = (address: string): AnyChange & { type: 'typingChanged' } => ({
  type: 'typingChanged',
  typing: [address],
});

describe('changes', () => {
  it('reach only the window they are for', () => {
    const { sent, publisher, endTick } = scene();
    publisher.toConversation('c1', typing('bob'));
    endTick();
    expect(sent.map(({ windowId }) => windowId)).toEqual([2]);
  });

  it('reach every window when they are for all', () => {
    const { sent, publisher, endTick } = scene();
    publisher.toAll({ type: 'localeChanged', locale: 'de' });
    endTick();
    expect(sent.map(({ windowId }) => windowId)).toEqual([1, 2, 3, 4]);
  });

  it('of the history reach its window, while there is one', () => {
    const { publisher } = scene();
    expect(publisher.hasHistory()).toBe(false);
    publisher.add(5, { kind: 'history', conversationId: '', search: '' });
    expect(publisher.hasHistory()).toBe(true);
    publisher.remove(5);
    expect(publisher.hasHistory()).toBe(false);
  });

  it('are numbered without a gap per window', () => {
    const { sent, publisher, endTick } = scene();
    publisher.toMain({ type: 'contactRemoved', address: 'a' });
    publisher.toMain({ type: 'contactRemoved', address: 'b' });
    publisher.toOptions({ type: 'pageRequested', page: 'messages' });
    endTick();
    publisher.toMain({ type: 'contactRemoved', address: 'c' });
    endTick();
    expect(sent.filter(({ windowId }) => windowId === 1).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(sent.filter(({ windowId }) => windowId === 4).map(({ number }) => number)).toEqual([1]);
  });

  it('of one tick go out together, the newest of a kind that tells the whole', () => {
    const { sent, planned, publisher, endTick } = scene();
    publisher.toMain({ type: 'sessionChanged', session: { phase: 'signingIn', stage: 'connecting' } });
    publisher.toMain({ type: 'sessionChanged', session: { phase: 'signedIn' } });
    expect(planned).toHaveLength(1);
    endTick();
    expect(sent.map(({ change }) => change)).toEqual([
      { type: 'sessionChanged', session: { phase: 'signedIn' } },
    ]);
  });

  it('of single contacts become one, and a removal in between counts', () => {
    const { sent, publisher, endTick } = scene();
    publisher.toMain({ type: 'contactsChanged', contacts: [contact('a')] });
    publisher.toMain({ type: 'contactsChanged', contacts: [contact('b'), contact('a', 'away')] });
    publisher.toMain({ type: 'contactRemoved', address: 'b' });
    endTick();
    expect(sent.map(({ change }) => change)).toEqual([
      { type: 'contactRemoved', address: 'b' },
      { type: 'contactsChanged', contacts: [contact('a', 'away')] },
    ]);
  });

  it('before a whole new list are of no interest any more', () => {
    const { sent, publisher, endTick } = scene();
    publisher.toMain({ type: 'contactsChanged', contacts: [contact('a')] });
    publisher.toMain({ type: 'contactsReplaced', contacts: [], groups: [] });
    endTick();
    expect(sent.map(({ change }) => change.type)).toEqual(['contactsReplaced']);
  });

  it('right after a whole new list are part of it', () => {
    const { sent, publisher, endTick } = scene();
    publisher.toMain({ type: 'contactsReplaced', contacts: [contact('a'), contact('b')], groups: [] });
    publisher.toMain({ type: 'contactsChanged', contacts: [contact('b', 'away'), contact('c')] });
    endTick();
    expect(sent.map(({ change }) => change)).toEqual([
      {
        type: 'contactsReplaced',
        contacts: [contact('a'), contact('b', 'away'), contact('c')],
        groups: [],
      },
    ]);
  });

  it('of somebody who came back after a removal come after it', () => {
    const { sent, publisher, endTick } = scene();
    publisher.toMain({ type: 'contactsReplaced', contacts: [contact('a')], groups: [] });
    publisher.toMain({ type: 'contactRemoved', address: 'a' });
    publisher.toMain({ type: 'contactsChanged', contacts: [contact('a', 'away')] });
    endTick();
    expect(sent.map(({ change }) => change.type)).toEqual([
      'contactsReplaced',
      'contactRemoved',
      'contactsChanged',
    ]);
  });
});

describe('a snapshot', () => {
  it('carries the number of the last change that went out, and everything before it has', () => {
    const { sent, publisher, endTick } = scene();
    publisher.toMain({ type: 'contactRemoved', address: 'a' });
    expect(publisher.numberFor(1)).toBe(1);
    expect(sent).toHaveLength(1);
    publisher.toMain({ type: 'contactRemoved', address: 'b' });
    endTick();
    expect(sent.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('of a window that is gone is nobody\u2019s', () => {
    const { sent, publisher, endTick } = scene();
    publisher.remove(1);
    publisher.toMain({ type: 'contactRemoved', address: 'a' });
    endTick();
    expect(sent).toEqual([]);
    expect(publisher.numberFor(1)).toBe(0);
  });
});
