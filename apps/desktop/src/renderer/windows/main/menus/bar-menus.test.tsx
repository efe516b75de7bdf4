// @vitest-environment happy-dom
import type { MainSnapshot } from '@nudge/ipc-contract';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import english from '../../../../locales/en.json';
import {
  FRESH_MAIN,
  LINE_LOST,
  REMEMBERED_MAIN,
  SIGNED_IN_MAIN,
} from '../../../../../gallery/data/snapshots.ts';
import { openWindow, settle } from '../window-fixture.tsx';

const open = (...names: readonly string[]): void => {
  for (const name of names) fireEvent.click(screen.getByRole('menuitem', { name }));
};
const item = (name: string): HTMLElement => screen.getByRole('menuitem', { name });
const nextFrame = (): Promise<void> =>
  act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));

async function chooseContact(words: string): Promise<void> {
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('Contact:'), { target: { value: words } });
  fireEvent.click(dialog.getByRole('button', { name: 'OK' }));
  await settle();
}

it('edits a contact who is chosen by name', async () => {
  await openWindow(SIGNED_IN_MAIN);
  open('Contacts', 'Manage Contacts', 'Edit Contact…');
  await chooseContact('cleo');
  expect(screen.getByRole('dialog', { name: 'Cleo - Properties' })).toBeTruthy();
});

it('deletes a contact who is chosen by name, after a question', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  open('Contacts', 'Manage Contacts', 'Delete Contact…');
  await chooseContact('cleo');
  expect(client.requested('removeContact')).toEqual([]);
  const question = within(screen.getByRole('alertdialog'));
  fireEvent.click(question.getByRole('button', { name: 'Yes' }));
  await settle();
  expect(client.requested('removeContact')).toEqual([{ address: 'cleo@example.org', alsoBlock: false }]);
});

it('deletes nobody while the line is lost, and edits all the same', async () => {
  const session = { phase: 'reconnecting', failure: LINE_LOST, retryAt: Date.now() + 60_000 } as const;
  await openWindow({ ...SIGNED_IN_MAIN, session });
  open('Contacts', 'Manage Contacts');
  expect([item('Edit Contact…').title, item('Delete Contact…').title]).toEqual([
    '',
    english['reason.lineLost'],
  ]);
});

it('Sign In sends the form', async () => {
  const client = await openWindow(REMEMBERED_MAIN);
  open('File', 'Sign In…');
  await nextFrame();
  expect(client.requested('signIn')).toHaveLength(1);
});

it('Sign In goes to what is missing in the form', async () => {
  const client = await openWindow(FRESH_MAIN);
  open('File', 'Sign In…');
  await nextFrame();
  expect(client.requested('signIn')).toEqual([]);
  expect(document.activeElement).toBe(screen.getByLabelText('E-mail address:'));
});

it.each<[string, MainSnapshot, string]>([
  ['signed in', SIGNED_IN_MAIN, english['reason.signedIn']],
  [
    'signing in',
    { ...REMEMBERED_MAIN, session: { phase: 'signingIn', stage: 'authenticating' } },
    english['reason.signingIn'],
  ],
])('Sign In says why it cannot be chosen while one is %s', async (_what, snapshot, reason) => {
  await openWindow(snapshot);
  open('File');
  expect(item('Sign In…').title).toBe(reason);
});
