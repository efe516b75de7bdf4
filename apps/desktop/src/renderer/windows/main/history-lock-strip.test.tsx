// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { LOCKED, UNLOCKED } from '../../../../gallery/data/protection.ts';
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

it('is not asked again by whoever does not want to', async () => {
  await openWindow(LOCKED_MAIN);
  await press('Not Now');
  expect(screen.queryByText(STRIP)).toBeNull();
});

it('is not there before anybody signed in, nor for a history that can be read', async () => {
  await openWindow({ ...FRESH_MAIN, protection: LOCKED });
  expect(screen.queryByText(STRIP)).toBeNull();
});
