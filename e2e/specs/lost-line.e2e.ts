/** The server dies in the middle of a conversation: nothing typed is lost, nothing arrives twice (A07). */
import { expect, test } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import { openChatWithBob, startFriends } from '../friends.ts';
import type { Person } from '../scene.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import { text } from '../texts.ts';

const RECONNECT_MILLISECONDS = 45_000;
/** Who waits so long has tried often; what follows within {@link AT_ONCE_MILLISECONDS} came of a press. */
const LONG_WAIT_SECONDS = 28;
const AT_ONCE_MILLISECONDS = 15_000;

let alice: Person;
let bob: Person;
let alicesChat: ConversationWindow;
let bobsChat: ConversationWindow;
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  ({ alice, bob } = await startFriends(opened));
});

test.describe.configure({ mode: 'serial' });

/** Every try that fails makes the next wait longer. */
async function tryUntilWaitIsLong({ lostStrip, reconnectNow }: Person['main']): Promise<void> {
  await expect(async () => {
    const [seconds = '0'] = /\d+/.exec(await lostStrip.innerText()) ?? [];
    if (Number(seconds) < LONG_WAIT_SECONDS) await reconnectNow.click({ timeout: 1_000 });
    expect(Number(seconds)).toBeGreaterThanOrEqual(LONG_WAIT_SECONDS);
  }).toPass({ timeout: RECONNECT_MILLISECONDS });
}

test('a conversation is under way', async () => {
  alicesChat = await openChatWithBob(alice);
  await alicesChat.say('before the loss');
  bobsChat = await bob.conversation(ALICE.name);
  await expect(bobsChat.line('before the loss')).toBeVisible();
  await expect(alicesChat.stateOf('before the loss', 'delivered')).toBeVisible();
});

test('A07: the strip counts down, Send is disabled, and the typed text stays', async () => {
  await alicesChat.type('written while the server was away');
  await scene.server.kill();
  await expect(alice.main.reconnectNow).toBeVisible();
  await expect(bob.main.reconnectNow).toBeVisible();
  await expect(alicesChat.send).toBeDisabled();
  await expect(alicesChat.input).toHaveText('written while the server was away');
  await expect(alice.main.tree).toBeVisible();
  await keepScreen(alice.main.page, 'connection-lost');
  await alicesChat.page.keyboard.press('Enter');
  await expect(alicesChat.input).toHaveText('written while the server was away');
});

test('A07: Now reconnects at once', async () => {
  await Promise.all([alice, bob].map(({ main }) => tryUntilWaitIsLong(main)));
  await scene.server.startAgain();
  for (const { main } of [alice, bob]) await main.reconnectNow.click();
  for (const { main } of [alice, bob])
    await expect(main.lostStrip).toBeHidden({ timeout: AT_ONCE_MILLISECONDS });
  await expect(alice.main.contact(BOB.name, text('status.online'))).toBeVisible();
  await expect(bob.main.contact(ALICE.name, text('status.online'))).toBeVisible();
});

test('what was typed goes out once, into the same windows', async () => {
  await expect(alicesChat.send).toBeEnabled();
  await alicesChat.input.focus();
  await alicesChat.page.keyboard.press('Enter');
  await expect(bobsChat.line('written while the server was away')).toHaveCount(1);
  await bobsChat.say('and this is the answer');
  await expect(alicesChat.line('and this is the answer')).toHaveCount(1);
  await expect(bobsChat.line('before the loss')).toHaveCount(1);
  expect(await alice.application.windows('conversation')).toHaveLength(1);
  expect(await bob.application.windows('conversation')).toHaveLength(1);
});

test('a line that was on the wire is not sent again by itself, but by a click, and arrives once', async () => {
  scene.server.freeze();
  await alicesChat.say('was that heard?');
  await expect(alicesChat.line('was that heard?')).toBeVisible();
  await scene.server.kill();
  await expect(alicesChat.line('was that heard?').getByText(text('chat.unknown'))).toBeVisible();
  await scene.server.startAgain();
  await expect(alice.main.lostStrip).toBeHidden({ timeout: RECONNECT_MILLISECONDS });
  await expect(bob.main.lostStrip).toBeHidden({ timeout: RECONNECT_MILLISECONDS });
  await expect(alice.main.contact(BOB.name, text('status.online'))).toBeVisible();
  await expect(bobsChat.line('was that heard?')).toHaveCount(0);
  await alicesChat
    .line('was that heard?')
    .getByRole('button', { name: text('chat.sendAgain') })
    .click();
  await expect(bobsChat.line('was that heard?')).toHaveCount(1);
  await expect(alicesChat.stateOf('was that heard?', 'delivered')).toBeVisible();
  await expect(alicesChat.line('was that heard?')).toHaveCount(1);
});

test('a server that comes back by itself is found without a click', async () => {
  test.setTimeout(4 * RECONNECT_MILLISECONDS);
  await scene.server.kill();
  await expect(alice.main.reconnectNow).toBeVisible();
  await scene.server.startAgain();
  await expect(alice.main.lostStrip).toBeHidden({ timeout: RECONNECT_MILLISECONDS });
  await expect(bob.main.lostStrip).toBeHidden({ timeout: RECONNECT_MILLISECONDS });
  await expect(alice.main.contact(BOB.name, text('status.online'))).toBeVisible();
  await expect(bob.main.contact(ALICE.name, text('status.online'))).toBeVisible();
  await bobsChat.say('still here');
  // Whoever wrote may be back before the other is: the line then waits for them.
  await expect(alicesChat.line('still here')).toHaveCount(1, { timeout: RECONNECT_MILLISECONDS });
});
