// @vitest-environment happy-dom
import type { MainSnapshot } from '@nudge/ipc-contract';
import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { OWN } from '../../../../../gallery/data/people.ts';
import { SIGNED_IN_MAIN } from '../../../../../gallery/data/snapshots.ts';
import { typeInParts } from '../../../components/date-field/type-in-parts.ts';
import { openWindow, settle } from '../window-fixture.tsx';

const NOW = new Date(2026, 10, 27, 13, 0).getTime();
const HOUR = 3_600_000;
const BUSY: MainSnapshot = {
  ...SIGNED_IN_MAIN,
  own: { ...OWN, status: 'busy', statusUntil: NOW + 1.5 * HOUR },
};

const choose = (name: RegExp): void => void fireEvent.click(screen.getByRole('menuitem', { name }));
const ok = (): void => void fireEvent.click(screen.getByRole('button', { name: 'OK' }));

it.each([
  ['[data-address="ben@example.org"]', { address: 'ben@example.org' }],
  ['.group-row', { groupId: 'choir' }],
])('chooses sounds and alerts of %s', async (row, whom) => {
  const found = { ok: true, value: { alerts: 'off', sounds: 'usual' } } as const;
  const client = await openWindow(SIGNED_IN_MAIN, { attentionOf: () => found });
  const element = document.querySelector(row);
  if (element === null) throw new Error('no row');
  fireEvent.contextMenu(element);
  choose(/^Choose Sounds and Alerts/);
  await settle();
  expect(client.requested('attentionOf')).toEqual([{ whom }]);
  const field = (label: string) => screen.getByLabelText<HTMLSelectElement>(label);
  expect([field('Alerts:').value, field('Sounds:').value]).toEqual(['off', 'usual']);
  fireEvent.change(field('Sounds:'), { target: { value: 'on' } });
  ok();
  await settle();
  expect(client.requested('setAttention')).toEqual([{ whom, alerts: 'off', sounds: 'on' }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

async function openUntil(snapshot: MainSnapshot) {
  vi.spyOn(Date, 'now').mockReturnValue(NOW);
  const client = await openWindow(snapshot);
  fireEvent.click(screen.getByRole('button', { name: /Change status/ }));
  return client;
}

it('says until when the status lasts, and takes another time', async () => {
  const client = await openUntil(BUSY);
  expect(document.querySelector('.status-button-status')?.textContent).toMatch(/^\(Busy until 2:30\sPM\)$/);
  choose(/^Until$/);
  choose(/^2 Hours$/);
  expect(client.requested('setStatusUntil')).toEqual([{ until: NOW + 2 * HOUR }]);
});

it('takes a time of day', async () => {
  const client = await openUntil(BUSY);
  choose(/^Until$/);
  choose(/^Until a Time/);
  typeInParts('Busy until:', { hour: '12', minute: '00', AM: 'p' });
  ok();
  await settle();
  expect(client.requested('setStatusUntil')).toEqual([{ until: NOW + 23 * HOUR }]);
});

it('says why nothing comes after Online', async () => {
  await openUntil(SIGNED_IN_MAIN);
  const until = screen.getByRole('menuitem', { name: /^Until$/ });
  expect([until.getAttribute('aria-disabled'), until.title]).toEqual([
    'true',
    'Choose another status first: afterwards you are Online again.',
  ]);
});
