// @vitest-environment happy-dom
import type { OutsideView, Reply, OutsideDone } from '@nudge/ipc-contract';
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FRESH_MAIN, SIGNED_IN_MAIN } from '../../../../../gallery/data/snapshots.ts';
import { openWindow, settle } from '../window-fixture.tsx';

const BEN = 'ben@example.org';
const CHAT: OutsideView = { id: 'o1', phase: 'asking', wish: { kind: 'chat', address: BEN, name: 'Ben' } };
const FILE: OutsideView = {
  id: 'o2',
  phase: 'asking',
  wish: { kind: 'contactFile', fileName: 'friends.ctt' },
};
const ok: Reply<OutsideDone> = { ok: true, value: {} };

const openWith = (outside: OutsideView | undefined, reply: Reply<OutsideDone> = ok) =>
  openWindow(
    { ...SIGNED_IN_MAIN, ...(outside === undefined ? {} : { outside }) },
    { answerOutside: () => reply },
  );
const press = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};

it('asks by name and address, says that the origin is not known, and has No in focus', async () => {
  const client = await openWith(undefined);
  act(() => client.change({ type: 'outsideChanged', outside: CHAT }));
  const dialog = screen.getByRole('alertdialog', { name: 'A link was opened' });
  expect(dialog.textContent).toContain('with Ben (ben@example.org)');
  expect(dialog.textContent).toContain('Where the link came from is not known.');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'No' }));
});

it('answers this question with yes, with no, and with no when it is closed', async () => {
  const client = await openWith(CHAT);
  await press('Yes');
  await press('No');
  fireEvent.keyDown(screen.getByRole('button', { name: 'No' }), { key: 'Escape' });
  await settle();
  expect(client.requested('answerOutside')).toEqual([
    { id: 'o1', yes: true },
    { id: 'o1', yes: false },
    { id: 'o1', yes: false },
  ]);
});

it('goes when it was answered, and comes while the window is open', async () => {
  const client = await openWith(undefined);
  act(() => client.change({ type: 'outsideChanged', outside: CHAT }));
  expect(screen.getByRole('alertdialog')).toBeTruthy();
  act(() => client.change({ type: 'outsideChanged', outside: undefined }));
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

it('says why a wish was refused, and stays', async () => {
  await openWith(CHAT, { ok: false, failure: { code: 'listFull' } });
  await press('Yes');
  expect(screen.getByRole('alert').textContent).toBe('The contact list is full. Code 0x81000307');
});

it('waits until another dialog is closed', async () => {
  const client = await openWith(undefined);
  act(() => client.change({ type: 'commandRequested', command: 'addContact' }));
  act(() => client.change({ type: 'outsideChanged', outside: CHAT }));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  await press('Cancel');
  expect(screen.getByRole('alertdialog')).toBeTruthy();
});

it('of a file names it and tells what became of the people in it', async () => {
  const counts = { added: 2, known: 0, refused: 0, unreadable: 0, notTried: 0 };
  const client = await openWith(FILE, { ok: true, value: { counts } });
  expect(screen.getByRole('alertdialog').textContent).toContain('“friends.ctt”');
  expect(screen.getByRole('alertdialog').textContent).not.toContain('Where the link came from');
  await press('Yes');
  act(() => client.change({ type: 'outsideChanged', outside: undefined }));
  expect(screen.getByRole('dialog').textContent).toContain('2 contacts were added.');
});

it('tells before the sign-in what waits, which can be thrown away', async () => {
  const waiting: OutsideView = {
    id: 'o3',
    phase: 'waiting',
    wish: { kind: 'add', address: BEN, name: BEN },
  };
  const client = await openWindow({ ...FRESH_MAIN, outside: waiting }, { answerOutside: () => ok });
  expect(screen.getByRole('alert').textContent).toContain('A link about ben@example.org was opened.');
  await press('Dismiss');
  expect(client.requested('answerOutside')).toEqual([{ id: 'o3', yes: false }]);
});

it('tells in one line that there are no calls', async () => {
  await openWith({ id: 'o4', phase: 'told', what: 'call' });
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('Nudge has no calls.');
});
