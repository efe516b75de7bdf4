/** Files of old programs, files that are taken unasked, where they lie, and a disk that is full half-way. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import { hashOf, makeFile } from '../made-files.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import { dropFiles } from '../pages/drop-files.ts';
import { chooseFromMenuBar } from '../pages/menus.ts';
import { ALICE, ALL_FRIENDS, BOB, CAROL } from '../people.ts';
import type { JsonLinesProcess } from '../processes/json-lines-process.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

/** MSN Messenger 4.6 and 5 spoke it; files go by MSNFTP, for it knows nothing else. */
const OLD_DIALECT = 'MSNP7';
/** A disk that holds one file of that size, but not beside anything else; and more than it can hold. */
const SMALL_DISK = '20m';
const NEARLY_FULL = 16_000_000;
const OVERFULL = 24_000_000;

let alice: Person;
let bob: JsonLinesProcess;
let carol: JsonLinesProcess;
let withBob: ConversationWindow;
let withCarol: ConversationWindow;
let theirs = '';
let received = '';
const mounted: string[] = [];

const accounts = ALL_FRIENDS.accounts.map((each) => ({ ...each, legacyMd5: each === BOB }));
const scene = setScene({ seed: { ...ALL_FRIENDS, accounts } }, async (opened) => {
  bob = await opened.startHeadless(BOB, ['--protocol', OLD_DIALECT]);
  // Slow enough to be met half-way.
  carol = await opened.startHeadless(CAROL, ['--no-direct']);
  alice = await opened.startSignedIn(ALICE);
  theirs = await opened.makeFolder('theirs');
  received = opened.receivedFolder(alice);
});

test.describe.configure({ mode: 'serial' });
// After the scene: nobody uses it any more.
test.afterAll(async () => {
  for (const place of mounted) {
    execFileSync('umount', [place]);
    await rmdir(place);
  }
});

/** Offered by one without a window; settles with the path of the file. */
async function offer(from: JsonLinesProcess, name: string, size = 1_500): Promise<string> {
  const path = await makeFile(theirs, name, size);
  from.send({ do: 'sendFile', to: ALICE.address, path, id: name });
  return path;
}

/** Accepted by one without a window, as soon as it is offered. */
async function take(by: JsonLinesProcess, name: string, path: string): Promise<void> {
  const { offer: id } = await by.waitFor({ event: 'fileOffer', name });
  by.send({ do: 'acceptFile', offer: id, path, id: `take ${name}` });
}

async function expectAsked(chat: ConversationWindow, name: string): Promise<void> {
  await chat.file(name).expectLinks('accept', 'saveAs', 'decline');
}

async function expectReceived(chat: ConversationWindow, name: string, folder: string): Promise<void> {
  await chat.file(name).expectWords('ft.done.receiving', { file: name });
  expect(await hashOf(join(folder, name))).toBe(await hashOf(join(theirs, name)));
}

test('an old program sends a file by MSNFTP, takes one, declines one and takes an offer back', async () => {
  await offer(bob, 'from the past.doc', 200_003);
  withBob = await alice.conversation(BOB.name);
  await expectAsked(withBob, 'from the past.doc');
  await withBob.file('from the past.doc').choose('accept');
  await expectReceived(withBob, 'from the past.doc', received);
  await bob.waitFor({ event: 'fileDone', id: 'from the past.doc' });

  const sent = await makeFile(await scene.makeFolder('of alice'), 'to the past.doc', 300_001);
  await dropFiles(withBob.history, sent);
  const card = withBob.file('to the past.doc');
  await card.expectWords('ft.waiting', { name: BOB.name });
  await take(bob, 'to the past.doc', join(theirs, 'taken.doc'));
  await card.expectWords('ft.done.sending', { file: 'to the past.doc' });
  await bob.waitFor({ event: 'fileDone', size: 300_001 });
  expect(await hashOf(join(theirs, 'taken.doc'))).toBe(await hashOf(sent));

  const mark = bob.mark();
  await dropFiles(withBob.history, sent);
  const again = await bob.waitFor({ event: 'fileOffer', name: 'to the past.doc' }, { since: mark });
  bob.send({ do: 'declineFile', offer: again['offer'], id: 'no' });
  await card.expectWords('ft.declined.them', { name: BOB.name, file: 'to the past.doc' });

  await offer(bob, 'regretted.doc');
  await expectAsked(withBob, 'regretted.doc');
  const { transfer } = await bob.waitFor({ event: 'fileOffered', name: 'regretted.doc' });
  bob.send({ do: 'cancelFile', transfer, id: 'back' });
  await withBob.file('regretted.doc').expectWords('ft.cancelled.them', {
    name: BOB.name,
    file: 'regretted.doc',
  });
  await keepScreen(withBob.page, 'file-old-program');
  await withBob.close();
});

test('files are taken unasked from whom one said so, programs never, and no longer once it is switched off', async () => {
  await offer(carol, 'asked.txt');
  withCarol = await alice.conversation(CAROL.name);
  await expectAsked(withCarol, 'asked.txt');
  await withCarol.file('asked.txt').choose('decline');

  const words = text('menu.chatActions.acceptFiles', { name: CAROL.name });
  await chooseFromMenuBar(withCarol.page, text('menu.bar.actions'), words);
  await offer(carol, 'unasked.txt');
  await expectReceived(withCarol, 'unasked.txt', received);
  await offer(carol, 'unasked.exe');
  await expectAsked(withCarol, 'unasked.exe');
  await withCarol.file('unasked.exe').choose('decline');
  expect(await readdir(received)).not.toContain('unasked.exe');

  const inList = text('menu.contact.acceptFiles', { name: CAROL.name });
  await alice.main.chooseFor(CAROL.name, inList);
  await offer(carol, 'asked again.txt');
  await expectAsked(withCarol, 'asked again.txt');
  await withCarol.file('asked again.txt').choose('decline');
});

test('they go to the folder that was chosen, which is made anew when it is gone', async () => {
  const folder = await scene.makeFolder('chosen');
  await setReceivedFolder(folder);
  await offer(carol, 'elsewhere.txt');
  await withCarol.file('elsewhere.txt').choose('accept');
  await expectReceived(withCarol, 'elsewhere.txt', folder);
  await rm(folder, { recursive: true });
  await offer(carol, 'made anew.txt');
  await withCarol.file('made anew.txt').choose('accept');
  await expectReceived(withCarol, 'made anew.txt', folder);

  // As a disk that was pulled out: there is no folder, and none can be made.
  await rm(folder, { recursive: true });
  await writeFile(folder, '');
  await offer(carol, 'homeless.txt');
  const card = withCarol.file('homeless.txt');
  await card.choose('accept');
  await expect(withCarol.page.getByText(text('err.noReceivedFolder'))).toBeVisible();
  await keepScreen(withCarol.page, 'file-no-folder');
  await expectAsked(withCarol, 'homeless.txt');
  await alice.application.hooks.answerDialog(join(theirs, 'rescued.txt'));
  await card.choose('saveAs');
  await card.expectWords('ft.done.receiving', { file: 'homeless.txt' });
  expect(await hashOf(join(theirs, 'rescued.txt'))).toBe(await hashOf(join(theirs, 'homeless.txt')));
});

test('a disk that is full half-way is said on both sides, and nothing half gets its name', async () => {
  test.skip(process.getuid?.() !== 0, 'only root may mount a disk that is small enough to be filled');
  const smallDisk = await mountSmallDisk();
  await setReceivedFolder(smallDisk);
  await offer(carol, 'too much.dat', NEARLY_FULL);
  const card = withCarol.file('too much.dat');
  await card.choose('accept');
  await card.expectUnderWay();
  const filler = await fill(smallDisk);
  const reason = text('ft.reason.diskFull');
  await card.expectWords('ft.failed.receiving', { file: 'too much.dat', reason });
  await carol.waitFor({ event: 'fileFailed', id: 'too much.dat' });
  expect(await readdir(smallDisk)).not.toContain('too much.dat');
  await keepScreen(withCarol.page, 'file-disk-full');

  // What had come was kept: asked for, it goes on, on the same card and without a question.
  await rm(filler);
  const { transfer } = await carol.waitFor({ event: 'fileOffered', name: 'too much.dat' });
  const path = join(theirs, 'too much.dat');
  await card.expectLinks('tryAgain');
  await card.choose('tryAgain');
  await carol.waitFor({ event: 'fileAskedAgain', transfer, from: ALICE.address });
  await card.expectWords('ft.asked', { name: CAROL.name });
  carol.send({ do: 'sendFile', to: ALICE.address, path, transfer, id: 'once more' });
  await expectReceived(withCarol, 'too much.dat', smallDisk);
  await rm(join(smallDisk, 'too much.dat'));

  const source = await makeFile(theirs, 'too much for her.dat', NEARLY_FULL);
  await dropFiles(withCarol.history, source);
  await take(carol, 'too much for her.dat', smallDisk);
  const sent = withCarol.file('too much for her.dat');
  await sent.expectUnderWay();
  const herFiller = await fill(smallDisk);
  await sent.expectWords('ft.failed.sending', {
    file: 'too much for her.dat',
    reason: text('ft.reason.peerFailed'),
  });
  expect(await readdir(smallDisk)).not.toContain('too much for her.dat');
  await keepScreen(withCarol.page, 'file-failed');

  // She asks for it, and what she had accepted comes by itself.
  await rm(herFiller);
  const { resumeKey } = await carol.waitFor({ event: 'fileOffer', name: 'too much for her.dat' });
  carol.send({ do: 'askFileAgain', from: ALICE.address, resumeKey, id: 'asking' });
  await carol.waitFor({ event: 'done', id: 'asking' });
  await sent.expectWords('ft.done.sending', { file: 'too much for her.dat' });
  expect(await hashOf(join(smallDisk, 'too much for her.dat'))).toBe(await hashOf(source));
});

/** In the Options window, by its dialog. */
async function setReceivedFolder(folder: string): Promise<void> {
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const options = await alice.options();
  await options.show('files');
  await alice.application.hooks.answerDialog(folder);
  await options.page.getByRole('button', { name: text('opt.files.change'), exact: true }).click();
  await expect(options.page.getByText(folder, { exact: true })).toBeVisible();
  await keepScreen(options.page, 'options-files');
  await options.closeBy(options.ok);
}

/** Outside the folder of the scene, which goes before it does. */
async function mountSmallDisk(): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'nudge-small-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_DISK}`, 'tmpfs', place]);
  mounted.push(place);
  return place;
}

/** Leaves no room on a small disk; settles with the path of what took it. */
async function fill(disk: string): Promise<string> {
  const filler = join(disk, 'filler');
  await expect(makeFile(disk, 'filler', OVERFULL)).rejects.toThrow('ENOSPC');
  return filler;
}
