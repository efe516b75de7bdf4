/** Two people chat, and a third is invited: B01, B03 to B07, B09 to B15, B17 to B19. */
import { expect, test, type Locator } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import { openChatWithBob, startFriends } from '../friends.ts';
import type { Person } from '../scene.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import { expectSize } from '../pages/measures.ts';
import { ALICE, ALL_FRIENDS, BOB, CAROL } from '../people.ts';
import { text } from '../texts.ts';

/** How long a typing notice may be shown after the last key (6 s), and the time to notice it has gone. */
const TYPING_MILLISECONDS = 9_000;

/** Screenshots in a row, some 50 ms each: more than one turn of any animated emoticon. */
const GLANCES = 40;

let alice: Person;
let bob: Person;
let alicesChat: ConversationWindow;
let bobsChat: ConversationWindow;
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  ({ alice, bob } = await startFriends(opened));
});

test.describe.configure({ mode: 'serial' });

test('a double click opens one window for one contact', async () => {
  alicesChat = await openChatWithBob(alice);
  await alice.openConversation(BOB.name);
  expect(await alice.application.windows('conversation')).toHaveLength(1);
  await expect(alicesChat.input).toBeFocused();
});

test('B01: the window has the sizes of the drawing', async () => {
  const { page } = alicesChat;
  expect(await alice.application.bounds(page)).toMatchObject({ width: 650, height: 500 });
  const toolbar = (name: string): Locator => page.getByRole('toolbar', { name, exact: true });
  await expectSize(toolbar(text('chat.toolbar.label')), { height: 58 });
  await expectSize(toolbar(text('chat.strip.label')), { height: 23 });
  await expectSize(page.locator('.composer-body'), { height: 74 });
  await expectSize(page.locator('.composer-strip-bottom'), { height: 23 });
  const frames = page.getByTestId('picture-frame');
  await expect(frames).toHaveCount(2);
  for (const frame of await frames.all()) await expectSize(frame, { width: 114, height: 119 });
});

test('B09: the safety line comes first', async () => {
  await expect(alicesChat.page.getByText(text('chat.safety'))).toBeVisible();
});

test('a first message opens a window at the other side, and its arrival is told', async () => {
  await alicesChat.say('Hello Bob');
  bobsChat = await bob.conversation(ALICE.name);
  await expect(bobsChat.line('Hello Bob')).toBeVisible();
  await expect(alicesChat.stateOf('Hello Bob', 'delivered')).toBeVisible();
});

test('B05: messages in a row share one head', async () => {
  await alicesChat.say('and another');
  await expect(bobsChat.line('and another')).toBeVisible();
  await expect(bobsChat.page.getByText(text('chat.says', { name: ALICE.name }))).toHaveCount(1);
});

test('B07: the time of the last message stands in the status line', async () => {
  const words = text('chat.lastReceived').split('{')[0] ?? '';
  await expect(bobsChat.page.getByText(words)).toBeVisible();
});

test('B03: Enter and Alt+S send, Shift and Ctrl with Enter break the line, blanks stay', async () => {
  const { page } = alicesChat;
  await alicesChat.type('first line');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('second line');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('third line');
  await page.keyboard.press('Alt+s');
  await expect(bobsChat.line(/first line\s*second line\s*third line/)).toHaveCount(1);
  await alicesChat.type('   ');
  await expect(alicesChat.send).toBeDisabled();
  await page.keyboard.press('Enter');
  await expect(alicesChat.history.getByRole('article')).toHaveCount(3);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
});

test('B04: Enter that an input method takes does not send', async () => {
  const { page, input, history } = alicesChat;
  const lines = await history.getByRole('article').count();
  const chromium = await page.context().newCDPSession(page);
  const typed = { text: 'にほん', selectionStart: 3, selectionEnd: 3 };
  const pressEnter = async (windowsVirtualKeyCode: number): Promise<void> => {
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode };
    await chromium.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await chromium.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  };
  await input.focus();
  await chromium.send('Input.imeSetComposition', typed);
  await expect(input).toHaveText(typed.text);
  // Enter accepts what is composed: some systems report the key as it is, some as taken (229).
  for (const code of [13, 229]) await pressEnter(code);
  await chromium.send('Input.insertText', { text: '日本' });
  await expect(input).toHaveText('日本');
  await expect(history.getByRole('article')).toHaveCount(lines);
  // The same key, with nothing composed, sends.
  await pressEnter(13);
  await expect(bobsChat.line('日本')).toHaveCount(1);
  await expect(input).toHaveText('');
  await chromium.detach();
});

test('B06: typing shows at the other side, and goes with the message', async () => {
  await alicesChat.type('thinking of');
  await expect(bobsChat.typing).toHaveText(text('chat.typing.one', { name: ALICE.name }));
  await alicesChat.page.keyboard.type(' something');
  await alicesChat.page.keyboard.press('Enter');
  await expect(bobsChat.line('thinking of something')).toBeVisible();
  await expect(bobsChat.typing).toBeHidden();
});

test('B06: typing that stops is forgotten', async () => {
  await bobsChat.type('never sent');
  await expect(alicesChat.typing).toBeVisible();
  await expect(alicesChat.typing).toBeHidden({ timeout: TYPING_MILLISECONDS });
  await bobsChat.page.keyboard.press('Control+a');
  await bobsChat.page.keyboard.press('Delete');
});

test('B12, B13: font, styles and colour arrive', async () => {
  await alicesChat.setFormat({
    style: 'boldItalic',
    effects: ['underline', 'strikeThrough'],
    color: 'red',
  });
  await alicesChat.say('in many ways');
  const body = bobsChat.line('in many ways').getByText('in many ways', { exact: true });
  await expect(body).toHaveCSS('font-weight', '700');
  await expect(body).toHaveCSS('font-style', 'italic');
  await expect(body).toHaveCSS('color', 'rgb(255, 0, 0)');
  expect(await decoration(body)).toContain('underline');
  expect(await decoration(body)).toContain('line-through');
});

test('B12: yellow on white is darkened until it can be read', async () => {
  await alicesChat.setFormat({ color: 'yellow' });
  await alicesChat.say('in yellow');
  const body = bobsChat.line('in yellow').getByText('in yellow', { exact: true });
  await expect(body).not.toHaveCSS('color', 'rgb(255, 255, 0)');
  await alicesChat.setFormat({ style: 'regular', effects: [], color: 'black' });
});

test('B14, B15: codes become pictures, the longest first, and none inside a link', async () => {
  await alicesChat.say('codes <:o) 8-) 8o| :-D end');
  const pictures = bobsChat.line('codes').getByRole('img');
  for (const meaning of ['party', 'eye-rolling', 'baring-teeth', 'big-laugh']) {
    const name = text(`emo.${meaning}`);
    await expect(bobsChat.line('codes').getByRole('img', { name, exact: true })).toHaveCount(1);
  }
  await expect(pictures).toHaveCount(4);
  await alicesChat.say('see http://x.example/:) now');
  await expect(bobsChat.line('see http://x.example/:) now')).toBeVisible();
  await expect(bobsChat.line('see http').getByRole('img')).toHaveCount(0);
});

test('a link is shown whole before it opens', async () => {
  const url = 'https://x.example/a/long/path?with=words';
  await alicesChat.say(`look at ${url} now`);
  const link = bobsChat.history.getByRole('link', { name: url });
  await link.click();
  const dialog = bobsChat.page.getByRole('dialog', { name: text('chat.link.title') });
  await expect(dialog.getByText(url, { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: text('dialog.cancel') }).click();
  expect(await bob.application.hooks.openedLinks()).toEqual([]);
  await link.click();
  await dialog.getByRole('button', { name: text('chat.link.open'), exact: true }).click();
  await expect.poll(() => bob.application.hooks.openedLinks()).toEqual([url]);
});

test('HTML is text', async () => {
  await alicesChat.say('<img src=x onerror=alert(1)> <b>bold?</b>');
  await expect(bobsChat.line('<img src=x onerror=alert(1)> <b>bold?</b>')).toHaveCount(1);
});

test('B17: Backspace turns a picture of the input back into its code', async () => {
  await alicesChat.type('well :) ');
  await expect(alicesChat.input.getByRole('img')).toHaveCount(1);
  await alicesChat.page.keyboard.press('Backspace');
  await alicesChat.page.keyboard.press('Backspace');
  await expect(alicesChat.input.getByRole('img')).toHaveCount(0);
  await expect(alicesChat.input).toContainText('well :)');
  await alicesChat.page.keyboard.press('Control+a');
  await alicesChat.page.keyboard.press('Delete');
});

test('D03: the picker puts a picture into the message, and among the recent ones', async () => {
  await alicesChat.emoticons.click();
  const search = alicesChat.page.getByRole('combobox', { name: text('chat.picker.search') });
  await keepScreen(alicesChat.page, 'conversation-emoticons');
  await search.fill('snail');
  await search.press('Enter');
  await alicesChat.input.focus();
  await alicesChat.page.keyboard.press('Enter');
  await expect(bobsChat.history.getByRole('img', { name: text('emo.snail') })).toHaveCount(1);
  await alicesChat.emoticons.click();
  const recent = alicesChat.page.getByRole('row').first().getByRole('gridcell');
  await expect(recent.first()).toHaveAccessibleName(text('emo.snail'));
  await alicesChat.page.keyboard.press('Escape');
});

test('B18: what is copied from the history holds codes', async () => {
  await bobsChat.history.click();
  await bobsChat.line('codes').first().selectText();
  await bobsChat.page.keyboard.press('Control+c');
  await expect
    .poll(() => bob.application.electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('<:o) 8-) 8o| :-D');
});

test('B10: a nudge shows on both sides, shakes, and a second one at once is refused', async () => {
  const before = await bob.application.bounds(bobsChat.page);
  const moves = await bob.application.countMoves(bobsChat.page);
  await alicesChat.nudge.click();
  await alicesChat.nudge.click();
  await expect(alicesChat.page.getByText(text('chat.nudge.sent'))).toBeVisible();
  await expect(alicesChat.page.getByText(text('chat.notice.nudgeTooSoon'))).toBeVisible();
  await expect(bobsChat.page.getByText(text('chat.nudge.received', { name: ALICE.name }))).toBeVisible();
  await expect(bobsChat.page.getByText(text('chat.nudge.received', { name: ALICE.name }))).toHaveCount(1);
  await expect.poll(moves).toBeGreaterThan(10);
  await expect.poll(() => bob.application.bounds(bobsChat.page)).toEqual(before);
  expect(await bob.application.hooks.sounds()).toContain('nudge');
  await keepScreen(bobsChat.page, 'conversation');
});

test('B11: under reduced motion a nudge moves no window, and emoticons stand still', async () => {
  const party = bobsChat.line('codes').getByRole('img', { name: text('emo.party'), exact: true });
  const look = async (): Promise<string> => (await party.screenshot()).toString('base64');
  const first = await look();
  await expect.poll(look).not.toBe(first);
  const sides = [
    { person: alice, chat: alicesChat, words: text('chat.nudge.received', { name: BOB.name }) },
    { person: bob, chat: bobsChat, words: text('chat.nudge.sent') },
  ];
  const moves = await Promise.all(sides.map(({ person, chat }) => person.application.countMoves(chat.page)));
  for (const { chat } of sides) await chat.page.emulateMedia({ reducedMotion: 'reduce' });
  const shown = await Promise.all(sides.map(({ chat }) => chat.watchNudges()));
  await bobsChat.nudge.click();
  for (const { chat, words } of sides) await expect(chat.page.getByText(words)).toBeVisible();
  // The border that shows instead, from its beginning to its end.
  for (const nudges of shown) await expect.poll(nudges).toEqual(['pulse', '']);
  expect(await Promise.all(moves.map((count) => count()))).toEqual([0, 0]);
  const still = await look();
  for (let glance = 0; glance < GLANCES; glance++) expect(await look()).toBe(still);
  for (const { chat } of sides) await chat.page.emulateMedia({ reducedMotion: null });
});

test('B05: a nudge splits the run of one sender', async () => {
  await alicesChat.say('after the nudge');
  await expect(bobsChat.line('after the nudge')).toBeVisible();
  await expect(bobsChat.page.getByText(text('chat.says', { name: ALICE.name }))).toHaveCount(2);
});

test('B19: a third person is invited, and all three read one another', async () => {
  const carol = await scene.startHeadless(CAROL);
  await expect(alice.main.contact(CAROL.name, text('status.online'))).toBeVisible();
  await alicesChat.invite(CAROL.name);
  const joined = text('chat.notice.joined', { name: CAROL.name });
  await expect(bobsChat.page.getByText(joined)).toBeVisible();
  await expect(alicesChat.participants.getByText(CAROL.name)).toBeVisible();
  await expect(bobsChat.participants.getByText(CAROL.name)).toBeVisible();
  await bobsChat.say('welcome');
  await carol.waitFor({ event: 'message', from: BOB.address, text: 'welcome' });
  await expect(alicesChat.line('welcome')).toHaveCount(1);
  await keepScreen(alicesChat.page, 'conversation-three');
  await carol.stop();
  await expect(alicesChat.page.getByText(text('chat.notice.left', { name: CAROL.name }))).toBeVisible();
});

async function decoration(body: Locator): Promise<string> {
  return body.evaluate((element) => getComputedStyle(element).textDecorationLine);
}
