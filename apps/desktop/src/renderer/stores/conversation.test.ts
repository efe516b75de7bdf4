import { DEFAULT_SETTINGS, type ConversationSnapshot } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { nudgeLine, textLine } from '../components/message/sample-lines.ts';
import { applyConversationChange, applyEarlierLines, createConversationStore } from './conversation.ts';

const own = {
  address: 'sam@example.org',
  displayName: 'Sam',
  status: 'online',
  personalMessage: '',
  pictureUrl: '',
} as const;
const snapshot: ConversationSnapshot = {
  kind: 'conversation',
  number: 3,
  settings: DEFAULT_SETTINGS,
  locale: 'en',
  appearance: 'light',
  platform: 'linux',
  ownFrame: true,
  conversationId: 'c1',
  isOnTop: false,
  isTab: false,
  own,
  isGroup: false,
  participants: [],
  ability: { canSend: true },
  lines: [textLine('1', { isOwn: true, state: 'waiting' }), nudgeLine('2', true)],
  hasEarlier: true,
  draft: '',
  typing: [],
  emoticons: [],
  background: { own: [] },
  statusPage: '',
  invitable: [],
};
const state = createConversationStore(snapshot).getState();

it('adds a line once, and takes the later form of one it knows', () => {
  const added = applyConversationChange(state, { type: 'lineAdded', line: textLine('3') });
  expect(added.lines?.map(({ id }) => id)).toEqual(['1', '2', '3']);
  const changed = applyConversationChange(state, { type: 'lineAdded', line: textLine('1', { text: 'new' }) });
  expect(changed.lines).toHaveLength(2);
  expect(changed.lines?.[0]).toMatchObject({ text: 'new' });
});

it('follows the state of a line, and forgets why it failed before', () => {
  const failed = applyConversationChange(state, {
    type: 'lineStateChanged',
    id: '1',
    state: 'failed',
    failureReason: 'timedOut',
  });
  expect(failed.lines?.[0]).toMatchObject({ state: 'failed', failureReason: 'timedOut' });
  const again = applyConversationChange(
    { ...state, ...failed },
    { type: 'lineStateChanged', id: '1', state: 'sent' },
  );
  expect(again.lines?.[0]).toMatchObject({ state: 'sent' });
  expect(again.lines?.[0]).not.toHaveProperty('failureReason');
});

it('shows a line that the server keeps as it arrives: text alone', () => {
  const format = { ...DEFAULT_SETTINGS.messages.format, bold: true };
  const emoticons = [{ code: 'pizza!', url: 'x' }];
  const typed = { ...state, lines: [textLine('1', { isOwn: true, format, emoticons })] };
  const kept = applyConversationChange(typed, { type: 'lineStateChanged', id: '1', state: 'kept' });
  expect(kept.lines?.[0]).toMatchObject({ state: 'kept', format: DEFAULT_SETTINGS.messages.format });
  expect(kept.lines?.[0]).not.toHaveProperty('emoticons');
});

it('puts earlier lines on top, each once', () => {
  const earlier = applyEarlierLines(state, { lines: [textLine('0'), textLine('1')], hasEarlier: false });
  expect(earlier.lines?.map(({ id }) => id)).toEqual(['0', '1', '2']);
  expect(earlier.hasEarlier).toBe(false);
});

it('keeps showing oneself after signing out', () => {
  expect(applyConversationChange(state, { type: 'ownChanged', own: undefined })).toEqual({});
});
