/**
 * A short conversation for the eye: the server, two applications, a sign-in, a chat with formats and emoticons,
 * a nudge. Pictures are left in demo-output/. `--leave-open` keeps the windows until somebody closes them;
 * `--readme` makes the pictures of the README, at double size.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import type { ConversationWindow } from './pages/conversation-window.ts';
import { DEMO_OUTPUT_FOLDER, IMAGES_FOLDER } from './processes/paths.ts';
import { Scene, type Person } from './scene.ts';
import { text } from './texts.ts';

const ALICE = { address: 'alice@example.com', password: 'looking-glass', name: 'Alice' };
const BOB = { address: 'bob@example.com', password: 'builder-of-boats', name: 'Bob ;)' };
/** They come and go without a window, so that the list has somebody in it. */
const OTHERS = [
  { address: 'chloe@example.com', password: 'demo-friend-1', name: 'Chloé (L)', status: 'online' },
  { address: 'darius@example.com', password: 'demo-friend-2', name: 'Darius', status: 'busy' },
  { address: 'emi@example.com', password: 'demo-friend-3', name: 'Emi 恵美', status: 'away' },
  { address: 'fatima@example.com', password: 'demo-friend-4', name: 'Fatima (8)', status: 'online' },
  { address: 'goran@example.com', password: 'demo-friend-5', name: 'Goran', status: undefined },
  { address: 'hanna@example.com', password: 'demo-friend-6', name: 'Hanna', status: undefined },
] as const;

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

async function fillTheList(scene: Scene): Promise<void> {
  for (const { status, ...account } of OTHERS) {
    if (status === undefined) continue;
    const friend = await scene.startHeadless(account);
    friend.send({ do: 'status', status });
  }
}

async function signIn(scene: Scene): Promise<readonly [Person, Person]> {
  const args = flags.readme ? ['--force-device-scale-factor=2'] : [];
  const alice = await scene.start('alice', { args });
  await keep(alice.main.page, '1-sign-in');
  await alice.main.signIn.as(ALICE);
  await alice.main.waitUntilSignedIn();
  const bob = await scene.startSignedIn({ ...BOB, name: 'bob' }, { args });
  await alice.main.contact('Bob', text('status.online')).waitFor();
  return [alice, bob];
}

async function talk(alice: Person, bob: Person): Promise<ConversationWindow> {
  const alicesChat = await alice.openConversation('Bob');
  await alicesChat.say('Hi Bob! Do you remember this window? :)');
  const bobsChat = await bob.conversation('Alice');
  await bobsChat.line('remember this').waitFor();
  await bobsChat.say('Do I! :D The little (L) and all');
  await bobsChat.say('and the *bold* way you wrote everything in purple');
  await alicesChat.line('in purple').waitFor();
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
  await keep(alice.main.page, '2-contact-list');
  await keep(alicesChat.page, '3-alice');
  await keep(bobsChat.page, '4-bob');
  return alicesChat;
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
  await fillTheList(scene);
  const [alice, bob] = await signIn(scene);
  tell('They talk.');
  const chat = await talk(alice, bob);
  if (flags.readme) await makeReadmePictures(alice, chat);
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
