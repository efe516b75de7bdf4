/** What is written to somebody who is offline: the server keeps it, and they get it once (B08). */
import { expect, test } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import { openChatWithBob, startFriends } from '../friends.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

const LEFT = ['the key is under the mat', 'مرحبا بك'] as const;
const KEPT = { name: BOB.name };

let alice: Person;
let bob: Person;
let alicesChat: ConversationWindow;
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  ({ alice, bob } = await startFriends(opened));
});

test.describe.configure({ mode: 'serial' });

const bar = () => alicesChat.page.getByText(text('chat.bar.keptForLater', { name: BOB.name }));

async function expectOnce(chat: ConversationWindow): Promise<void> {
  for (const words of LEFT) await expect(chat.line(words)).toHaveCount(1);
}

test('B08: whoever is offline will get it later; the lines are marked as kept', async () => {
  alicesChat = await openChatWithBob(alice);
  await bob.main.signOut();
  await expect(bar()).toBeVisible();
  await expect(alicesChat.nudge).toBeDisabled();
  for (const words of LEFT) await alicesChat.say(words);
  for (const words of LEFT) await expect(alicesChat.stateOf(words, 'kept', KEPT)).toBeVisible();
  await keepScreen(alicesChat.page, 'conversation-kept-for-later');
});

test('whoever signs in gets them once, with the time they were written', async () => {
  await bob.main.signIn.as(BOB);
  await bob.main.waitUntilSignedIn();
  const bobsChat = await bob.conversation(ALICE.name);
  await expectOnce(bobsChat);
  const heard = bobsChat.history.getByRole('article').filter({ has: bobsChat.page.getByRole('time') });
  await expect(heard).toHaveText(LEFT.map((words) => new RegExp(words)));
  await expect(bobsChat.page.getByText(text('chat.line.whileOffline'))).toHaveCount(1);
  await keepScreen(bobsChat.page, 'conversation-written-while-offline');
  await expect(bar()).toBeHidden();
  await bobsChat.say('thank you');
  await expect(alicesChat.line('thank you')).toBeVisible();
  for (const words of LEFT) await expect(alicesChat.stateOf(words, 'kept', KEPT)).toBeVisible();
});

test('after a restart they are in the history, and do not come again', async () => {
  await scene.quit(bob);
  bob = await scene.startSignedIn(BOB);
  await expect(alicesChat.send).toBeVisible();
  await alicesChat.say('are you back?');
  const bobsChat = await bob.conversation(ALICE.name);
  await expect(bobsChat.line('are you back?')).toBeVisible();
  await expectOnce(bobsChat);
});
