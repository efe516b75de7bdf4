/** The contact list: acceptance points A08 to A11, A13 to A22 and D05. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import type { Person } from '../scene.ts';
import { expectSize } from '../pages/measures.ts';
import { chooseFromMenu, openMenuEntries } from '../pages/menus.ts';
import { ALICE, ALL_FRIENDS, BOB, CAROL, DAVE, ERIN } from '../people.ts';
import type { JsonLinesProcess } from '../processes/json-lines-process.ts';
import { text } from '../texts.ts';

const PERSONAL_MESSAGE_LIMIT = 129;
/** On nobody's list. */
const STRANGER = { address: 'stranger@example.com', password: 'stranger-pass', name: 'Stranger' };
/** Has nobody on their list. */
const LONELY = { address: 'lonely@example.com', password: 'lonely-pass', name: 'Lonely' };

let alice: Person;
let bob: JsonLinesProcess;
const seed = { ...ALL_FRIENDS, accounts: [...ALL_FRIENDS.accounts, STRANGER, LONELY] };
const scene = setScene({ seed }, async (opened) => {
  alice = await opened.startSignedIn(ALICE);
  bob = await opened.startHeadless(BOB);
});

test('A08: the window has the sizes of the drawing', async () => {
  const { page } = alice.main;
  expect(await alice.application.bounds(page)).toMatchObject({ width: 290, height: 520 });
  const menu = page.getByRole('menubar', { name: text('window.menuBar') });
  await expectSize(page.getByLabel(text('window.titleStrip')), { height: 26 + 20 });
  await expectSize(menu, { height: 20 });
  await expectSize(page.getByRole('region', { name: text('list.info') }), { height: 68 });
  await expectSize(page.getByRole('tablist', { name: text('list.panes') }), { width: 34 });
  await expectSize(page.locator('.add-strip'), { height: 24 });
  await expectSize(alice.main.tree.getByRole('treeitem', { level: 1 }).first(), { height: 20 });
  await expectSize(alice.main.tree.getByRole('treeitem', { level: 2 }).first(), { height: 18 });
});

test('A09: choosing Busy shows in the icon, the text and the tray', async () => {
  const { main } = alice;
  await main.setStatus(text('status.busy'));
  await expect(main.ownName).toHaveAccessibleName(new RegExp(text('status.busy')));
  await expect(main.ownName).toContainText(text('status.busy'));
  await bob.waitFor({ event: 'presence', address: ALICE.address, status: 'busy' });
  const since = bob.mark();
  await main.setStatus(text('status.online'));
  await bob.waitFor({ event: 'presence', address: ALICE.address, status: 'online' }, { since });
});

test('A10: the personal message is edited in place', async () => {
  const { main } = alice;
  const field = main.personalMessageField;
  await main.setPersonalMessage('on the <i>phone</i> & away');
  await expect(main.personalMessage).toContainText('on the <i>phone</i> & away');
  await bob.waitFor({
    event: 'contact',
    address: ALICE.address,
    personalMessage: 'on the <i>phone</i> & away',
  });
  await main.personalMessage.click();
  await field.fill('never stored');
  await field.press('Escape');
  await expect(main.personalMessage).toContainText('on the <i>phone</i> & away');
  await main.personalMessage.click();
  await field.fill('x'.repeat(PERSONAL_MESSAGE_LIMIT + 20));
  await expect(field).toHaveValue('x'.repeat(PERSONAL_MESSAGE_LIMIT));
  await field.press('Escape');
});

test("A11: a group's count follows who is online", async () => {
  const { main } = alice;
  await createGroup('Friends');
  for (const { name } of [BOB, CAROL]) await moveTo(name, 'Friends');
  await expect(main.group('Friends')).toContainText('(1/2)');
  const carol = await scene.startHeadless(CAROL);
  await expect(main.group('Friends')).toContainText('(2/2)');
  await carol.stop();
  await expect(main.group('Friends')).toContainText('(1/2)');
});

test('A21: a group that is deleted leaves its members in Other Contacts', async () => {
  const { main } = alice;
  await main.group('Friends').click({ button: 'right' });
  await chooseFromMenu(main.page, text('menu.group.delete'));
  const dialog = main.page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: text('group.delete') }).click();
  await expect(main.group('Friends')).toBeHidden();
  await expect(main.contact(CAROL.name)).toBeVisible();
});

test('A13: Online, Busy, Away, Offline, then by name', async () => {
  const { main } = alice;
  const carol = await scene.startHeadless(CAROL);
  const dave = await scene.startHeadless(DAVE);
  bob.send({ do: 'status', status: 'away' });
  carol.send({ do: 'status', status: 'busy' });
  await expect(main.contact(BOB.name, text('status.away'))).toBeVisible();
  await expect(main.contact(CAROL.name, text('status.busy'))).toBeVisible();
  await expect(main.contact(DAVE.name, text('status.online'))).toBeVisible();
  const names = await main.names();
  const people = [DAVE, CAROL, BOB, ERIN].map(({ name }) => name);
  expect(names.filter((name) => people.includes(name))).toEqual(people);
  await keepScreen(main.page, 'contact-list');
  await Promise.all([carol.stop(), dave.stop()]);
  bob.send({ do: 'status', status: 'online' });
  await expect(main.contact(BOB.name, text('status.online'))).toBeVisible();
});

test('A14: a blocked contact shows it, and the menu offers Unblock', async () => {
  const { main } = alice;
  await alice.main.chooseFor(ERIN.name, text('menu.contact.block'));
  await expect(main.contact(ERIN.name)).toContainText(text('status.blocked'));
  await keepScreen(main.page, 'contact-list-blocked');
  await alice.main.chooseFor(ERIN.name, text('menu.contact.unblock'));
  await expect(main.contact(ERIN.name)).not.toContainText(text('status.blocked'));
});

test('A15: the search filters while one types, Enter opens, Escape clears', async () => {
  const { main } = alice;
  await main.page.keyboard.press('Control+f');
  await expect(main.search).toBeFocused();
  await main.search.fill('dave@exa');
  await expect(main.contact(DAVE.name)).toBeVisible();
  await expect(main.contact(BOB.name)).toBeHidden();
  await main.search.press('Escape');
  await expect(main.search).toHaveValue('');
  await expect(main.contact(BOB.name)).toBeVisible();
  await main.search.fill('bo');
  await main.search.press('Enter');
  const chat = await alice.conversation(BOB.name);
  await chat.close();
  await main.search.fill('');
});

test('A17: the context menu, in its order, with a reason for what cannot be done', async () => {
  const { main } = alice;
  await main.contact(BOB.name).click({ button: 'right' });
  const entries = await openMenuEntries(main.page);
  const expected = [
    'sendMessage',
    'sendMail',
    'sendFile',
    'viewHistory',
    'viewCard',
    'copyTo',
    'moveTo',
    'removeFromGroup',
    'addFavourite',
    'acceptFiles',
    'block',
    'delete',
    'properties',
    'attention',
  ].map((key) => text(`menu.contact.${key}`, { name: BOB.name }));
  expect(entries.map((entry) => entry.split('\n')[0])).toEqual(expected);
  const disabled = main.page.getByRole('menuitem', { name: text('menu.contact.removeFromGroup') });
  await expect(disabled).toBeDisabled();
  await expect(disabled).toHaveAttribute('title', text('reason.inNoGroup', { name: BOB.name }));
  await main.page.keyboard.press('Escape');
});

test('a favourite stands on top too, and pictures make the rows higher', async () => {
  const { main } = alice;
  const favourites = main.tree.getByRole('treeitem', { level: 1, name: text('list.favourites') });
  await main.chooseFor(BOB.name, text('menu.contact.addFavourite'));
  await expect(favourites).toBeVisible();
  await main.menu(text('menu.bar.contacts'), text('menu.contacts.pictures'), text('menu.pictures.medium'));
  await expectSize(main.tree.getByRole('treeitem', { level: 2 }).first(), { height: 40 });
  await keepScreen(main.page, 'contact-list-pictures');
  await main.menu(text('menu.bar.contacts'), text('menu.contacts.pictures'), text('menu.pictures.none'));
  const [onTop] = await main.tree.getByRole('treeitem', { level: 2, name: new RegExp(BOB.name) }).all();
  await onTop?.click({ button: 'right' });
  await chooseFromMenu(main.page, text('menu.contact.removeFavourite'));
  await expect(favourites).toBeHidden();
});

test('A18: the card opens by hover and by F4', async () => {
  const { main } = alice;
  const card = main.page.getByRole('dialog', { name: text('card.title', { name: BOB.name }) });
  await main.contact(BOB.name).hover();
  await expect(card).toBeVisible();
  await keepScreen(main.page, 'contact-card');
  await main.search.hover();
  await expect(card).toBeHidden();
  await main.contact(BOB.name).click();
  await main.page.keyboard.press('F4');
  await expect(card).toBeVisible();
  await expect(card).toContainText(BOB.address);
  await main.page.keyboard.press('Escape');
  await expect(card).toBeHidden();
});

test('D05: the keyboard of the tree', async () => {
  const { main } = alice;
  const { page } = main;
  const others = main.group(text('list.otherContacts'));
  /** The tree keeps the focus and points at its active row. */
  const expectActive = (row: Locator): Promise<void> => expect(row).toHaveAttribute('aria-selected', 'true');
  await main.contact(BOB.name).click();
  await page.keyboard.press('Home');
  await expectActive(others);
  await page.keyboard.press('ArrowLeft');
  await expect(others).toHaveAttribute('aria-expanded', 'false');
  await expect(main.contact(BOB.name)).toBeHidden();
  await page.keyboard.press('*');
  await expect(others).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await expectActive(main.contact(BOB.name));
  await page.keyboard.press('e');
  await expectActive(main.contact(ERIN.name));
  await page.keyboard.press('ArrowLeft');
  await expectActive(others);
  await page.keyboard.press('ArrowRight');
  await expectActive(main.contact(BOB.name));
  await page.keyboard.press('End');
  await expectActive(main.contact(ERIN.name));
  await expect(main.contact(ERIN.name)).toHaveAttribute('aria-level', '2');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const chat = await alice.conversation(BOB.name);
  await chat.close();
});

test('A19: whoever is blocked in the prompt no longer sees one', async () => {
  const stranger = await scene.startHeadless(STRANGER);
  stranger.send({ do: 'addContact', address: ALICE.address, id: 'a19' });
  await stranger.waitFor({ event: 'presence', address: ALICE.address, status: 'online' });
  const prompt = await alice.prompt();
  await prompt.block(STRANGER.name).check();
  const mark = stranger.mark();
  await prompt.accept.click();
  await stranger.waitFor({ event: 'presence', address: ALICE.address, status: 'offline' }, { since: mark });
  await stranger.stop();
});

test('A20: deleting asks, with "also block" unticked', async () => {
  const { main } = alice;
  await alice.main.chooseFor(DAVE.name, text('menu.contact.delete'));
  const dialog = main.page.getByRole('alertdialog', { name: text('remove.title') });
  await expect(dialog.getByRole('checkbox', { name: text('remove.alsoBlock') })).not.toBeChecked();
  await keepScreen(main.page, 'delete-contact');
  await dialog.getByRole('button', { name: text('remove.yes') }).click();
  await expect(main.contact(DAVE.name)).toBeHidden();
});

test('A16: dragging moves, with Ctrl it copies, and Other Contacts takes out of a group', async () => {
  const { main } = alice;
  const { keyboard } = main.page;
  for (const name of ['Work', 'Choir']) await createGroup(name);
  await main.contact(CAROL.name).dragTo(main.group('Work'));
  await expect(main.group('Work')).toContainText('(0/1)');
  await keyboard.down('Control');
  await main.contact(CAROL.name).dragTo(main.group('Choir'));
  await keyboard.up('Control');
  await expect(main.group('Choir')).toContainText('(0/1)');
  await expect(main.group('Work')).toContainText('(0/1)');
  await expect(main.contact(CAROL.name)).toHaveCount(2);
  await main.contact(BOB.name).dragTo(main.contact(CAROL.name).first());
  await expect(main.group('Choir')).toContainText('(1/2)');
  await main.contact(BOB.name).dragTo(main.group(text('list.otherContacts')));
  await expect(main.group('Choir')).toContainText('(0/1)');
});

test('A22: a saved list brings the same people to an empty account', async () => {
  const file = join(await scene.makeFolder('saved'), 'contacts.ctt');
  const fileMenu = text('menu.bar.file');
  await alice.application.hooks.answerDialog(file);
  await alice.main.menu(fileMenu, text('menu.file.saveContacts'));
  await expect(async () => expect(await readFile(file, 'utf8')).toContain(BOB.address)).toPass();
  // A list without anybody is no tree to wait for.
  const lonely = await scene.start('lonely');
  await lonely.main.signIn.as(LONELY);
  await expect(lonely.main.addContact).toBeEnabled();
  await lonely.application.hooks.answerDialog(file);
  await lonely.main.menu(fileMenu, text('menu.file.importContacts'));
  const dialog = lonely.main.page.getByRole('dialog', { name: text('contactFile.title') });
  await expect(dialog).toBeVisible();
  await keepScreen(lonely.main.page, 'contacts-imported');
  await dialog.getByRole('button', { name: text('dialog.ok') }).click();
  await expect.poll(() => addressesOf(lonely)).toEqual(await addressesOf(alice));
});

test('adding somebody who does not exist says so', async () => {
  const { main } = alice;
  await main.addContact.click();
  const dialog = main.page.getByRole('dialog', { name: text('add.title') });
  await dialog.getByLabel(text('add.address')).fill('nobody@example.com');
  await dialog.getByRole('button', { name: text('add.add'), exact: true }).click();
  await expect(dialog.getByText(text('err.noSuchAccount'))).toBeVisible();
  await main.page.keyboard.press('Escape');
});

async function createGroup(name: string): Promise<void> {
  const { main } = alice;
  await main.menu(text('menu.bar.contacts'), text('menu.contacts.manageGroups'), text('menu.groups.create'));
  const dialog = main.page.getByRole('dialog', { name: text('group.createTitle') });
  await dialog.getByLabel(text('group.name')).fill(name);
  await dialog.getByRole('button', { name: text('group.create'), exact: true }).click();
  await expect(main.group(name)).toBeVisible();
}

/** Of everybody in the tree, each once. */
async function addressesOf({ main }: Person): Promise<readonly string[]> {
  const rows = await main.tree.getByRole('treeitem', { level: 2 }).all();
  const addresses = await Promise.all(rows.map((row) => row.getAttribute('data-address')));
  return [...new Set(addresses.map((address) => address ?? ''))].sort();
}

async function moveTo(name: string, group: string): Promise<void> {
  await alice.main.chooseFor(name, text('menu.contact.moveTo'), group);
}
