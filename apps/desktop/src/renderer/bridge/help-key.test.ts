// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { TWO_PEOPLE } from '../../../gallery/data/conversations.ts';
import { FRESH_MAIN } from '../../../gallery/data/snapshots.ts';
import { createFakeClient } from './fake-client.ts';
import { listenForHelp } from './help-key.ts';

it('F1, and no other key, asks for the help', () => {
  const client = createFakeClient({ kind: 'conversation', snapshot: TWO_PEOPLE });
  const page = new EventTarget();
  listenForHelp(client.bridge, page);
  page.dispatchEvent(new KeyboardEvent('keydown', { key: 'F1', ctrlKey: true }));
  page.dispatchEvent(new KeyboardEvent('keydown', { key: 'F2' }));
  expect(client.requested('openHelp')).toEqual([]);
  page.dispatchEvent(new KeyboardEvent('keydown', { key: 'F1' }));
  expect(client.requested('openHelp')).toEqual([{ what: 'helpTopics' }]);
});

it('the main window opens its own', () => {
  const client = createFakeClient({ kind: 'main', snapshot: FRESH_MAIN });
  const page = new EventTarget();
  listenForHelp(client.bridge, page);
  page.dispatchEvent(new KeyboardEvent('keydown', { key: 'F1' }));
  expect(client.requested('openHelp')).toEqual([]);
});
