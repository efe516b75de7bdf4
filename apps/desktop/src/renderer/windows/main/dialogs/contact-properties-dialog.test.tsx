// @vitest-environment happy-dom
import type { MainSnapshot } from '@nudge/ipc-contract';
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SIGNED_IN_MAIN } from '../../../../../gallery/data/snapshots.ts';
import english from '../../../../locales/en.json';
import { openWindow, settle } from '../window-fixture.tsx';

const BEN = 'ben@example.org';
const NAMED: MainSnapshot = {
  ...SIGNED_IN_MAIN,
  contacts: SIGNED_IN_MAIN.contacts.map((contact) =>
    contact.address === BEN
      ? { ...contact, nickname: 'Zorro', shownName: 'Zorro', note: 'plays the tuba' }
      : contact,
  ),
};

const row = (): HTMLElement | null => document.querySelector<HTMLElement>(`[data-address="${BEN}"]`);
const rowOfBen = (): HTMLElement => {
  const found = row();
  if (found === null) throw new Error('no row');
  return found;
};
const field = (label: string): HTMLElement => screen.getByLabelText(label);

it.each([{ key: 'F2' }, { key: 'Enter', altKey: true }])('opens by keyboard: %o', async (pressed) => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(rowOfBen());
  fireEvent.keyDown(screen.getByRole('tree'), pressed);
  expect(screen.getByRole('dialog', { name: 'Ben Carter - Properties' })).toBeTruthy();
  expect(client.requested('openConversation')).toEqual([]);
});

it('opens when another window asks for it, and of one contact after the other', async () => {
  const client = await openWindow(NAMED);
  act(() => client.change({ type: 'propertiesRequested', address: 'cleo@example.org' }));
  expect(screen.queryByDisplayValue('Zorro')).toBeNull();
  act(() => client.change({ type: 'propertiesRequested', address: BEN }));
  expect(screen.getByRole('dialog', { name: 'Ben Carter - Properties' })).toBeTruthy();
  expect(screen.getByDisplayValue('Zorro')).toBeTruthy();
});

it('keeps a nickname and a note', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.contextMenu(rowOfBen());
  fireEvent.click(screen.getByRole('menuitem', { name: /^Properties/ }));
  fireEvent.change(field(english['properties.nickname']), { target: { value: 'Zorro' } });
  fireEvent.change(field(english['properties.note']), { target: { value: 'plays the tuba' } });
  fireEvent.click(screen.getByRole('button', { name: 'OK' }));
  await settle();
  expect(client.requested('setContactNotes')).toEqual([
    { address: BEN, nickname: 'Zorro', note: 'plays the tuba' },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('shows what was kept, and why it could not be', async () => {
  await openWindow(NAMED, { setContactNotes: () => ({ ok: false, failure: { code: 'notOnList' } }) });
  fireEvent.click(rowOfBen());
  fireEvent.keyDown(screen.getByRole('tree'), { key: 'F2' });
  expect(screen.getByDisplayValue('Zorro')).toBeTruthy();
  expect(screen.getByDisplayValue('plays the tuba')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'OK' }));
  await settle();
  expect(screen.getByText(english['err.notOnList'])).toBeTruthy();
});

it('A15: the nickname is what the row shows; the search finds it, the note, and their own name', async () => {
  await openWindow(NAMED);
  expect(rowOfBen().textContent).toMatch(/^Zorro/);
  const search = screen.getByRole('searchbox');
  for (const wanted of ['zorro', 'tuba', 'ben carter', 'zorro tuba']) {
    fireEvent.change(search, { target: { value: wanted } });
    expect(row()).not.toBeNull();
  }
  fireEvent.change(search, { target: { value: 'trombone' } });
  expect(row()).toBeNull();
});
