// @vitest-environment happy-dom
import type { OutsideView } from '@nudge/ipc-contract';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { LOCKED, UNLOCKED, UNPROTECTED } from '../../../../gallery/data/protection.ts';
import { FRESH_MAIN, SIGNED_IN_MAIN } from '../../../../gallery/data/snapshots.ts';
import { openWindow, settle } from './window-fixture.tsx';

const STRIP = 'The history is locked: nothing you say is kept.';
const LOCKED_MAIN = { ...SIGNED_IN_MAIN, protection: LOCKED };

async function press(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
}

it('says that the history is locked, unlocks it, and goes', async () => {
  const client = await openWindow(LOCKED_MAIN);
  expect(screen.getByText(STRIP)).toBeTruthy();
  await press('Unlock\u2026');
  fireEvent.change(screen.getByLabelText('Passphrase:'), { target: { value: 'correct horse' } });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Remember it on this computer' }));
  await press('Unlock');
  expect(client.requested('unlockHistory')).toEqual([{ passphrase: 'correct horse', remember: true }]);
  await act(async () => client.change({ type: 'historyProtectionChanged', protection: UNLOCKED }));
  expect(screen.queryByText(STRIP)).toBeNull();
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('is not asked again by whoever does not want to, not even after the next sign-in', async () => {
  const client = await openWindow(LOCKED_MAIN);
  await press('Not Now');
  expect(screen.queryByText(STRIP)).toBeNull();
  for (const session of [{ phase: 'signedOut' }, LOCKED_MAIN.session] as const) {
    await act(async () => client.change({ type: 'sessionChanged', session }));
  }
  screen.getByRole('tree');
  expect(screen.queryByText(STRIP)).toBeNull();
});

it('says so of a history that nothing can open, and deletes it when asked twice', async () => {
  const client = await openWindow({ ...SIGNED_IN_MAIN, protection: { ...LOCKED, state: 'keyMissing' } });
  expect(screen.getByText(/file with its key \(history\.key\) is missing/)).toBeTruthy();
  await press('Delete the Locked History\u2026');
  const question = within(screen.getByRole('alertdialog', { name: 'Delete the Locked History' }));
  expect(client.requested('deleteLockedHistory')).toEqual([]);
  await act(async () => void fireEvent.click(question.getByRole('button', { name: 'Delete' })));
  expect(client.requested('deleteLockedHistory')).toHaveLength(1);
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

it('has the face of what is good to know', async () => {
  await openWindow(LOCKED_MAIN);
  expect(screen.getByText(STRIP).closest('.status-strip')?.className).toBe('status-strip notice notice-info');
});

const modals = (): number => document.querySelectorAll('.modal-dialog').length;
const WISH: OutsideView = {
  phase: 'asking',
  id: 'wish',
  wish: { kind: 'chat', address: 'ben@example.org', name: 'Ben Carter' },
};

it('asks one thing at a time: a wish from outside waits for the passphrase', async () => {
  const client = await openWindow(LOCKED_MAIN);
  await press('Unlock\u2026');
  await act(async () => client.change({ type: 'outsideChanged', outside: WISH }));
  expect(modals()).toBe(1);
  expect(screen.getByLabelText('Passphrase:')).toBeTruthy();
  await act(async () => client.change({ type: 'historyProtectionChanged', protection: UNLOCKED }));
  expect(screen.queryByLabelText('Passphrase:')).toBeNull();
  expect(modals()).toBe(1);
});

it.each([
  ['before anybody signed in', { ...FRESH_MAIN, protection: LOCKED }],
  ['for a history that can be read', { ...SIGNED_IN_MAIN, protection: UNLOCKED }],
  ['for one without a passphrase', { ...SIGNED_IN_MAIN, protection: UNPROTECTED }],
])('is not there %s', async (_when, snapshot) => {
  await openWindow(snapshot);
  expect(document.querySelector('.status-strip')).toBeNull();
});
