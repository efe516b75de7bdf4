/**
 * A short conversation for the eye: the server, two applications, a sign-in, pictures of one's own, a chat with
 * formats and emoticons, a nudge, a file. Pictures are left in demo-output/. `--leave-open` keeps the windows until
 * somebody closes them; `--readme` makes the pictures of the README, at double size.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { expect, type Page } from '@playwright/test';
import type { ConversationWindow } from './pages/conversation-window.ts';
import { dropFiles } from './pages/drop-files.ts';
import { DEMO_OUTPUT_FOLDER, IMAGES_FOLDER, SHIPPED_PICTURES_FOLDER } from './processes/paths.ts';
import type { SeedAccount } from './processes/server-process.ts';
import { Scene, type Person } from './scene.ts';
import { text } from './texts.ts';

const ALICE = { address: 'alice@example.com', password: 'looking-glass', name: 'Alice' };
const BOB = { address: 'bob@example.com', password: 'builder-of-boats', name: 'Bob' };
/** They have no window, so that the list has somebody in it; `status` absent: they stay away. */
const OTHERS: readonly Friend[] = [
  { ...friend('chloe', 'Chloé (L)'), group: 'Friends', status: 'online', says: 'au bord de la mer (#)' },
  { ...friend('darius', 'Darius'), group: 'Work', status: 'busy', says: 'writing the talk' },
  { ...friend('emi', 'Emi 恵美'), group: 'Friends', status: 'away', says: '(C) break' },
  { ...friend('fatima', 'Fatima'), group: 'Friends', status: 'online', says: '(8) humming all day' },
  { ...friend('goran', 'Goran'), group: 'Work' },
  { ...friend('hanna', 'Hanna'), group: 'Friends' },
  { ...friend('ivo', 'Ivo'), group: 'Work', status: 'online', says: '' },
];
/** Pixels, of the whole window. */
const CHAT_HEIGHT = 680;
const OWN_MESSAGE = 'down the rabbit hole (K)';

interface Friend extends SeedAccount {
  readonly group: string;
  readonly status?: string;
  readonly says?: string;
}

function friend(word: string, name: string): SeedAccount {
  return { address: `${word}@example.com`, password: `demo-${word}-1`, name };
}

const { values: flags } = parseArgs({
  options: { 'leave-open': { type: 'boolean', default: false }, readme: { type: 'boolean', default: false } },
});

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(DEMO_OUTPUT_FOLDER, `${name}.png`) });
  tell(`  demo-output/${name}.png`);
}

/** Alice's groups, made without a window too. */
async function sortTheList(scene: Scene): Promise<void> {
  const alice = await scene.startHeadless(ALICE);
  for (const name of new Set(OTHERS.map(({ group }) => group))) {
    alice.send({ do: 'addGroup', name });
    const { group } = await alice.waitFor({ event: 'group', name });
    for (const { address } of OTHERS.filter((other) => other.group === name)) {
      alice.send({ do: 'moveContact', address, to: group, id: address });
      await alice.waitFor({ event: 'done', id: address });
    }
  }
  await alice.stop();
}

async function fillTheList(scene: Scene): Promise<void> {
  for (const { status, says = '', ...account } of OTHERS) {
    if (status === undefined) continue;
    const client = await scene.startHeadless(account);
    client.send({ do: 'personalMessage', text: says });
    client.send({ do: 'status', status });
  }
}

async function signIn(scene: Scene): Promise<readonly [Person, Person]> {
  const args = flags.readme ? ['--force-device-scale-factor=2'] : [];
  const alice = await scene.start('alice', { args });
  await keep(alice.main.page, '1-sign-in');
  await alice.main.signIn.as(ALICE);
  await alice.main.waitUntilSignedIn();
  await alice.main.setPersonalMessage(OWN_MESSAGE);
  const bob = await scene.startSignedIn(BOB, { args });
  await alice.main.contact('Bob', text('status.online')).waitFor();
  return [alice, bob];
}

async function choosePictures(alice: Person, bob: Person): Promise<void> {
  for (const [person, picture] of [
    [alice, 'fox'],
    [bob, 'robot'],
  ] as const) {
    await person.main.ownPicture.click();
    const window = await person.picture();
    await window.choose(picture);
    await keep(window.page, `2-picture-of-${person.application.profile}`);
    await window.ok();
  }
}

/** So that all they say, and a file, can be seen at once. */
async function makeTaller({ application }: Person, { page }: ConversationWindow): Promise<void> {
  const bounds = await application.bounds(page);
  await application.setBounds(page, { ...bounds, height: CHAT_HEIGHT });
}

async function talk(alice: Person, bob: Person): Promise<readonly [ConversationWindow, ConversationWindow]> {
  const alicesChat = await alice.openConversation('Bob');
  await makeTaller(alice, alicesChat);
  await alicesChat.say('Hi Bob! Do you remember this window? :)');
  const bobsChat = await bob.conversation('Alice');
  await makeTaller(bob, bobsChat);
  await bobsChat.line('remember this').waitFor();
  await bobsChat.say('Do I! :D The little (L) and all');
  await bobsChat.say('and everything you wrote was bold and purple');
  await alicesChat.line('bold and purple').waitFor();
  await alicesChat.setFormat({ style: 'bold', color: 'purple' });
  await alicesChat.say('Like this? <:o)');
  await bobsChat.line('Like this').waitFor();
  await bobsChat.nudge.click();
  await alicesChat.line('just sent you a nudge').waitFor();
  await alicesChat.say('Hey! (h)');
  await bobsChat.line('Hey!').waitFor();
  await bobsChat.type('One more');
  await alicesChat.page
    .getByText(text('chat.typing.one', { name: BOB.name }))
    .first()
    .waitFor();
  await keep(alice.main.page, '3-contact-list');
  await keep(alicesChat.page, '4-alice');
  await keep(bobsChat.page, '5-bob');
  return [alicesChat, bobsChat];
}

/** Bob drops a file on the conversation; Alice accepts, and it arrives. */
async function sendFile(alicesChat: ConversationWindow, bobsChat: ConversationWindow): Promise<void> {
  const file = 'from the island.png';
  const source = join(await scene.makeFolder('of bob'), file);
  await copyFile(join(SHIPPED_PICTURES_FOLDER, 'lighthouse.png'), source);
  await dropFiles(bobsChat.history, source);
  const offered = alicesChat.file(file);
  await offered.expectLinks('accept', 'saveAs', 'decline');
  await expect(offered.preview).toBeVisible();
  await keep(alicesChat.page, '6-file-offered');
  await offered.choose('accept');
  await offered.expectWords('ft.done.receiving', { file });
  await bobsChat.file(file).expectWords('ft.done.sending', { file });
  await alicesChat.say('What a view! (L)');
  await bobsChat.line('What a view').waitFor();
  await keep(alicesChat.page, '7-file-received');
  await keep(bobsChat.page, '8-file-sent');
}

async function makeReadmePictures(alice: Person, chat: ConversationWindow): Promise<void> {
  await mkdir(IMAGES_FOLDER, { recursive: true });
  await alice.main.page.screenshot({ path: join(IMAGES_FOLDER, 'contact-list.png') });
  await chat.page.screenshot({ path: join(IMAGES_FOLDER, 'conversation.png') });
  tell('  docs/images/contact-list.png, docs/images/conversation.png');
}

async function play(scene: Scene): Promise<void> {
  await scene.open();
  tell(`The server listens on ${scene.server.address}; alice and bob sign in.`);
  await sortTheList(scene);
  await fillTheList(scene);
  const [alice, bob] = await signIn(scene);
  tell('They choose pictures, and talk.');
  await choosePictures(alice, bob);
  const [alicesChat, bobsChat] = await talk(alice, bob);
  tell('Bob sends a file.');
  await sendFile(alicesChat, bobsChat);
  if (flags.readme) await makeReadmePictures(alice, alicesChat);
  if (!flags['leave-open']) return;
  tell('The windows are yours now; exit both applications to end the demo.');
  await Promise.all([alice, bob].map(({ application }) => application.ended()));
}

await mkdir(DEMO_OUTPUT_FOLDER, { recursive: true });
const everybody = [ALICE, BOB, ...OTHERS];
const scene = new Scene({
  seed: {
    accounts: everybody.map(({ address, password, name }) => ({ address, password, name })),
    contacts: everybody.slice(1).flatMap((other) => [[ALICE.address, other.address] as const]),
  },
});
// The demo ends with its windows: a terminal that stops it must not leave them behind.
process.once('SIGINT', () => void scene.close().then(() => process.exit(130)));
try {
  await play(scene);
} finally {
  await scene.close();
}
