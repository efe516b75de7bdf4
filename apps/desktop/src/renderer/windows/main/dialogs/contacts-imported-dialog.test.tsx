// @vitest-environment happy-dom
import type { ContactImport, ContactImportCounts, Reply } from '@nudge/ipc-contract';
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FRESH_MAIN, LINE_LOST, SIGNED_IN_MAIN } from '../../../../../gallery/data/snapshots.ts';
import english from '../../../../locales/en.json';
import type { FakeClient } from '../../../bridge/fake-client.ts';
import { openWindow, settle } from '../window-fixture.tsx';

const SAVE = 'Save Contact List…';
const IMPORT = 'Import Contacts from a Saved File…';
const COUNTS: ContactImportCounts = { added: 12, known: 3, refused: 0, unreadable: 1, notTried: 0 };

const fromFile = (name: string): HTMLElement => {
  fireEvent.click(within(screen.getByRole('menubar')).getByRole('menuitem', { name: 'File' }));
  return screen.getByRole('menuitem', { name });
};

async function importWith(reply: Reply<ContactImport>): Promise<FakeClient<'main'>> {
  const client = await openWindow(SIGNED_IN_MAIN, { importContacts: () => reply });
  fireEvent.click(fromFile(IMPORT));
  await settle();
  expect(client.requested('importContacts')).toEqual([{}]);
  return client;
}

const imported = (counts: ContactImportCounts): Reply<ContactImport> => ({
  ok: true,
  value: { kind: 'imported', counts },
});
const told = (): readonly (string | null)[] =>
  [...screen.getByRole('dialog').querySelectorAll('.modal-content p')].map((line) => line.textContent);

it('A22: tells how many were added, known and unreadable', async () => {
  await importWith(imported(COUNTS));
  expect(told()).toEqual(['12 contacts were added.', '3 were on your list already.', '1 could not be read.']);
  fireEvent.click(screen.getByRole('button', { name: 'OK' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('says why it ended early, and how many are left', async () => {
  await importWith(imported({ added: 0, known: 0, refused: 2, unreadable: 0, notTried: 4, end: 'lineLost' }));
  expect(told()).toEqual([
    'Nobody was added.',
    '2 could not be added: the service does not know those addresses.',
    'The connection was lost. 4 are still to be added: import the file again.',
  ]);
});

it('says in the strip that a file is damaged', async () => {
  await importWith({ ok: false, failure: { code: 'badContactList' } });
  expect(screen.getByRole('alert').textContent).toContain(english['err.badContactList']);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('shows nothing when the person thinks better of it', async () => {
  await importWith({ ok: true, value: { kind: 'cancelled' } });
  expect([screen.queryByRole('dialog'), screen.queryByRole('alert')]).toEqual([null, null]);
});

it('saves the whole list from the File menu, and a group from its own', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(fromFile(SAVE));
  await settle();
  fireEvent.contextMenu(screen.getByRole('treeitem', { name: /^Family/ }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Save Group to a File…' }));
  await settle();
  expect(client.requested('saveContactList')).toEqual([{}, { groupId: 'family' }]);
});

it('needs a session to save, and a line to import', async () => {
  await openWindow(FRESH_MAIN);
  expect(fromFile(SAVE).title).toBe(english['reason.signedOut']);
});

it('saves, but does not import, while a lost line is being mended', async () => {
  await openWindow({ ...SIGNED_IN_MAIN, session: { phase: 'reconnecting', failure: LINE_LOST } });
  const [save, add] = [fromFile(SAVE), screen.getByRole('menuitem', { name: IMPORT })];
  expect([save.getAttribute('aria-disabled'), add.title]).toEqual([null, english['reason.lineLost']]);
});
