// @vitest-environment happy-dom
import type { MainSnapshot, OwnView, Settings } from '@nudge/ipc-contract';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import english from '../../../../locales/en.json';
import { OWN, person } from '../../../../../gallery/data/people.ts';
import { LINE_LOST, SIGNED_IN_MAIN } from '../../../../../gallery/data/snapshots.ts';
import { EXPAND_DELAY } from '../../../components/contact-tree/use-row-drop.ts';
import { openWindow, settle } from '../window-fixture.tsx';

afterEach(() => vi.useRealTimers());

const items = (): readonly HTMLElement[] => screen.getAllByRole('treeitem');
const row = (address: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-address="${address}"]`);
  if (found === null) throw new Error(`no row for ${address}`);
  return found;
};
const header = (name: RegExp): HTMLElement => screen.getByRole('treeitem', { name });
const tree = (): HTMLElement => screen.getByRole('tree');
const search = (): HTMLInputElement => screen.getByRole('searchbox');
const press = (key: string, init: KeyboardEventInit = {}): boolean =>
  fireEvent.keyDown(tree(), { key, ...init });
const active = (): string | null | undefined =>
  document.getElementById(tree().getAttribute('aria-activedescendant') ?? '')?.textContent;
const menuItem = (name: string | RegExp): HTMLElement => screen.getByRole('menuitem', { name });

function withList(list: Partial<Settings['list']>): MainSnapshot {
  const { settings } = SIGNED_IN_MAIN;
  return { ...SIGNED_IN_MAIN, settings: { ...settings, list: { ...settings.list, ...list } } };
}

it('A07: counts down while the line is lost; Now tries at once, Cancel gives up', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const client = await openWindow({
    ...SIGNED_IN_MAIN,
    session: { phase: 'reconnecting', failure: LINE_LOST, retryAt: Date.now() + 10_000 },
  });
  expect(screen.getByText('Connection lost. Trying again in 10 s')).toBeTruthy();
  act(() => void vi.advanceTimersByTime(3000));
  expect(screen.getByText('Connection lost. Trying again in 7 s')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Now' }));
  expect(client.requested('reconnectNow')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(client.requested('cancelSignIn')).toHaveLength(1);
  act(() => client.change({ type: 'sessionChanged', session: { phase: 'signedIn' } }));
  expect(screen.queryByTestId('lost-connection')).toBeNull();
});

it('says that the server closes for maintenance, and when it is tried again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const failure = { ...LINE_LOST, code: 'serverClosing', number: 'OUT SSD' } as const;
  await openWindow({
    ...SIGNED_IN_MAIN,
    session: { phase: 'reconnecting', failure, retryAt: Date.now() + 10_000 },
  });
  const strip = screen.getByTestId('lost-connection');
  expect(strip.textContent).toContain(
    'The server is closing for maintenance; reconnecting in 10 s (OUT SSD)',
  );
});

it('A09: the name opens the status menu; a choice is asked for, and what comes back is shown', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(screen.getByRole('button', { name: 'Sam, Online. Change status' }));
  const choices = screen.getAllByRole('menuitemradio');
  expect(choices.map((choice) => choice.getAttribute('aria-checked'))).toEqual([
    'true',
    ...Array.from({ length: 6 }, () => 'false'),
  ]);
  fireEvent.click(screen.getByRole('menuitemradio', { name: /^Busy/ }));
  await settle();
  expect(client.requested('setStatus')).toEqual([{ status: 'busy' }]);
  act(() => client.change({ type: 'ownChanged', own: { ...OWN, status: 'busy' } }));
  expect(screen.getByRole('button', { name: 'Sam, Busy. Change status' }).textContent).toContain('(Busy)');
});

it('A10: edits the personal message in place', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  const edit = (): HTMLInputElement => {
    fireEvent.click(screen.getByRole('button', { name: /^Personal message/ }));
    return screen.getByLabelText('Personal message');
  };
  const field = edit();
  expect(field.maxLength).toBe(129);
  fireEvent.change(field, { target: { value: 'gone' } });
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(client.requested('setPersonalMessage')).toEqual([]);
  expect(screen.getByRole('button', { name: `Personal message: ${OWN.personalMessage}` })).toBeTruthy();
  const again = edit();
  fireEvent.change(again, { target: { value: 'at home' } });
  fireEvent.keyDown(again, { key: 'Enter' });
  expect(client.requested('setPersonalMessage')).toEqual([{ text: 'at home' }]);
  const third = edit();
  fireEvent.change(third, { target: { value: 'out' } });
  fireEvent.blur(third);
  expect(client.requested('setPersonalMessage')).toHaveLength(2);
});

it('A10: prompts while there is no personal message', async () => {
  const own: OwnView = { ...OWN, personalMessage: '' };
  await openWindow({ ...SIGNED_IN_MAIN, own });
  expect(screen.getByText('Type a personal message')).toBeTruthy();
});

it('A11: counts change when a contact signs in', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  expect(header(/^Family/).textContent).toBe('Family (1/2)');
  act(() =>
    client.change({
      type: 'contactsChanged',
      contacts: [
        person({
          address: 'tomas@example.org',
          displayName: 'Tomás',
          status: 'online',
          groupIds: ['family'],
        }),
      ],
    }),
  );
  expect(header(/^Family/).textContent).toBe('Family (2/2)');
  expect(header(/^Family/).getAttribute('aria-description')).toBe('2 of 2 online');
});

it('A12: arranges by status, and asks for that to be kept', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(screen.getByRole('menuitem', { name: 'Contacts' }));
  fireEvent.click(menuItem('Sort Contacts By'));
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Online/Offline' }));
  await settle();
  expect(client.requested('updateSettings')).toEqual([{ patch: { list: { arrangement: 'status' } } }]);
  const groups = items().filter((item) => item.getAttribute('aria-level') === '1');
  expect(groups.map((group) => group.textContent)).toEqual(['Online (10)', 'Offline (4)']);
});

it('A13: orders a group by status and name', async () => {
  await openWindow({ ...SIGNED_IN_MAIN, groups: SIGNED_IN_MAIN.groups.slice(0, 1) });
  const names = items()
    .filter((item) => item.getAttribute('aria-level') === '2')
    .map((item) => item.querySelector('bdi')?.textContent);
  expect(names.slice(0, 8)).toEqual([
    'Cleo',
    'Farah ',
    'Ben Carter',
    'Emre',
    'Ana Lindqvist',
    'Dmitri Volkov',
    'Gus',
    'Hal Brooker',
  ]);
});

it('A14: shows who is blocked, and offers to unblock', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  const hal = row('hal@example.org');
  expect(hal.textContent).toBe('Hal Brooker, Offline (Blocked), Friends');
  expect(hal.querySelector('[data-blocked]')).not.toBeNull();
  fireEvent.contextMenu(hal);
  expect(screen.queryByRole('menuitem', { name: 'Block' })).toBeNull();
  fireEvent.click(menuItem('Unblock'));
  await settle();
  expect(client.requested('unblock')).toEqual([{ address: 'hal@example.org' }]);
});

it('A15: searches as one types; Enter opens the first hit, Escape clears', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.keyDown(window, { key: 'f', ctrlKey: true });
  await vi.waitFor(() => expect(document.activeElement).toBe(search()));
  fireEvent.change(search(), { target: { value: 'ben@' } });
  expect(items().map((item) => item.getAttribute('aria-level'))).toEqual(['1', '2']);
  expect(screen.getByText('1 contact found')).toBeTruthy();
  fireEvent.keyDown(search(), { key: 'Enter' });
  expect(client.requested('openConversation')).toEqual([{ address: 'ben@example.org' }]);
  fireEvent.keyDown(search(), { key: 'Escape' });
  expect(search().value).toBe('');
  expect(items().length).toBeGreaterThan(10);
});

it('A15: opens closed groups for a search', async () => {
  await openWindow(withList({ collapsedGroups: ['friends', 'choir'] }));
  fireEvent.change(search(), { target: { value: 'ana' } });
  expect(row('ana@example.org')).toBeTruthy();
});

it('A16: moves, copies and removes between groups by menu', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  const choose = (submenu: string, group: string): void => {
    fireEvent.contextMenu(row('ben@example.org'));
    fireEvent.click(menuItem(submenu));
    fireEvent.click(menuItem(group));
  };
  choose('Copy Contact to', 'Family');
  choose('Move Contact to', 'Choir');
  fireEvent.contextMenu(row('ben@example.org'));
  fireEvent.click(menuItem('Remove Contact from Group'));
  await settle();
  const address = 'ben@example.org';
  expect(client.requested('copyContact')).toEqual([{ address, to: 'family' }]);
  expect(client.requested('moveContact')).toEqual([{ address, from: 'friends', to: 'choir' }]);
  expect(client.requested('removeFromGroup')).toEqual([{ address, groupId: 'friends' }]);
});

it('A17: has what is built, in its order, and says why something cannot be done', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.contextMenu(row('greeter@nudge.local'));
  const entries = within(screen.getByRole('menu')).getAllByRole('menuitem');
  expect(entries.map((entry) => entry.getAttribute('data-entry-id'))).toEqual([
    'sendMessage',
    'sendMail',
    'sendFile',
    'viewHistory',
    'viewCard',
    'copyTo',
    'moveTo',
    'removeFromGroup',
    'addFavourite',
    'block',
    'delete',
    'properties',
    'attention',
  ]);
  const disabled = entries.filter((entry) => entry.getAttribute('aria-disabled') === 'true');
  expect(disabled.map((entry) => entry.title)).toEqual(['Greeter is in no group.']);
  fireEvent.click(menuItem('View Message History'));
  expect(client.requested('openHistory')).toEqual([{ address: 'greeter@nudge.local' }]);
  fireEvent.contextMenu(row('greeter@nudge.local'));
  fireEvent.keyDown(screen.getByRole('menu'), { key: 'Escape' });
  act(() =>
    client.change({ type: 'sessionChanged', session: { phase: 'reconnecting', failure: LINE_LOST } }),
  );
  fireEvent.contextMenu(row('ben@example.org'));
  expect(menuItem(/^Delete Contact/).title).toBe(english['reason.lineLost']);
});

it('A18: a card opens after 900 ms on a row, stays under the pointer, and goes 350 ms after it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await openWindow(SIGNED_IN_MAIN);
  const card = (): HTMLElement | null => screen.queryByTestId('contact-card');
  const pass = (milliseconds: number): void => act(() => void vi.advanceTimersByTime(milliseconds));
  fireEvent.pointerEnter(row('ben@example.org'));
  pass(899);
  expect(card()).toBeNull();
  pass(1);
  expect(card()?.textContent).toContain('ben@example.org');
  fireEvent.pointerLeave(row('ben@example.org'));
  pass(300);
  fireEvent.pointerEnter(card() as HTMLElement);
  pass(1000);
  expect(card()).not.toBeNull();
  fireEvent.pointerLeave(card() as HTMLElement);
  pass(350);
  expect(card()).toBeNull();
});

it('A18: F4 opens the same card, with the focus in it; Escape gives the focus back', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(row('ben@example.org'));
  press('F4');
  const card = screen.getByRole('dialog', { name: 'Ben Carter: contact card' });
  expect(card.contains(document.activeElement)).toBe(true);
  fireEvent.keyDown(card, { key: 'Escape' });
  expect(screen.queryByTestId('contact-card')).toBeNull();
  expect(document.activeElement).toBe(tree());
  press('F4');
  fireEvent.click(screen.getByRole('button', { name: 'Send Message' }));
  expect(client.requested('openConversation')).toEqual([{ address: 'ben@example.org' }]);
});

it('A20: asks before a contact goes; blocking too is not assumed', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(row('ben@example.org'));
  press('Delete');
  const dialog = within(screen.getByRole('alertdialog'));
  const alsoBlock: HTMLInputElement = dialog.getByLabelText('Also block this contact');
  expect(alsoBlock.checked).toBe(false);
  fireEvent.click(dialog.getByRole('button', { name: 'Yes' }));
  await settle();
  expect(client.requested('removeContact')).toEqual([{ address: 'ben@example.org', alsoBlock: false }]);
});

it('A21: says where the contacts of a deleted group go', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(header(/^Family/));
  press('Delete');
  const dialog = within(screen.getByRole('alertdialog'));
  expect(dialog.getByText(/Its 2 contacts who are in no other group move to Other Contacts/)).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: 'Delete Group' }));
  await settle();
  expect(client.requested('removeGroup')).toEqual([{ groupId: 'family' }]);
});

it('D05: is a tree with levels, places and the whole number of siblings', async () => {
  await openWindow(SIGNED_IN_MAIN);
  const family = header(/^Family/);
  expect([family.getAttribute('aria-level'), family.getAttribute('aria-expanded')]).toEqual(['1', 'true']);
  expect([family.getAttribute('aria-posinset'), family.getAttribute('aria-setsize')]).toEqual(['2', '4']);
  const mum = row('mum@example.org');
  expect(mum.textContent).toBe('Mum (Out to Lunch) - soup again, Family');
  expect(row('cleo@example.org').textContent).toBe('Cleo, Online - Harbour Lights – Slow Train, Friends');
  expect([mum.getAttribute('aria-level'), mum.getAttribute('aria-setsize')]).toEqual(['2', '2']);
});

it('D05: moves, opens and closes by keyboard', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  act(() => tree().focus());
  expect(active()).toMatch(/^Choir/);
  press('ArrowDown');
  expect(active()).toMatch(/^Ana Lindqvist/);
  press('Enter');
  expect(client.requested('openConversation')).toEqual([{ address: 'ana@example.org' }]);
  press('ArrowLeft');
  expect(active()).toMatch(/^Choir/);
  press('ArrowLeft');
  expect(header(/^Choir/).getAttribute('aria-expanded')).toBe('false');
  press('ArrowRight');
  expect(header(/^Choir/).getAttribute('aria-expanded')).toBe('true');
  press('ArrowLeft');
  press('*');
  expect(header(/^Choir/).getAttribute('aria-expanded')).toBe('true');
  press('g');
  expect(active()).toMatch(/^Gus/);
  press('End');
  expect(active()).toMatch(/Other Contacts$/);
  press('Home');
  expect(active()).toMatch(/^Choir/);
});

it('D05: opens the context menu from the keyboard', async () => {
  await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(row('ben@example.org'));
  press('F10', { shiftKey: true });
  expect(screen.getByRole('menu', { name: 'Ben Carter' })).toBeTruthy();
});

it('opens a conversation on double click, and a group', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.doubleClick(row('cleo@example.org'));
  expect(client.requested('openConversation')).toEqual([{ address: 'cleo@example.org' }]);
  fireEvent.doubleClick(header(/^Friends/));
  expect(client.requested('updateSettings')).toEqual([{ patch: { list: { collapsedGroups: ['friends'] } } }]);
});

it('renders only the rows in view of a very long list, and tells its whole length', async () => {
  const { crowd } = await import('../../../../../gallery/data/people.ts');
  await openWindow({ ...SIGNED_IN_MAIN, contacts: crowd(5000) });
  expect(items().length).toBeLessThan(80);
  expect(items()[1]?.getAttribute('aria-setsize')).toBe('1250');
});

it('answers a request from the Requests view', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(screen.getByRole('tab', { name: 'Requests, 1 waiting' }));
  const ticked: HTMLInputElement = screen.getByLabelText('Also put Jonas Weber on my list');
  expect(ticked.checked).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Allow: Jonas Weber' }));
  await settle();
  const address = 'jonas@example.com';
  expect(client.requested('answerContactRequest')).toEqual([{ address, answer: 'allow', addToList: true }]);
  act(() => client.change({ type: 'requestsChanged', requests: [] }));
  expect(screen.getByText('Nobody is waiting for an answer.')).toBeTruthy();
});

it('shows in the Requests view what somebody wrote', async () => {
  const [jonas] = SIGNED_IN_MAIN.requests;
  if (jonas === undefined) throw new Error('nobody asks');
  const client = await openWindow({
    ...SIGNED_IN_MAIN,
    requests: [{ ...jonas, invitation: 'We met\nat the lake.' }],
  });
  fireEvent.click(screen.getByRole('tab', { name: 'Requests, 1 waiting' }));
  expect(screen.getByRole('group', { name: 'Message from Jonas Weber' }).textContent).toBe(
    'We met\nat the lake.',
  );
  act(() => client.change({ type: 'requestsChanged', requests: [jonas] }));
  expect(screen.queryByRole('group', { name: 'Message from Jonas Weber' })).toBeNull();
});

it('brings an open conversation to the front', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(screen.getByRole('tab', { name: 'Conversations, 2 unread messages' }));
  fireEvent.click(screen.getByRole('button', { name: /Ana Lindqvist/ }));
  expect(client.requested('showConversation')).toEqual([{ conversationId: 'c1' }]);
});

it('shows in a strip why something was refused', async () => {
  await openWindow(SIGNED_IN_MAIN, { block: () => ({ ok: false, failure: { code: 'lineLost' } }) });
  fireEvent.contextMenu(row('ben@example.org'));
  fireEvent.click(menuItem('Block'));
  await settle();
  expect(screen.getByRole('alert').textContent).toContain(english['err.lineLost']);
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

const NOTES = new File(['x'], 'notes.txt');
function drag(target: Element, type: string, types: readonly string[] = ['Files']): void {
  const event = new MouseEvent(type, { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { types, files: [NOTES] } });
  fireEvent(target, event);
}

it('a contact shows that it takes files, and gets what is dropped on it', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  drag(row('ben@example.org'), 'dragover');
  expect(row('ben@example.org').dataset['dropTarget']).toBe('true');
  drag(row('ben@example.org'), 'dragleave');
  expect(row('ben@example.org').dataset['dropTarget']).toBeUndefined();
  drag(row('ben@example.org'), 'drop');
  expect(client.requested('offerFiles')).toEqual([
    { paths: ['/dropped/notes.txt'], address: 'ben@example.org' },
  ]);
});

it('text dragged over a contact means nothing', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  drag(row('ben@example.org'), 'dragover', ['text/plain']);
  expect(row('ben@example.org').dataset['dropTarget']).toBeUndefined();
  drag(row('ben@example.org'), 'drop', ['text/plain']);
  expect(client.requested('offerFiles')).toEqual([]);
});

it('files held over a closed group open it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const client = await openWindow(withList({ collapsedGroups: ['family'] }));
  drag(header(/^Family/), 'dragover');
  act(() => void vi.advanceTimersByTime(EXPAND_DELAY - 1));
  drag(header(/^Family/), 'dragover');
  expect(client.requested('updateSettings')).toEqual([]);
  act(() => void vi.advanceTimersByTime(1));
  expect(client.requested('updateSettings')).toEqual([{ patch: { list: { collapsedGroups: [] } } }]);
});

it('a contact who is offline or blocked can get no file, and the menu says why', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.contextMenu(row('tomas@example.org'));
  expect(menuItem('Send a File or Photo…').title).toBe('Uncle Tomás is offline.');
  fireEvent.keyDown(screen.getByRole('menu'), { key: 'Escape' });
  fireEvent.contextMenu(row('hal@example.org'));
  expect(menuItem('Send a File or Photo…').title).toBe('You have blocked Hal Brooker.');
  fireEvent.keyDown(screen.getByRole('menu'), { key: 'Escape' });
  fireEvent.contextMenu(row('ben@example.org'));
  fireEvent.click(menuItem('Send a File or Photo…'));
  expect(client.requested('chooseFiles')).toEqual([{ address: 'ben@example.org', what: 'files' }]);
});

it('files of a contact are taken without asking once their menu says so', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.contextMenu(row('ben@example.org'));
  const entry = screen.getByRole('menuitemcheckbox', { name: 'Accept Files from Ben Carter Automatically' });
  expect([entry.getAttribute('aria-checked'), entry.title]).toEqual(['false', english['hint.acceptFiles']]);
  fireEvent.click(entry);
  await settle();
  expect(client.requested('updateSettings')).toEqual([
    { patch: { files: { autoAccept: ['ben@example.org'] } } },
  ]);
});
