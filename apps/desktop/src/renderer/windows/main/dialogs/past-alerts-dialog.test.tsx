// @vitest-environment happy-dom
import type { PastAlertView } from '@nudge/ipc-contract';
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { OWN } from '../../../../../gallery/data/people.ts';
import { SIGNED_IN_MAIN } from '../../../../../gallery/data/snapshots.ts';
import { openWindow, settle } from '../window-fixture.tsx';

const BEN = { name: 'Ben', address: 'ben@example.org', at: 1_800_000_000_000 };
const ALERTS: readonly PastAlertView[] = [
  { ...BEN, id: 'p2', kind: 'message', text: 'coming?' },
  { ...BEN, id: 'p1', kind: 'message', text: '' },
];

async function openMissed() {
  const client = await openWindow(
    { ...SIGNED_IN_MAIN, missedNudges: 3 },
    { listPastAlerts: () => ({ ok: true, value: ALERTS }) },
  );
  const press = async (name: string | RegExp): Promise<void> => {
    fireEvent.click(screen.getByRole('button', { name }));
    await settle();
  };
  return { client, press };
}

it('are opened from the line that counts missed nudges, and lead on', async () => {
  const { client, press } = await openMissed();
  expect(screen.getByText('3 nudges came while you were away.')).toBeTruthy();
  await press('Show');
  expect(screen.getByRole('button', { name: /Ben sent a message\.$/ })).toBeTruthy();
  await press(/Ben says: coming\?$/);
  expect(client.requested('openPastAlert')).toEqual([{ id: 'p2' }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('keep names and what was said from turning the direction of the sentence', async () => {
  const { press } = await openMissed();
  await press('Show');
  const isolated = [...screen.getByRole('button', { name: /Ben says: coming\?$/ }).querySelectorAll('bdi')];
  expect(isolated.map(({ textContent }) => textContent)).toEqual(['Ben', 'coming?']);
});

it('are cleared', async () => {
  const { client, press } = await openMissed();
  await press('Show');
  await press('Clear');
  expect(client.requested('clearPastAlerts')).toEqual([{}]);
});

it('the line waits until one is back, and goes when nothing is missed', async () => {
  const { client } = await openMissed();
  const line = () => screen.queryByText(/came while you were away/);
  act(() => client.change({ type: 'ownChanged', own: { ...OWN, status: 'busy' } }));
  expect(line()).toBeNull();
  act(() => client.change({ type: 'ownChanged', own: OWN }));
  act(() => client.change({ type: 'missedNudgesChanged', count: 1 }));
  expect(line()?.textContent).toBe('A nudge came while you were away.');
  act(() => client.change({ type: 'missedNudgesChanged', count: 0 }));
  expect(line()).toBeNull();
});
