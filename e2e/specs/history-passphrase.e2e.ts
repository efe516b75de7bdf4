/** A history that only its passphrase opens: protected, closed, started again, unlocked, found. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { setScene } from '../bootstrap.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

const WORDS = 'the marmalade is in the cellar';
const PASSPHRASE = 'correct horse battery';

let alice: Person;
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  await opened.startHeadless(BOB);
  alice = await opened.startSignedIn(ALICE);
});

test.describe.configure({ mode: 'serial' });

/** Names of the history's files that hold the words as anybody reads them. */
async function filesWithWords(): Promise<readonly string[]> {
  const folder = join(scene.dataFolder, 'profiles', ALICE.name.toLowerCase());
  const names = (await readdir(folder)).filter((name) => name.startsWith('history'));
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name)).catch(() => '')));
  return names.filter((_name, index) => contents[index]?.includes('marmalade'));
}

test('the history is protected from the options, and holds no word that can be read', async () => {
  const chat = await alice.openConversation(BOB.name);
  await chat.say(WORDS);
  expect(await filesWithWords()).not.toEqual([]);
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const options = await alice.options();
  await options.show('messages');
  await options.page.getByRole('button', { name: text('lock.offer.protect'), exact: true }).click();
  const dialog = options.page.getByRole('dialog', { name: text('lock.set.title') });
  await dialog.getByLabel(text('lock.set.new')).fill(PASSPHRASE);
  await dialog.getByLabel(text('lock.set.again')).fill(PASSPHRASE);
  await expectAccessible(options.page, 'history-protect');
  await dialog.getByRole('button', { name: text('lock.set.now'), exact: true }).click();
  await expect(options.page.getByText(text('lock.state.unlocked'))).toBeVisible();
  await options.closeBy(options.cancel);
  await expect.poll(filesWithWords).toEqual([]);
});

test('it is locked at the next start, and nothing of it is shown', async () => {
  await scene.quit(alice);
  alice = await scene.startSignedIn(ALICE);
  await expect(alice.main.page.getByText(text('lock.strip'))).toBeVisible();
  const chat = await alice.openConversation(BOB.name);
  await expect(chat.line('marmalade')).toHaveCount(0);
});

test('its window asks for the passphrase; the search finds everything once it is right', async () => {
  await alice.main.menu(text('menu.bar.file'), text('menu.file.viewHistory'));
  const history = await alice.history();
  const field = history.page.getByLabel(text('lock.passphrase'));
  const unlock = history.page.getByRole('button', { name: text('lock.unlock'), exact: true });
  await field.fill('not this one');
  await unlock.click();
  await expect(history.page.getByText(text('err.wrongPassphrase'))).toBeVisible();
  await expectAccessible(history.page, 'history-locked');
  await field.fill(PASSPHRASE);
  await unlock.click();
  await history.search.fill('marmalade');
  await expect(history.hits).toHaveCount(1);
  await expect(alice.main.page.getByText(text('lock.strip'))).toHaveCount(0);
  await history.page.keyboard.press('Escape');
  await history.close();
});
