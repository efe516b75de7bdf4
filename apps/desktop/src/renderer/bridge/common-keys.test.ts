// @vitest-environment happy-dom
import type { Bridge } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { TWO_PEOPLE } from '../../../gallery/data/conversations.ts';
import { HISTORY_WINDOW } from '../../../gallery/data/history.ts';
import { FRESH_MAIN } from '../../../gallery/data/snapshots.ts';
import { listenForCommonKeys } from './common-keys.ts';
import { createFakeClient, type RecordedRequest } from './fake-client.ts';

const KEYS: readonly KeyboardEventInit[] = [
  { key: 'F1' },
  { key: ',', ctrlKey: true },
  { key: 'M', ctrlKey: true, shiftKey: true },
  { key: 'q', ctrlKey: true },
];

const history = () => createFakeClient({ kind: 'history', snapshot: HISTORY_WINDOW });

interface Client {
  readonly bridge: Pick<Bridge, 'kind' | 'request'>;
  readonly requests: readonly RecordedRequest[];
}

function pressIn({ bridge, requests }: Client, keys = KEYS): readonly RecordedRequest[] {
  const page = new EventTarget();
  listenForCommonKeys(bridge, page);
  for (const key of keys) page.dispatchEvent(new KeyboardEvent('keydown', { ...key, cancelable: true }));
  return requests;
}

it('help, options, sounds and the exit have their keys', () => {
  expect(pressIn(history())).toEqual([
    { name: 'openHelp', arguments: { what: 'helpTopics' } },
    { name: 'openOptions', arguments: { page: 'personal' } },
    { name: 'toggleSounds', arguments: {} },
    { name: 'exitApplication', arguments: {} },
  ]);
});

it('a conversation leads to the options of messages', () => {
  const chat = createFakeClient({ kind: 'conversation', snapshot: TWO_PEOPLE });
  pressIn(chat);
  expect(chat.requested('openOptions')).toEqual([{ page: 'messages' }]);
});

it('other keys, and keys with more held, are left', () => {
  const others = [
    { key: 'F2' },
    { key: 'F1', ctrlKey: true },
    { key: 'm', ctrlKey: true },
    { key: 'q' },
    { key: 'Q', ctrlKey: true, shiftKey: true },
    { key: 'constructor' },
  ];
  expect(pressIn(history(), others)).toEqual([]);
});

it('a key that something has used already is left to it', () => {
  const { bridge, requests } = history();
  const page = new EventTarget();
  page.addEventListener('keydown', (event) => event.preventDefault());
  listenForCommonKeys(bridge, page);
  page.dispatchEvent(new KeyboardEvent('keydown', { key: 'F1', cancelable: true }));
  expect(requests).toEqual([]);
});

it('the main window has its own', () => {
  expect(pressIn(createFakeClient({ kind: 'main', snapshot: FRESH_MAIN }))).toEqual([]);
});
