/** D04: axe finds nothing serious in any window; and a picture of each is kept. */
import { expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { setScene } from '../bootstrap.ts';
import { OPTIONS_PAGES } from '../pages/options-window.ts';
import { ALICE, ALL_FRIENDS, BOB, CAROL } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

const NEWCOMER = { address: 'newcomer@example.com', password: 'new-here-77', name: 'Newcomer' };

let alice: Person;
const scene = setScene(
  { seed: { ...ALL_FRIENDS, accounts: [...ALL_FRIENDS.accounts, NEWCOMER] } },
  async (opened) => {
    alice = await opened.start('alice');
  },
);

test.describe.configure({ mode: 'serial' });

test('D04: the sign-in view', async () => {
  await expect(alice.main.signIn.submit).toBeVisible();
  await expectAccessible(alice.main.page, 'access-sign-in');
});

test('D04: the contact list', async () => {
  await scene.startHeadless(BOB);
  await alice.main.signIn.as(ALICE);
  await alice.main.waitUntilSignedIn();
  await expect(alice.main.contact(BOB.name, text('status.online'))).toBeVisible();
  await expectAccessible(alice.main.page, 'access-contact-list');
});

test('D04: the status menu, and the dialog to add somebody', async () => {
  const { page } = alice.main;
  await alice.main.ownName.click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'access-status-menu');
  await page.keyboard.press('Escape');
  await alice.main.addContact.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'access-add-contact');
  await page.keyboard.press('Escape');
});

test('D04: a conversation, its picker and its font dialog', async () => {
  const chat = await alice.openConversation(BOB.name);
  await chat.say('readable by everybody :)');
  await expect(chat.line('readable by everybody')).toBeVisible();
  await expectAccessible(chat.page, 'access-conversation');
  await chat.emoticons.click();
  await expect(chat.page.getByRole('grid')).toBeVisible();
  await expectAccessible(chat.page, 'access-emoticon-picker');
  await chat.page.keyboard.press('Escape');
  await chat.font.click();
  await expect(chat.page.getByRole('dialog')).toBeVisible();
  await expectAccessible(chat.page, 'access-font');
  await chat.page.keyboard.press('Escape');
  await expect(chat.page.getByRole('dialog')).toBeHidden();
  // While somebody writes, a newcomer is told of by an alert; the prompt of the next test needs the calm.
  await chat.close();
});

test('D04: the pages of the Options window', async () => {
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const options = await alice.options();
  for (const page of OPTIONS_PAGES) {
    await options.show(page);
    await expectAccessible(options.page, `access-options-${page}`);
  }
  await options.cancel.click();
});

test('D04: the prompt of somebody who added one', async () => {
  const newcomer = await scene.startHeadless(NEWCOMER);
  newcomer.send({ do: 'addContact', address: ALICE.address, id: 'a1' });
  const prompt = await alice.prompt();
  await expect(prompt.accept).toBeVisible();
  await expectAccessible(prompt.page, 'access-prompt');
  await prompt.accept.click();
});

test('D04: an alert', async () => {
  const carol = await scene.startHeadless(CAROL);
  carol.send({ do: 'message', to: ALICE.address, text: 'look here', id: 'a2' });
  const alert = await alice.alertSaying('look here');
  await expectAccessible(alert.page, 'access-alert');
});
