/** Files that break on their way go on from where they were. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import { hashOf, makeFile } from '../made-files.ts';
import { dropFiles } from '../pages/drop-files.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import type { FileCard } from '../pages/file-card.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

/** Long enough to be broken on its way on a fast computer. */
const LARGE = 200_000_000;
/** Until a broken transfer has noticed, waited, and gone on to its end on a slow one. */
const ARRIVAL_MILLISECONDS = 150_000;
const STORY_MILLISECONDS = 240_000;

let alice: Person;
let bob: Person;
let alicesChat: ConversationWindow;
let own = '';
let received = '';
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  alice = await opened.startSignedIn(ALICE);
  bob = await opened.startSignedIn(BOB);
  own = join(opened.dataFolder, 'of alice');
  received = opened.receivedFolder(bob);
  await mkdir(own);
});

test.describe.configure({ mode: 'serial' });

test('the receiving application is killed and started again', async () => {
  test.setTimeout(STORY_MILLISECONDS);
  const source = await makeFile(own, 'film.dat', LARGE);
  await expect(alice.main.contact(BOB.name, text('status.online'))).toBeVisible();
  alicesChat = await alice.openConversation(BOB.name);
  await dropFiles(alicesChat.history, source);
  const card = (await bob.conversation(ALICE.name)).file('film.dat');
  await card.choose('accept');
  const reached = await isUnderWay(card);
  await scene.kill(bob);
  await alicesChat.file('film.dat').expectWords('ft.interrupted', { name: BOB.name });
  await keepScreen(alicesChat.page, 'file-interrupted');
  bob = await scene.startSignedIn(BOB);
  const again = (await bob.openConversation(ALICE.name)).file('film.dat');
  // It goes on: never again less than it was.
  await expect.poll(() => percentOf(again)).toBeGreaterThanOrEqual(reached);
  await expectArrived(again, 'film.dat');
  expect(await hashOf(join(received, 'film.dat'))).toBe(await hashOf(source));
});

test('the server is killed and started again', async () => {
  test.setTimeout(STORY_MILLISECONDS);
  const source = await makeFile(own, 'song.dat', LARGE);
  await dropFiles(alicesChat.history, source);
  const card = (await bob.conversation(ALICE.name)).file('song.dat');
  await card.choose('accept');
  await isUnderWay(card);
  await scene.server.kill();
  await scene.server.startAgain();
  await expectArrived(card, 'song.dat');
  expect(await hashOf(join(received, 'song.dat'))).toBe(await hashOf(source));
});

/** Waits until some of it has arrived; settles with how much. */
async function isUnderWay(card: FileCard): Promise<number> {
  await expect.poll(() => percentOf(card)).toBeGreaterThan(4);
  return percentOf(card);
}

/** Per cent; none while there is no bar. */
async function percentOf({ bar }: FileCard): Promise<number> {
  if ((await bar.count()) === 0) return 0;
  return Number(await bar.getAttribute('aria-valuenow'));
}

async function expectArrived({ card }: FileCard, file: string): Promise<void> {
  await expect(card).toContainText(text('ft.done.receiving', { file }), { timeout: ARRIVAL_MILLISECONDS });
}
