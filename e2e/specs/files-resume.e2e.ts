/** Files that break on their way go on from where they were. */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { setScene } from '../bootstrap.ts';
import { openChatWithBob, startFriends } from '../friends.ts';
import { hashOf, makeFile } from '../made-files.ts';
import { dropFiles } from '../pages/drop-files.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import type { FileCard, Progress } from '../pages/file-card.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

/** Long enough to be broken on its way on a fast computer. */
const LARGE = 200_000_000;
/** Until a broken transfer has noticed, waited, and gone on to its end on a slow one. */
const ARRIVAL_MILLISECONDS = 150_000;
const STORY_MILLISECONDS = 240_000;
/** How much has arrived, at least, before it is broken. */
const FIRST_PART_PERCENT = 5;

let alice: Person;
let bob: Person;
let alicesChat: ConversationWindow;
let own = '';
let received = '';
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  ({ alice, bob } = await startFriends(opened));
  own = await opened.makeFolder('of alice');
  received = opened.receivedFolder(bob);
});

test.describe.configure({ mode: 'serial' });

test('the receiving application is killed and started again', async () => {
  test.setTimeout(STORY_MILLISECONDS);
  const source = await makeFile(own, 'film.dat', LARGE);
  alicesChat = await openChatWithBob(alice);
  await dropFiles(alicesChat.history, source);
  const card = (await bob.conversation(ALICE.name)).file('film.dat');
  await card.choose('accept');
  await card.expectUnderWay(FIRST_PART_PERCENT);
  const sent = alicesChat.file('film.dat');
  await sent.expectUnderWay(FIRST_PART_PERCENT);
  const progress = await sent.watchProgress();
  await scene.kill(bob);
  await sent.expectWords('ft.interrupted', { name: BOB.name });
  await expectAccessible(alicesChat.page, 'file-interrupted');
  bob = await scene.startSignedIn(BOB);
  const bobsChat = await bob.openConversation(ALICE.name);
  const again = bobsChat.file('film.dat');
  await expectArrived(again, 'film.dat');
  await expectGoneOn(progress);
  expect(await hashOf(join(received, 'film.dat'))).toBe(await hashOf(source));
});

test('the server is killed and started again', async () => {
  test.setTimeout(STORY_MILLISECONDS);
  const source = await makeFile(own, 'song.dat', LARGE);
  await dropFiles(alicesChat.history, source);
  const card = (await bob.conversation(ALICE.name)).file('song.dat');
  await card.choose('accept');
  await card.expectUnderWay(FIRST_PART_PERCENT);
  const progress = await card.watchProgress();
  await scene.server.kill();
  await scene.server.startAgain();
  await expectArrived(card, 'song.dat');
  await expectGoneOn(progress);
  expect(await hashOf(join(received, 'song.dat'))).toBe(await hashOf(source));
});

/** What had arrived was kept: at no moment, nor after the break, was it less than when it was first looked at. */
async function expectGoneOn(progress: () => Promise<readonly Progress[]>): Promise<void> {
  const noted = (await progress()).filter(({ state }) => state === 'running' || state === 'interrupted');
  const percents = noted.map(({ percent }) => percent);
  expect(Math.min(...percents)).toBeGreaterThanOrEqual(FIRST_PART_PERCENT);
  expect(noted.at(-1)?.state).toBe('running');
}

async function expectArrived({ card }: FileCard, file: string): Promise<void> {
  await expect(card).toContainText(text('ft.done.receiving', { file }), { timeout: ARRIVAL_MILLISECONDS });
}
