/** What was said is found again: B25. */
import { expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { setScene } from '../bootstrap.ts';
import { openChatWithBob, startFriends } from '../friends.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import type { HistoryWindow } from '../pages/history-window.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

let alice: Person;
let bob: Person;
let chat: ConversationWindow;
let history: HistoryWindow;
setScene({ seed: ALL_FRIENDS }, async (opened) => {
  ({ alice, bob } = await startFriends(opened));
});

test.describe.configure({ mode: 'serial' });

test('B25: Ctrl+H shows what was said in this conversation, as a table', async () => {
  chat = await openChatWithBob(alice);
  await chat.say('the harbour opens at nine :)');
  const bobs = await bob.conversation(ALICE.name);
  await bobs.say('then I am there at ten');
  await expect(chat.line('then I am there')).toBeVisible();
  await chat.page.keyboard.press('Control+H');
  history = await alice.history();
  await expect(history.conversations).toHaveCount(1);
  await expect(history.conversations.first()).toContainText(BOB.name);
  const heads = history.table.getByRole('columnheader');
  const columns = ['date', 'time', 'from', 'to', 'message'].map((column) => text(`history.column.${column}`));
  await expect(heads).toHaveText(columns);
  const mine = history.row('the harbour opens');
  await expect(mine.getByRole('rowheader')).toHaveText(ALICE.name);
  await expect(mine.getByRole('gridcell').nth(2)).toHaveText(BOB.name);
  await expect(mine.getByRole('img', { name: text('emo.smile') })).toBeVisible();
  await expect(history.row('then I am there').getByRole('rowheader')).toHaveText(BOB.name);
  await expectAccessible(history.page, 'history');
});

test('what is said meanwhile comes by itself', async () => {
  await chat.say('and bring the umbrella');
  await expect(history.row('bring the umbrella')).toBeVisible();
});

test('B25: a word is found, and shown among the lines around it', async () => {
  await history.search.fill('harbour');
  await expect(history.hits).toHaveCount(1);
  await expect(history.hits.locator('mark')).toHaveText('harbour');
  await expectAccessible(history.page, 'history-results');
  await history.hits.first().click();
  await expect(history.marked).toContainText('the harbour opens');
  await history.search.focus();
  await history.page.keyboard.press('Escape');
  await expect(history.search).toHaveValue('');
  await expect(history.row('bring the umbrella')).toBeVisible();
});

test('a day that was long ago leads to the first line, one to come says that it is the end', async () => {
  await history.goToDay('2001-01-01');
  await expect(history.row('the harbour opens')).toHaveAttribute('aria-selected', 'true');
  await history.goToDay('2101-01-01');
  await expect(history.page.getByRole('status')).not.toHaveText('');
});

test('the window is opened once: the list leads to it, too', async () => {
  await alice.main.chooseFor(BOB.name, text('menu.contact.viewHistory'));
  await expect(history.row('bring the umbrella')).toBeVisible();
  expect(await alice.application.windows('history')).toHaveLength(1);
});

test('a conversation is deleted when the question was answered, and not before', async () => {
  await history.page
    .getByRole('menubar')
    .getByRole('menuitem', { name: text('menu.historyBar.delete') })
    .click();
  await history.page
    .getByRole('menuitem', { name: text('menu.historyDelete.conversation'), exact: true })
    .click();
  const question = history.page.getByRole('alertdialog', { name: text('history.delete.title') });
  await expect(question).toContainText('3 messages');
  await question.getByRole('button', { name: text('history.delete.now'), exact: true }).click();
  await expect(history.page.getByText(text('history.nothing'))).toBeVisible();
  await history.close();
});
