// @vitest-environment happy-dom
import type { UpdatesView } from '@nudge/ipc-contract';
import { screen, fireEvent } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SIGNED_IN_MAIN } from '../../../../gallery/data/snapshots.ts';
import { RELEASE, updatesIn } from '../../../../gallery/data/updates.ts';
import { openWindow, settle } from '../../windows/main/window-fixture.tsx';

const READY = updatesIn({ kind: 'ready', release: RELEASE });
const open = (updates: UpdatesView) => openWindow({ ...SIGNED_IN_MAIN, updates });
const press = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};

it('says that a version is ready, what is new in it, and starts it or keeps silent', async () => {
  const client = await open(READY);
  expect(screen.getByText('Nudge 0.2.0 is ready.')).toBeTruthy();
  await press('What is new');
  expect(screen.getByRole('region', { name: 'What is new in 0.2.0' }).textContent).toBe(RELEASE.notes);
  await press('OK');
  await press('Restart Now');
  await press('Later');
  expect([client.requested('restartToUpdate'), client.requested('putOffUpdate')]).toEqual([[{}], [{}]]);
});

it.each([
  ['transfers', /break off files/],
  ['people', /cut off others/],
  ['profiles', /Another Nudge is open/],
] as const)('offers no restart while %s stand in its way, and says so', async (hold, reason) => {
  await open({ ...READY, hold });
  expect(screen.getByText(reason)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Restart Now' })).toBeNull();
});

it('leads to the page where the program cannot fetch it', async () => {
  const url = 'https://nudge.example/';
  const client = await open({
    ...updatesIn({ kind: 'found', release: RELEASE }),
    way: { kind: 'page', url },
  });
  expect(screen.getByText('There is a new version: Nudge 0.2.0.')).toBeTruthy();
  await press('Open Web Page');
  expect(client.requested('openLink')).toEqual([{ url }]);
});

it.each([
  { ...READY, isPutOff: true },
  updatesIn({ kind: 'checking' }),
  updatesIn({ kind: 'failed', reason: 'damaged' }),
  updatesIn({ kind: 'downloading', release: RELEASE, percent: 3 }),
])('is not there for %j', async (updates) => {
  await open(updates);
  expect(screen.queryByRole('button', { name: 'Later' })).toBeNull();
});

it('comes and goes as main tells', async () => {
  const client = await open(updatesIn({ kind: 'idle' }));
  client.change({ type: 'updatesChanged', updates: READY });
  await settle();
  expect(screen.getByRole('button', { name: 'Later' })).toBeTruthy();
});
