/**
 * A first start with nobody else's server: an account on this computer, the greeter who answers, and a second
 * person of this computer, until the two have added one another and talk.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import type { Person } from '../scene.ts';
import { CreateAccountDialog, type NewAccount } from '../pages/create-account-dialog.ts';
import { text } from '../texts.ts';

const HOST = { address: 'ann@nudge.local', name: 'Ann', password: 'first-person-1' };
const GUEST = { address: 'ben@nudge.local', name: 'Ben', password: 'second-person-2' };
const NEW_PASSWORD = 'given-by-the-host-3';
const GREETER = 'Greeter';

let ann: Person;
let ben: Person;
const scene = setScene({}, async (opened) => {
  ann = await opened.start('ann');
});

test.describe.configure({ mode: 'serial' });

async function createAccount(person: Person, account: NewAccount): Promise<void> {
  const { page, signIn } = person.main;
  await signIn.createAccount.click();
  await new CreateAccountDialog(page).create(account);
  await person.main.waitUntilSignedIn();
}

test('this computer is offered first, and an account is made right there', async () => {
  await expect(ann.main.signIn.server).toContainText(text('signin.thisComputer'));
  await createAccount(ann, HOST);
  await expect(ann.main.ownName).toContainText(HOST.name);
  await expect(ann.main.contact(GREETER, text('status.online'))).toBeVisible();
});

test('the greeter says hello and echoes', async () => {
  const chat = await ann.openConversation(GREETER);
  await expect(chat.history.getByRole('article').first()).toBeVisible();
  await chat.say('Is anybody there?');
  await expect(chat.line('Is anybody there?')).toHaveCount(2);
  await keepScreen(chat.page, 'conversation-greeter');
});

test('a second person of this computer joins the server that runs', async () => {
  ben = await scene.start('ben');
  await createAccount(ben, GUEST);
  await expect(ben.main.contact(GREETER, text('status.online'))).toBeVisible();
});

test('A19: adding somebody asks that person, and accepting shows both to one another', async () => {
  await ann.main.add(GUEST.address);
  const prompt = await ben.prompt();
  await expect(prompt.allow(HOST.name)).toBeChecked();
  await expect(prompt.addToList).toBeChecked();
  await keepScreen(prompt.page, 'prompt');
  await prompt.accept.click();
  await expect(ben.main.contact(HOST.name, text('status.online'))).toBeVisible();
  await expect(ann.main.contact(GUEST.name, text('status.online'))).toBeVisible();
});

test('they talk', async () => {
  const annsChat = await ann.openConversation(GUEST.name);
  await annsChat.say('Hello, neighbour');
  const bensChat = await ben.conversation(HOST.name);
  await expect(bensChat.line('Hello, neighbour')).toBeVisible();
  await bensChat.say('Hello yourself');
  await expect(annsChat.line('Hello yourself')).toBeVisible();
});

test('the host looks after the accounts of this computer, and opens it to people near', async () => {
  await ann.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const options = await ann.options();
  await options.show('connection');
  const { page } = options;
  const accounts = page.getByRole('list', { name: text('opt.host.accounts') });
  await expect(accounts.getByText(GUEST.address, { exact: true })).toBeVisible();
  await expect(page.getByText(text('opt.host.openWarning'))).toBeVisible();
  await page.getByRole('button', { name: text('opt.host.open') }).click();
  await expect(page.getByRole('button', { name: text('opt.host.close') })).toBeVisible();
  const address = page.getByText(text('opt.host.giveAddress'));
  await expect(address.or(page.getByText(text('opt.host.noNetwork')))).toBeVisible();
  await expect(page.getByText(text('opt.host.fingerprint'))).toBeVisible();
  await expect(page.getByText(/^(?:[\dA-F]{4} ){15}[\dA-F]{4}$/)).toBeVisible();
  await keepScreen(page, 'options-connection-host');
  await page.getByRole('button', { name: text('opt.host.close') }).click();
  await expect(page.getByRole('button', { name: text('opt.host.open') })).toBeVisible();
  await page
    .getByRole('button', { name: text('opt.host.newPasswordFor', { address: GUEST.address }) })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(text('opt.host.password')).fill(NEW_PASSWORD);
  await dialog.getByRole('button', { name: text('opt.ok'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await options.cancel.click();
  await ben.main.signOut();
  await ben.main.signIn.as({ address: GUEST.address, password: NEW_PASSWORD });
  await ben.main.waitUntilSignedIn();
});

test('when the application that carries the server goes, the other one takes over', async () => {
  await scene.quit(ann);
  await expect(ben.main.contact(HOST.name, text('status.offline'))).toBeVisible({ timeout: 40_000 });
  await expect(ben.main.contact(GREETER, text('status.online'))).toBeVisible();
  ann = await scene.start('ann');
  await ann.main.signIn.as(HOST);
  await ann.main.waitUntilSignedIn();
  await expect(ben.main.contact(HOST.name, text('status.online'))).toBeVisible();
});

test('damaged accounts of this computer are put aside, which is said, and one begins anew', async () => {
  await scene.quit(ben);
  await scene.quit(ann);
  const folder = join(scene.dataFolder, 'host', 'server');
  const store = 'server.sqlite';
  expect(await readdir(folder)).toContain(store);
  for (const suffix of ['-wal', '-shm']) await rm(join(folder, `${store}${suffix}`), { force: true });
  const rubbish = 'this is no database'.repeat(1_000);
  await writeFile(join(folder, store), rubbish);
  ann = await scene.start('ann');
  await createAccount(ann, HOST);
  await expect(ann.main.notice('serverStoreSetAside')).toContainText(`${store}.corrupt-1`);
  await expect(ann.main.contact(GREETER, text('status.online'))).toBeVisible();
  expect(await readFile(join(folder, `${store}.corrupt-1`), 'utf8')).toBe(rubbish);
  await keepScreen(ann.main.page, 'main-store-set-aside');
});
