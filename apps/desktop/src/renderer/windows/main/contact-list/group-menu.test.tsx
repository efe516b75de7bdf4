// @vitest-environment happy-dom
import { GROUP_CHAT_MAX } from '@nudge/ipc-contract';
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import english from '../../../../locales/en.json';
import { crowd } from '../../../../../gallery/data/people.ts';
import { LINE_LOST, SIGNED_IN_MAIN } from '../../../../../gallery/data/snapshots.ts';
import { openWindow, settle } from '../window-fixture.tsx';

const openMenu = (group: RegExp): void =>
  void fireEvent.contextMenu(screen.getByRole('treeitem', { name: group }));
const send = (): HTMLElement =>
  screen.getByRole('menuitem', { name: 'Send an Instant Message to This Group' });

it('a message to a group comes first in its menu', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  openMenu(/^Friends/);
  expect(within(screen.getByRole('menu')).getAllByRole('menuitem')[0]).toBe(send());
  fireEvent.click(send());
  await settle();
  expect(client.requested('openGroupConversation')).toEqual([{ groupId: 'friends' }]);
});

it.each([
  ['nobody is there', { contacts: [] }, english['reason.nobodyOnline']],
  [
    'too many are there',
    {
      contacts: crowd(GROUP_CHAT_MAX + 1).map(
        (one) => ({ ...one, status: 'online', groupIds: ['choir'] }) as const,
      ),
    },
    `More than ${GROUP_CHAT_MAX} people in this group are online.`,
  ],
  [
    'the line is lost',
    { session: { phase: 'reconnecting', failure: LINE_LOST, retryAt: Date.now() + 60_000 } as const },
    english['reason.lineLost'],
  ],
])('says why a group cannot be written to: %s', async (_what, part, reason) => {
  await openWindow({ ...SIGNED_IN_MAIN, ...part });
  openMenu(/^Choir/);
  expect(send().title).toBe(reason);
});
