/** Files dropped on one application arrive in the other: B20 to B22. */
import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { keepScreen, setScene } from '../bootstrap.ts';
import { openChatWithBob, startFriends } from '../friends.ts';
import { hashOf, makeFile, makePicture } from '../made-files.ts';
import { dropFiles } from '../pages/drop-files.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

let alice: Person;
let bob: Person;
let alicesChat: ConversationWindow;
let bobsChat: ConversationWindow;
let own = '';
let received = '';
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  ({ alice, bob } = await startFriends(opened));
  own = await opened.makeFolder('of alice');
  received = opened.receivedFolder(bob);
});

test.describe.configure({ mode: 'serial' });

test('B20, B21: a file dropped on the history arrives, byte for byte, when it is accepted', async () => {
  const source = await makeFile(own, 'report of today.bin', 3_000_001);
  alicesChat = await openChatWithBob(alice);
  await dropFiles(alicesChat.history, source);
  const sent = alicesChat.file('report of today.bin');
  await sent.expectWords('ft.waiting', { name: BOB.name });
  await sent.expectLinks('cancel');
  bobsChat = await bob.conversation(ALICE.name);
  const offered = bobsChat.file('report of today.bin');
  await offered.expectLinks('accept', 'saveAs', 'decline');
  await expectAccessible(bobsChat.page, 'file-offered');
  await expectAccessible(alicesChat.page, 'file-waiting');
  await offered.choose('accept');
  await offered.expectWords('ft.done.receiving', { file: 'report of today.bin' });
  await sent.expectWords('ft.done.sending', { file: 'report of today.bin' });
  await offered.expectLinks('open', 'openFolder');
  expect(await hashOf(join(received, 'report of today.bin'))).toBe(await hashOf(source));
  await keepScreen(bobsChat.page, 'file-received');
  await keepScreen(alicesChat.page, 'file-sent');
});

test('the same name again overwrites nothing', async () => {
  const other = join(own, 'other');
  await mkdir(other);
  const source = await makeFile(other, 'report of today.bin', 1_203);
  await dropFiles(alicesChat.input, source);
  await expect(alicesChat.input).toHaveText('');
  await bobsChat.file('report of today.bin').choose('accept');
  await expect.poll(() => readdir(received)).toHaveLength(2);
  await bobsChat
    .file('report of today.bin')
    .expectWords('ft.done.receiving', { file: 'report of today.bin' });
});

test('Save As stores it where the dialog says, and its Cancel leaves the offer open', async () => {
  const source = await makeFile(own, 'elsewhere.txt', 17);
  await dropFiles(alicesChat.history, source);
  const card = bobsChat.file('elsewhere.txt');
  await bob.application.hooks.answerDialog();
  await card.choose('saveAs');
  await card.expectLinks('accept', 'saveAs', 'decline');
  const place = join(own, 'of bob now.txt');
  await bob.application.hooks.answerDialog(place);
  await card.choose('saveAs');
  await card.expectWords('ft.done.receiving', { file: 'elsewhere.txt' });
  expect(await hashOf(place)).toBe(await hashOf(source));
});

test('Open opens, Open folder shows where it lies', async () => {
  const place = join(received, 'report of today.bin');
  const [card] = await bobsChat.history.locator('.file-card').all();
  expect(card).toBeDefined();
  await card?.getByRole('button', { name: text('ft.command.open'), exact: true }).click();
  await expect.poll(() => bob.application.hooks.openedPaths()).toEqual([place]);
  await card?.getByRole('button', { name: text('ft.command.openFolder'), exact: true }).click();
  await expect.poll(() => bob.application.hooks.shownPaths()).toEqual([place]);
});

test('B20: Alt+C accepts, Alt+D declines, Alt+Q takes an offer back', async () => {
  await dropFiles(alicesChat.history, await makeFile(own, 'first.dat', 1_202));
  await bobsChat.file('first.dat').expectLinks('accept', 'saveAs', 'decline');
  await bobsChat.page.keyboard.press('Alt+c');
  await bobsChat.file('first.dat').expectWords('ft.done.receiving', { file: 'first.dat' });

  await dropFiles(alicesChat.history, await makeFile(own, 'second.dat', 1_201));
  await bobsChat.file('second.dat').expectLinks('accept', 'saveAs', 'decline');
  await bobsChat.page.keyboard.press('Alt+d');
  await bobsChat.file('second.dat').expectWords('ft.declined.us', { file: 'second.dat' });
  await alicesChat.file('second.dat').expectWords('ft.declined.them', { name: BOB.name, file: 'second.dat' });

  await dropFiles(alicesChat.history, await makeFile(own, 'third.dat', 0));
  await bobsChat.file('third.dat').expectLinks('accept', 'saveAs', 'decline');
  await alicesChat.page.keyboard.press('Alt+q');
  await alicesChat.file('third.dat').expectWords('ft.cancelled.us', { file: 'third.dat' });
  await bobsChat.file('third.dat').expectWords('ft.cancelled.them', { name: ALICE.name, file: 'third.dat' });
  await bobsChat.file('third.dat').expectLinks();
  expect(await readdir(received)).not.toContain('second.dat');
  await keepScreen(bobsChat.page, 'file-declined');
  await keepScreen(alicesChat.page, 'file-cancelled');
});

test('B22: a program is taken only when it is confirmed, and never opened', async () => {
  await dropFiles(alicesChat.history, await makeFile(own, 'game.exe', 5_000));
  const card = bobsChat.file('game.exe');
  await card.choose('accept');
  const question = bobsChat.page.getByRole('alertdialog', { name: text('ft.program.title') });
  await expect(question).toBeVisible();
  await keepScreen(bobsChat.page, 'file-program');
  await question.getByRole('button', { name: text('dialog.cancel') }).click();
  await card.expectLinks('accept', 'saveAs', 'decline');
  await card.choose('accept');
  await question.getByRole('button', { name: text('ft.program.accept') }).click();
  await card.expectWords('ft.done.receiving', { file: 'game.exe' });
  await card.expectLinks('openFolder');
});

test('a folder arrives as it is, in one offer', async () => {
  const folder = join(own, 'album');
  await mkdir(join(folder, 'inner'), { recursive: true });
  const first = await makeFile(folder, 'one.dat', 70_000);
  const second = await makeFile(join(folder, 'inner'), 'two.dat', 1);
  await dropFiles(alicesChat.input, folder);
  const card = bobsChat.file('album');
  await card.expectLinks('accept', 'saveAs', 'decline');
  await expect(card.card).toContainText('2 files');
  await keepScreen(bobsChat.page, 'file-folder');
  await card.choose('accept');
  await card.expectWords('ft.done.receiving', { file: 'album' });
  const [one, two] = [join(received, 'album', 'one.dat'), join(received, 'album', 'inner', 'two.dat')];
  expect(await hashOf(one)).toBe(await hashOf(first));
  expect(await hashOf(two)).toBe(await hashOf(second));
});

test('several loose files and a folder in one drop arrive in one offer', async () => {
  const folder = join(own, 'beside');
  await mkdir(folder);
  const inner = await makeFile(folder, 'inner.dat', 900);
  const loose = [await makeFile(own, 'loose one.dat', 2_000), await makeFile(own, 'loose two.dat', 0)];
  await dropFiles(alicesChat.history, ...loose, folder);
  await expect(alicesChat.newestFile.card).toContainText('3 files');
  await expect(bobsChat.newestFile.card).toContainText('3 files');
  await bobsChat.newestFile.expectLinks('accept', 'saveAs', 'decline');
  await keepScreen(bobsChat.page, 'file-several');
  const before = await readdir(received);
  await bobsChat.newestFile.choose('accept');
  await bobsChat.newestFile.expectLinks('openFolder');
  const added = async (): Promise<readonly string[]> =>
    (await readdir(received)).filter((name) => !before.includes(name));
  // What it was gathered in goes a moment after the last file has its name.
  await expect.poll(added).toHaveLength(1);
  const [arrived] = await added();
  const place = join(received, arrived ?? '');
  for (const file of loose) expect(await hashOf(join(place, basename(file)))).toBe(await hashOf(file));
  expect(await hashOf(join(place, 'beside', 'inner.dat'))).toBe(await hashOf(inner));
});

test('a picture on the way shows itself', async () => {
  const source = await makePicture(own, { name: 'sea.png', side: 300, color: [0, 90, 200] });
  await dropFiles(alicesChat.history, source);
  await expect(bobsChat.file('sea.png').preview).toHaveJSProperty('naturalWidth', 96);
  await keepScreen(bobsChat.page, 'file-preview');
  await bobsChat.file('sea.png').choose('decline');
});

test('a large file shows how far it is, and is cancelled on its way', async () => {
  test.slow();
  await dropFiles(alicesChat.history, await makeFile(own, 'large.dat', 400_000_000));
  const card = bobsChat.file('large.dat');
  await card.choose('accept');
  await card.expectUnderWay();
  await expect(card.bar).toHaveAttribute('aria-valuetext', /%/);
  await expect(alicesChat.file('large.dat').bar).toBeVisible();
  // Their picture came late; the history has followed all the same.
  await expect(alicesChat.file('large.dat').bar).toBeInViewport();
  await expect(card.bar).toBeInViewport();
  await keepScreen(alicesChat.page, 'file-sending');
  // However fast the computer: there is time to look at a file on its way.
  alice.application.hold(true);
  await expectAccessible(bobsChat.page, 'file-running');
  alice.application.hold(false);
  await card.choose('cancel');
  await card.expectWords('ft.cancelled.us', { file: 'large.dat' });
  await alicesChat.file('large.dat').expectWords('ft.cancelled.them', { name: BOB.name, file: 'large.dat' });
  // Every end that a card can have is above it by now.
  await expectAccessible(alicesChat.page, 'file-cancelled-by-them');
  await expectAccessible(bobsChat.page, 'file-cancelled-by-us');
  await expect.poll(() => readdir(received)).not.toContain('large.dat');
});

test('a file dropped on a contact of the list opens the conversation and goes there', async () => {
  await alicesChat.close();
  await dropFiles(alice.main.contact(BOB.name), await makeFile(own, 'to the list.dat', 4_000));
  alicesChat = await alice.conversation(BOB.name);
  await bobsChat.file('to the list.dat').choose('accept');
  await alicesChat.file('to the list.dat').expectWords('ft.done.sending', { file: 'to the list.dat' });
});

test('the cards are still there after a restart', async () => {
  await scene.quit(bob);
  bob = await scene.startSignedIn(BOB);
  bobsChat = await bob.openConversation(ALICE.name);
  const card = bobsChat.file('to the list.dat');
  await card.expectWords('ft.done.receiving', { file: 'to the list.dat' });
  await card.choose('openFolder');
  await expect.poll(() => bob.application.hooks.shownPaths()).toEqual([join(received, 'to the list.dat')]);
  await bobsChat.file('second.dat').expectWords('ft.declined.us', { file: 'second.dat' });
});
