/** Emoticons of one's own: added from a file, sent, seen, taken over and used by the other: B16. */
import { expect, test, type Locator } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { keepScreen, setScene } from '../bootstrap.ts';
import { openChatWithBob, startFriends } from '../friends.ts';
import { makePicture } from '../made-files.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import type { EmoticonsWindow } from '../pages/emoticons-window.ts';
import { chooseFromMenu } from '../pages/menus.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

const CODE = 'sunNY:7';
const BOBS_CODE = '(su)';
/** The largest there is, px. */
const EMOTICON_SIDE = 50;

let alice: Person;
let bob: Person;
let window: EmoticonsWindow;
let alicesChat: ConversationWindow;
let bobsChat: ConversationWindow;
let own = '';
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  ({ alice, bob } = await startFriends(opened));
  own = await opened.makeFolder('of alice');
});

test.describe.configure({ mode: 'serial' });

test('B16: a code of 8 characters is refused, one of 7 is accepted', async () => {
  const file = await makePicture(own, { name: 'sun.png', side: 120, color: [250, 200, 0] });
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.emoticons'));
  window = await alice.emoticons();
  const form = await window.startAdding(file);
  await form.code.fill(`${CODE}8`);
  await expect(form.form.getByText(text('emoticons.problem.tooLong'))).toBeVisible();
  await expect(form.add).toBeDisabled();
  await form.code.fill(CODE);
  await expectAccessible(window.page, 'add-emoticon');
  await form.add.click();
  await expect(window.list).toHaveText([CODE]);
  await expectAccessible(window.page, 'my-emoticons');
  await window.close();
});

test('B16: it goes with a message, in exactly its case, and the other side sees it', async () => {
  alicesChat = await openChatWithBob(alice);
  await alicesChat.say(`a day so ${CODE} here, not ${CODE.toLowerCase()}`);
  bobsChat = await bob.conversation(ALICE.name);
  await expectShown(bobsChat, 'a day so', CODE);
  await expectShown(alicesChat, 'a day so', CODE);
  await expect(bobsChat.line('a day so')).toContainText(CODE.toLowerCase());
  await expectAccessible(bobsChat.page, 'conversation-own-emoticon');
});

test('the other side adds it under a code of its own, and uses it', async () => {
  await picture(bobsChat, 'a day so', CODE).click({ button: 'right' });
  await chooseFromMenu(bobsChat.page, text('menu.chatHistory.adopt'));
  const dialog = bobsChat.page.getByRole('dialog', { name: text('emoticons.adoptTitle') });
  await dialog.getByLabel(text('emoticons.code')).fill(BOBS_CODE);
  await dialog.getByRole('button', { name: text('dialog.ok'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await bobsChat.say(`and ${BOBS_CODE} back`);
  await expectShown(alicesChat, 'back', BOBS_CODE);
});

test('one’s own come first in the picker', async () => {
  await bobsChat.emoticons.click();
  const first = bobsChat.page
    .getByRole('grid', { name: text('chat.picker.title') })
    .getByRole('gridcell')
    .first();
  await expect(first).toHaveAccessibleName(BOBS_CODE);
  await keepScreen(bobsChat.page, 'picker-own-emoticon');
  await first.click();
  await bobsChat.page.keyboard.press('Escape');
  await expect(bobsChat.input.locator('img')).toHaveCount(1);
});

test('they are still in the lines after a restart', async () => {
  await scene.quit(alice);
  alice = await scene.startSignedIn(ALICE);
  alicesChat = await alice.openConversation(BOB.name);
  await expectShown(alicesChat, 'a day so', CODE);
  await expectShown(alicesChat, 'back', BOBS_CODE);
});

/** That emoticon in the line with these words: made smaller by the one who added it, and no broken picture. */
async function expectShown(chat: ConversationWindow, words: string, code: string): Promise<void> {
  await expect(picture(chat, words, code)).toBeVisible();
  await expect(picture(chat, words, code)).toHaveJSProperty('naturalWidth', EMOTICON_SIDE);
}

function picture(chat: ConversationWindow, words: string, code: string): Locator {
  return chat.line(words).getByRole('img', { name: code, exact: true });
}
