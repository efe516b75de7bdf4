/** What a conversation window shows and finds: Ctrl+F, View, and its place above other windows. */
import { expect, test } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import { openChatWithBob, startFriends } from '../friends.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import { chooseFromMenu, chooseFromMenuBar } from '../pages/menus.ts';
import { ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

let alice: Person;
let chat: ConversationWindow;
setScene({ seed: ALL_FRIENDS }, async (opened) => {
  ({ alice } = await startFriends(opened));
  chat = await openChatWithBob(alice);
});

test.describe.configure({ mode: 'serial' });

const view = (...path: readonly string[]): Promise<void> =>
  chooseFromMenuBar(chat.page, text('menu.chatBar.view'), ...path);

test('Ctrl+F marks, counts and goes round; Esc ends it and leaves the window', async () => {
  const { page } = chat;
  for (const words of ['tea?', 'green tea', 'with milk']) await chat.say(words);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('TEA');
  const count = page.getByTestId('find-count');
  await expect(count).toHaveText(text('chat.find.position', { position: 2, count: 2 }));
  await page.keyboard.press('F3');
  await expect(count).toHaveText(text('chat.find.position', { position: 1, count: 2 }));
  // The colour of the look comes through, in whatever Chromium this is.
  const marked = await page
    .locator('.message-text')
    .first()
    .evaluate((line) => ({
      hit: getComputedStyle(line, '::highlight(find-hit)').backgroundColor,
      sizes: ['find-hit', 'find-current'].map((name) => CSS.highlights.get(name)?.size),
    }));
  expect(marked).toEqual({ hit: 'rgb(255, 232, 138)', sizes: [1, 1] });
  await keepScreen(page, 'conversation-find');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('find-bar')).toHaveCount(0);
  await expect(chat.input).toBeFocused();
});

test('the Edit menu finds, too, and its field has the focus', async () => {
  const { page } = chat;
  await chooseFromMenuBar(page, text('menu.chatBar.edit'), text('menu.chatEdit.find'));
  await expect(page.getByRole('searchbox', { name: text('chat.find.field') })).toBeFocused();
  await page.keyboard.press('Escape');
});

test('View hides bars and sizes pictures, and another opening remembers it', async () => {
  const { page } = chat;
  await view(text('menu.chatView.toolbars'), text('menu.chatToolbars.standard'));
  await expect(page.locator('.conversation-toolbar')).toHaveCount(0);
  await page.getByRole('button', { name: text('chat.picture.own') }).click();
  await chooseFromMenu(page, text('chat.picture.size'), text('chat.picture.medium'));
  await expect(page.locator('.picture-frame[data-size="medium"]')).toHaveCount(2);
  await view(text('menu.chatView.onTop'));
  await expect.poll(() => alice.application.isOnTop(page)).toBe(true);
  // Esc would first leave the menu bar.
  await chat.input.focus();
  await chat.close();
  chat = await alice.openConversation(BOB.name);
  await expect(chat.page.locator('.picture-frame[data-size="medium"]')).toHaveCount(2);
  await expect(chat.page.locator('.conversation-toolbar')).toHaveCount(0);
  expect(await alice.application.isOnTop(chat.page)).toBe(true);
});

test('only a picture that is there can be saved', async () => {
  const { page } = chat;
  await page.getByRole('button', { name: text('chat.picture.own') }).click();
  const save = page.getByRole('menuitem', { name: text('chat.picture.save') });
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await expect(save).toHaveAttribute('title', text('reason.noPicture'));
  await page.keyboard.press('Escape');
  await expect(save).toHaveCount(0);
});

test('Print asks once; on paper stands what was said, dark on light, over as many sheets as it needs', async () => {
  const { page } = chat;
  await chooseFromMenuBar(page, text('menu.chatBar.file'), text('menu.chatFile.print'));
  await expect.poll(() => alice.application.hooks.printed()).toBe(1);
  const before = await alice.application.sheets(page);
  expect(before).toBeGreaterThan(0);
  await chat.input.focus();
  await page.keyboard.insertText('so much to say '.repeat(100));
  await page.keyboard.press('Enter');
  await expect.poll(() => alice.application.sheets(page)).toBeGreaterThan(before);
  await page.emulateMedia({ media: 'print' });
  const line = page.locator('.message-text').last();
  await expect(line).toBeVisible();
  await expect(chat.input).toBeHidden();
  await expect(page.getByRole('menubar')).toBeHidden();
  const ink = await line.evaluate((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    return { color, backgroundColor };
  });
  expect(ink).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgba(0, 0, 0, 0)' });
  await page.emulateMedia({ media: null });
});
