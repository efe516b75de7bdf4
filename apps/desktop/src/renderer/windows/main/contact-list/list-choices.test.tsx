// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it, onTestFinished } from 'vitest';
import { OWN } from '../../../../../gallery/data/people.ts';
import { SIGNED_IN_MAIN } from '../../../../../gallery/data/snapshots.ts';
import { STATUS_SQUARES } from '../../../components/presence/status-squares.ts';
import { DEFAULT_LOOK } from '../../../look/look.ts';
import { showLook } from '../../../look/shown-look.ts';
import { openWindow, settle } from '../window-fixture.tsx';

const row = (address: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-address="${address}"]`);
  if (found === null) throw new Error(`no row for ${address}`);
  return found;
};
const header = (name: RegExp): HTMLElement => screen.getByRole('treeitem', { name });
const press = (key: string): boolean => fireEvent.keyDown(screen.getByRole('tree'), { key });
const menuItem = (name: string | RegExp): HTMLElement => screen.getByRole('menuitem', { name });

it('shows pictures in the rows as large as the Contacts menu says', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  expect(screen.queryAllByTestId('row-picture')).toEqual([]);
  expect(row('ben@example.org').style.height).toBe('18px');
  fireEvent.click(screen.getByRole('menuitem', { name: 'Contacts' }));
  fireEvent.click(menuItem('View Display Pictures'));
  const choices = screen.getAllByRole('menuitemradio');
  expect(choices.map(({ textContent }) => textContent.trim())).toEqual(['Large', 'Medium', 'Small', 'None']);
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Medium' }));
  await settle();
  expect(client.requested('updateSettings')).toEqual([{ patch: { list: { rowSize: 'medium' } } }]);
  expect(row('ben@example.org').style.height).toBe('40px');
  expect(within(row('ben@example.org')).getByTestId('row-picture').style.height).toBe('32px');
  expect(row('ben@example.org').textContent).toBe('Ben Carter (Busy) - exam week, Friends');
});

it('marks who does not have us on their list, where the Contacts menu says so', async () => {
  const contacts = SIGNED_IN_MAIN.contacts.map((contact) =>
    contact.address === 'ben@example.org' ? { ...contact, hasUsOnTheirList: false } : contact,
  );
  const client = await openWindow({ ...SIGNED_IN_MAIN, contacts });
  const words = 'Does not have you in their list';
  expect(screen.queryByTitle(words)).toBeNull();
  expect(row('ben@example.org').textContent).not.toContain(words);
  fireEvent.click(screen.getByRole('menuitem', { name: 'Contacts' }));
  fireEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Mark Who Does Not Have Me' }));
  await settle();
  expect(client.requested('updateSettings')).toEqual([{ patch: { list: { showNotOnTheirList: true } } }]);
  expect(within(row('ben@example.org')).getByTitle(words)).toBeTruthy();
  expect(screen.getAllByTitle(words)).toHaveLength(1);
  expect(screen.getByRole('treeitem', { name: `Ben Carter (Busy) - exam week , ${words} , Friends` })).toBe(
    row('ben@example.org'),
  );
  const ben = contacts.find(({ address }) => address === 'ben@example.org');
  if (ben === undefined) throw new Error('no Ben');
  act(() => client.change({ type: 'contactsChanged', contacts: [{ ...ben, hasUsOnTheirList: true }] }));
  expect(screen.queryByTitle(words)).toBeNull();
});

it('Live: the search comes first, then adding and what the Contacts menu says of the list', async () => {
  showLook({ ...DEFAULT_LOOK, style: 'live' });
  onTestFinished(() => showLook(DEFAULT_LOOK));
  const client = await openWindow(SIGNED_IN_MAIN);
  const strip = within(screen.getByRole('region', { name: 'Contacts' }));
  const add = strip.getByRole('button', { name: 'Add a Contact' });
  const options = strip.getByRole('button', { name: 'List options' });
  const search = strip.getByRole('searchbox');
  expect(search.compareDocumentPosition(add) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect([add.textContent, add.title, options.title]).toEqual(['', 'Add a Contact', 'List options']);
  fireEvent.click(options);
  const entries = within(screen.getByRole('menu', { name: 'List options' })).getAllByRole('menuitem');
  expect(entries.map(({ textContent }) => textContent.trim())).toEqual([
    'Sort Contacts By',
    'Filter Contacts',
    'View Contacts By',
    'View Display Pictures',
  ]);
  fireEvent.click(menuItem('View Display Pictures'));
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Medium' }));
  await settle();
  expect(client.requested('updateSettings')).toEqual([{ patch: { list: { rowSize: 'medium' } } }]);
});

it('Live: the list still tells who is idle from who is away; the card has the word of the look', async () => {
  showLook({ ...DEFAULT_LOOK, style: 'live' });
  onTestFinished(() => showLook(DEFAULT_LOOK));
  await openWindow(SIGNED_IN_MAIN);
  const idle = SIGNED_IN_MAIN.contacts.find(({ status }) => status === 'idle')?.address ?? '';
  expect(row(idle).textContent).toContain('(Idle)');
  fireEvent.click(row(idle));
  press('F4');
  const card = screen.getByTestId('contact-card');
  expect(card.textContent).toContain('Away');
  expect(card.querySelector('.presence-icon img')?.getAttribute('src')).toBe(STATUS_SQUARES.idle);
});

it('names somebody by one\u2019s own name on card, menus and in questions', async () => {
  const contacts = SIGNED_IN_MAIN.contacts.map((contact) =>
    contact.address === 'ben@example.org' ? { ...contact, nickname: 'Benny', shownName: 'Benny' } : contact,
  );
  await openWindow({ ...SIGNED_IN_MAIN, contacts });
  fireEvent.click(row('ben@example.org'));
  expect(row('ben@example.org').querySelector('bdi')?.textContent).toBe('Benny');
  press('F4');
  expect(screen.getByRole('dialog', { name: 'Benny: contact card' })).toBeTruthy();
  press('Delete');
  expect(screen.getByRole('alertdialog').textContent).toContain('Benny');
  expect(screen.getByRole('alertdialog').textContent).not.toContain('Ben Carter');
});

it('draws no row again but that of who has changed', async () => {
  const drawn: string[] = [];
  const contacts = SIGNED_IN_MAIN.contacts.map((contact) => ({
    ...contact,
    // Read whenever a row is drawn, and by nothing else.
    get personalMessage() {
      drawn.push(contact.address);
      return contact.personalMessage;
    },
  }));
  const client = await openWindow({ ...SIGNED_IN_MAIN, contacts });
  expect(drawn).toContain('ben@example.org');
  const ben = SIGNED_IN_MAIN.contacts.find(({ address }) => address === 'ben@example.org');
  if (ben === undefined) throw new Error('no Ben');
  drawn.length = 0;
  act(() => client.change({ type: 'contactsChanged', contacts: [{ ...ben, personalMessage: 'passed!' }] }));
  expect(row('ben@example.org').textContent).toContain('passed!');
  expect(drawn).toEqual([]);
});

it('adds to the favourites by menu, and takes out of them', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  expect(screen.queryByRole('treeitem', { name: /^Favourites/ })).toBeNull();
  fireEvent.contextMenu(row('ben@example.org'));
  fireEvent.click(menuItem('Add to Favourites'));
  await settle();
  const ben = SIGNED_IN_MAIN.contacts.find(({ address }) => address === 'ben@example.org');
  if (ben === undefined) throw new Error('no Ben');
  act(() => client.change({ type: 'contactsChanged', contacts: [{ ...ben, isFavourite: true }] }));
  expect(header(/^Favourites/).textContent).toBe('Favourites (1/1)');
  expect(document.querySelectorAll('[data-address="ben@example.org"]')).toHaveLength(2);
  fireEvent.contextMenu(row('ben@example.org'));
  fireEvent.click(menuItem('Remove from Favourites'));
  await settle();
  expect(client.requested('setFavourite').map((request) => request.isFavourite)).toEqual([true, false]);
});

it('opens with a single click where that is chosen, and else only selects', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  fireEvent.click(row('cleo@example.org'));
  expect(client.requested('openConversation')).toEqual([]);
  const { settings } = SIGNED_IN_MAIN;
  const general = { ...settings.general, singleClick: true };
  act(() => client.change({ type: 'settingsChanged', settings: { ...settings, general } }));
  fireEvent.click(row('cleo@example.org'));
  fireEvent.click(header(/^Friends/));
  expect(client.requested('openConversation')).toEqual([{ address: 'cleo@example.org' }]);
});

it('shows by menu only who is online, and names of one\u2019s own', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  const choose = async (menu: string, choice: string): Promise<void> => {
    fireEvent.click(screen.getByRole('menuitem', { name: 'Contacts' }));
    fireEvent.click(menuItem(menu));
    fireEvent.click(screen.getByRole('menuitemradio', { name: choice }));
    await settle();
  };
  await choose('Filter Contacts', 'Online Only');
  expect(document.querySelector('[data-address="tomas@example.org"]')).toBeNull();
  expect(header(/^Family/).textContent).toBe('Family (1/2)');
  await choose('View Contacts By', 'Nickname');
  expect(client.requested('updateSettings')).toEqual([
    { patch: { list: { onlineOnly: true } } },
    { patch: { list: { nameStyle: 'nickname' } } },
  ]);
});

it('shows unread mail only while there is any: a server without mail counts none', async () => {
  const client = await openWindow(SIGNED_IN_MAIN);
  expect(screen.getByText('3 unread e-mails')).toBeTruthy();
  act(() => client.change({ type: 'ownChanged', own: { ...OWN, unreadMail: 0 } }));
  expect(screen.queryByText(/unread e-mail/)).toBeNull();
});
