// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import english from '../../../../locales/en.json';
import { SIGNED_IN_MAIN } from '../../../../../gallery/data/snapshots.ts';
import { openWindow, settle } from '../window-fixture.tsx';

const dialog = () => within(screen.getByRole('dialog'));
const field = (label: string): HTMLInputElement => dialog().getByLabelText(label);
const type = (label: string, value: string): boolean => fireEvent.change(field(label), { target: { value } });
const pressButton = (name: string): boolean => fireEvent.click(dialog().getByRole('button', { name }));
const key = (name: string, modifiers: KeyboardEventInit = {}): boolean =>
  fireEvent.keyDown(window, { key: name, ctrlKey: true, ...modifiers });

it('adds a contact to a group, says so, and offers another', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  key('n');
  type('E-mail address:', 'joy@example.org');
  type('Your name for this contact', ' Joy ');
  fireEvent.change(field('Group:'), { target: { value: 'family' } });
  type('Your message:', ' Hi Joy!\n\nSam ');
  pressButton('Add');
  await settle();
  expect(client.requested('addContact')).toEqual([
    { address: 'joy@example.org', nickname: 'Joy', groupId: 'family', invitation: 'Hi Joy!\n\nSam' },
  ]);
  expect(dialog().getByText('joy@example.org is now on your list.')).toBeTruthy();
  pressButton('Add another');
  const labels = ['E-mail address:', 'Your name for this contact', 'Your message:'];
  expect(labels.map((label) => field(label).value)).toEqual(['', '', '']);
});

it('adds without inviting: nothing is written, and that is remembered for nobody else', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  key('n');
  type('E-mail address:', 'joy@example.org');
  type('Your message:', 'never mind');
  fireEvent.click(field('Add without inviting'));
  expect(field('Your message:').disabled).toBe(true);
  expect(dialog().getByText(english['add.silentHint'])).toBeTruthy();
  pressButton('Add');
  await settle();
  expect(client.requested('addContact')).toEqual([{ address: 'joy@example.org' }]);
  pressButton('Add another');
  expect(field('Add without inviting').checked).toBe(false);
  expect(field('Your message:').disabled).toBe(false);
});

it('counts what is left of the message near its end', async () => {
  await openWindow(SIGNED_IN_MAIN);
  key('n');
  expect(field('Your message:').maxLength).toBe(400);
  type('Your message:', 'x'.repeat(299));
  expect(dialog().getByText(english['add.messageHint'])).toBeTruthy();
  type('Your message:', 'x'.repeat(399));
  expect(dialog().getByText('1 character left')).toBeTruthy();
});

it.each([
  ['joy', english['add.badAddress']],
  ['SAM@example.org', english['add.own']],
  ['Ben@example.org', 'Ben@example.org is already on your list.'],
])('refuses %s before anything is asked', async (address, reason) => {
  const client = await openWindow(SIGNED_IN_MAIN);
  key('n');
  type('E-mail address:', address);
  pressButton('Add');
  expect(dialog().getByText(reason)).toBeTruthy();
  expect(client.requested('addContact')).toEqual([]);
});

it('says why the server refused a contact', async () => {
  await openWindow(SIGNED_IN_MAIN, { addContact: () => ({ ok: false, failure: { code: 'noSuchAccount' } }) });
  key('n');
  type('E-mail address:', 'nobody@example.org');
  pressButton('Add');
  await settle();
  expect(dialog().getByText(english['err.noSuchAccount'])).toBeTruthy();
});

it.each([
  [{ code: 'unexpected', number: '210' }, /210/],
  [{ code: 'alreadyOnList', address: 'ann@example.org' }, /ann@example\.org/],
] as const)('says which number a refusal had, and whom it is about: %o', async (failure, words) => {
  await openWindow(SIGNED_IN_MAIN, { addContact: () => ({ ok: false, failure }) });
  key('n');
  type('E-mail address:', 'nobody@example.org');
  pressButton('Add');
  await settle();
  const note = field('E-mail address:').getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(note)?.textContent).toMatch(words);
});

it('creates a group, but no second one of the same name', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  key('N', { shiftKey: true });
  type('Name of the group:', 'friends');
  pressButton('Create');
  expect(dialog().getByText(english['group.exists'])).toBeTruthy();
  expect(field('Name of the group:').maxLength).toBe(61);
  type('Name of the group:', ' Work ');
  pressButton('Create');
  await settle();
  expect(client.requested('addGroup')).toEqual([{ name: 'Work' }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('renames a group from its row', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(screen.getByRole('treeitem', { name: /^Family/ }));
  fireEvent.keyDown(screen.getByRole('tree'), { key: 'F2' });
  expect(field('Name of the group:').value).toBe('Family');
  type('Name of the group:', 'Home');
  pressButton('Rename');
  await settle();
  expect(client.requested('renameGroup')).toEqual([{ groupId: 'family', name: 'Home' }]);
});

it('changes the display name, and keeps the dialog while it is refused', async () => {
  const client = await openWindow(SIGNED_IN_MAIN, {
    setDisplayName: ({ name }) =>
      name === 'rude' ? { ok: false, failure: { code: 'badDisplayName' } } : { ok: true, value: undefined },
  });
  fireEvent.click(screen.getByRole('menuitem', { name: 'Tools' }));
  fireEvent.click(screen.getByRole('menuitem', { name: /^Change Display Name/ }));
  type('Display name:', 'rude');
  pressButton('OK');
  await settle();
  expect(dialog().getByText(english['err.badDisplayName'])).toBeTruthy();
  type('Display name:', 'Samuel');
  pressButton('OK');
  await settle();
  expect(client.requested('setDisplayName')).toEqual([{ name: 'rude' }, { name: 'Samuel' }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('opens a conversation by name when the tray asks for it', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  act(() => client.change({ type: 'commandRequested', command: 'sendMessage' }));
  type('To:', 'nobody at all');
  pressButton('OK');
  expect(dialog().getByText(english['compose.notOnList'])).toBeTruthy();
  type('To:', 'cleo');
  pressButton('OK');
  expect(client.requested('openConversation')).toEqual([{ address: 'cleo@example.org' }]);
});

it('closes on Escape and gives the focus back to who had it', async () => {
  await openWindow(SIGNED_IN_MAIN);
  act(() => screen.getByRole('tree').focus());
  key('n');
  fireEvent.keyDown(field('E-mail address:'), { key: 'Escape' });
  await settle();
  expect(screen.queryByRole('dialog')).toBeNull();
  // The focus comes back on the next frame.
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(document.activeElement).toBe(screen.getByRole('tree'));
});

it('tells the version', async () => {
  await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(screen.getByRole('menuitem', { name: 'Help' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'About Nudge' }));
  expect(dialog().getByText('Version 0.1.0')).toBeTruthy();
});
