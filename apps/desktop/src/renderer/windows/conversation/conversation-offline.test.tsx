// @vitest-environment happy-dom
import type { ConversationSnapshot } from '@nudge/ipc-contract';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { ANA, TWO_PEOPLE } from '../../../../gallery/data/conversations.ts';
import { createFakeClient } from '../../bridge/fake-client.ts';
import { textLine } from '../../components/message/sample-lines.ts';
import { App } from './App.tsx';

const ANA_ONLINE = { ...ANA, displayName: 'Ana', status: 'online' } as const;

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});

async function open(part: Partial<ConversationSnapshot>) {
  const snapshot = { ...TWO_PEOPLE, participants: [ANA_ONLINE], typing: [], draft: '', ...part };
  const client = createFakeClient({ kind: 'conversation', snapshot });
  render(<App bridge={client.bridge} />);
  await screen.findByRole('log');
  // Listeners are in place once the effects have run.
  await act(async () => undefined);
  return client;
}

const send = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Send' });
const heads = () => [...document.querySelectorAll('.message-head')].map((head) => head.textContent);

it('B08: text can be left for somebody who is offline, and nothing else sent', async () => {
  const offline = { ...ANA_ONLINE, status: 'offline' } as const;
  const own = { id: 'e1', code: 'pizza!', url: 'nudge://app/pictures/1' };
  const client = await open({
    draft: 'see you, pizza! ',
    participants: [offline],
    ability: { canSend: false, reason: 'keptForLater' },
    emoticons: [own],
  });
  const bar = screen.getByTestId('notice-bar').textContent;
  expect(bar).toBe('Ana is offline and will get your messages later.');
  const nudge = screen.getByRole<HTMLButtonElement>('button', { name: 'Nudge' });
  expect([nudge.disabled, nudge.title]).toEqual([true, 'Ana is offline.']);
  expect(screen.getByTestId('composer-input').querySelector('img')).toBeNull();
  fireEvent.keyDown(document.body, { key: 'd', ctrlKey: true });
  fireEvent.click(send());
  await waitFor(() => expect(client.requested('sendText')).toMatchObject([{ text: 'see you, pizza! ' }]));
  expect(client.requested('sendNudge')).toEqual([]);
  act(() => client.change({ type: 'abilityChanged', ability: { canSend: true } }));
  expect(nudge.disabled).toBe(false);
});

it('the mark of a line that the server keeps says until when', async () => {
  await open({ lines: [textLine('1', { isOwn: true, state: 'kept' })] });
  expect(screen.getByRole('img', { name: 'Kept by the server until Ana signs in' })).toBeTruthy();
});

it('a line that the server did not keep says so, and can be sent again', async () => {
  const line = textLine('1', { isOwn: true, state: 'failed', failureReason: 'tooMany' });
  const client = await open({ lines: [line] });
  const article = within(screen.getByRole('article'));
  expect(article.getByText('Not sent: the server keeps no more messages for them just now.')).toBeTruthy();
  fireEvent.click(article.getByRole('button', { name: 'Send again' }));
  expect(client.requested('sendAgain')).toEqual([{ lineId: '1' }]);
});

it('what was written while one was offline says so, and when', async () => {
  const at = new Date(2026, 10, 20, 18, 4).getTime();
  await open({ lines: [textLine('1', { wasLeft: true, at }), textLine('2', { wasLeft: true, at })] });
  expect(heads()).toEqual(['Ana says:']);
  expect(screen.getAllByText('Written while you were offline')).toHaveLength(1);
  const [first, second] = screen.getAllByRole('article');
  for (const article of [first, second]) {
    expect(article?.querySelector('time')?.textContent).toMatch(/^Nov 20, 2026, 6:04.PM$/);
  }
  expect(first?.getAttribute('aria-label')).toMatch(
    /^Ana, November 20, 2026 at 6:04.PM, written while you were offline: text 1$/,
  );
});
