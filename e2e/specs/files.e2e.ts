/** Files dropped on one application arrive in the other: B20 to B22. */
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import { makeFile } from '../made-files.ts';
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
setScene({ seed: ALL_FRIENDS }, async (opened) => {
  alice = await opened.startSignedIn(ALICE);
  bob = await opened.startSignedIn(BOB);
  own = join(opened.dataFolder, 'of alice');
  received = opened.receivedFolder(bob);
  await mkdir(own);
});

test.describe.configure({ mode: 'serial' });

test('B20, B21: a file dropped on the history arrives, byte for byte, when it is accepted', async () => {
  const source = await makeFile(own, 'report of today.bin', 3_000_001);
  await expect(alice.main.contact(BOB.name, text('status.online'))).toBeVisible();
  alicesChat = await alice.openConversation(BOB.name);
  await dropFiles(alicesChat.history, source);
  const sent = alicesChat.file('report of today.bin');
  await sent.expectWords('ft.waiting', { name: BOB.name });
  await sent.expectLinks('cancel');
  bobsChat = await bob.conversation(ALICE.name);
  const offered = bobsChat.file('report of today.bin');
  await offered.expectLinks('accept', 'saveAs', 'decline');
  await keepScreen(bobsChat.page, 'file-offered');
  await keepScreen(alicesChat.page, 'file-waiting');
  await offered.choose('accept');
  await offered.expectWords('ft.done.receiving', { file: 'report of today.bin' });
  await sent.expectWords('ft.done.sending', { file: 'report of today.bin' });
  await offered.expectLinks('open', 'openFolder');
  expect(await readFile(join(received, 'report of today.bin'))).toEqual(await readFile(source));
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

test('Open opens, Open folder shows where it lies', async () => {
  const place = join(received, 'report of today.bin');
  const [card] = await bobsChat.history.locator('.file-card').all();
  expect(card).toBeDefined();
  await card?.getByRole('button', { name: text('ft.command.open'), exact: true }).click();
  await expect.poll(() => bob.application.hooks.openedPaths()).toEqual([place]);
  await card?.getByRole('button', { name: text('ft.command.openFolder'), exact: true }).click();
  await expect.poll(() => bob.application.hooks.shownPaths()).toEqual([place]);
});
