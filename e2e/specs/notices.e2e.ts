/** What stands above a conversation, and what becomes of an unsent text: B08 and B26. */
import { expect, test } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import { closeWindow } from '../pages/close-window.ts';
import type { Person } from '../scene.ts';
import { ALICE, ALL_FRIENDS, BOB, CAROL, DAVE } from '../people.ts';
import type { JsonLinesProcess } from '../processes/json-lines-process.ts';
import { text } from '../texts.ts';

const STRANGER = { address: 'stranger@example.com', password: 'strange-pass-6', name: 'Stranger' };

let alice: Person;
let bob: JsonLinesProcess;
const scene = setScene(
  { seed: { ...ALL_FRIENDS, accounts: [...ALL_FRIENDS.accounts, STRANGER] } },
  async (opened) => {
    bob = await opened.startHeadless(BOB);
    alice = await opened.startSignedIn(ALICE);
  },
);

test('B08: a partner who is busy or away may not answer', async () => {
  const chat = await alice.openConversation(BOB.name);
  for (const status of ['busy', 'away', 'beRightBack', 'onThePhone', 'outToLunch', 'idle']) {
    bob.send({ do: 'status', status });
    const words = text('chat.bar.away', { name: BOB.name, status: text(`status.${status}`) });
    await expect(chat.page.getByText(words)).toBeVisible();
  }
  await keepScreen(chat.page, 'conversation-notice');
  bob.send({ do: 'status', status: 'online' });
  const idle = text('chat.bar.away', { name: BOB.name, status: text('status.idle') });
  await expect(chat.page.getByText(idle)).toBeHidden();
});

test('B08: a partner who is offline will get it later, and cannot be nudged', async () => {
  const chat = await alice.openConversation(CAROL.name);
  const words = chat.page.getByText(text('chat.bar.keptForLater', { name: CAROL.name }));
  await expect(words).toBeVisible();
  await chat.type('later, then');
  await expect(chat.send).toBeEnabled();
  await expect(chat.nudge).toBeDisabled();
  const carol = await scene.startHeadless(CAROL);
  await expect(words).toBeHidden();
  await expect(chat.nudge).toBeEnabled();
  await carol.stop();
  await expect(words).toBeVisible();
});

test('B08: somebody blocked, and Unblock beside the words', async () => {
  const chat = await alice.openConversation(DAVE.name);
  await alice.main.chooseFor(DAVE.name, text('menu.contact.block'));
  const words = chat.page.getByText(text('chat.bar.blocked', { name: DAVE.name }));
  await expect(words).toBeVisible();
  await chat.notice(text('chat.bar.unblock')).click();
  await expect(words).toBeHidden();
  await expect(alice.main.contact(DAVE.name)).not.toContainText(text('status.blocked'));
});

test('B08: appearing offline, and Go online beside the words', async () => {
  const carol = await scene.startHeadless(CAROL);
  const chat = await alice.openConversation(CAROL.name);
  await expect(chat.send).toBeVisible();
  const before = bob.mark();
  await alice.main.setStatus(text('status.appearOffline'));
  await bob.waitFor({ event: 'presence', address: ALICE.address, status: 'offline' }, { since: before });
  await expect(chat.page.getByText(text('chat.bar.appearOffline', { name: CAROL.name }))).toBeVisible();
  await chat.say('out of the dark');
  await expect(chat.page.getByText(text('chat.failure.hidden'))).toBeVisible();
  const goOnline = chat.notice(text('chat.bar.goOnline'));
  await goOnline.click();
  await expect(goOnline).toBeHidden();
  await bob.waitFor({ event: 'presence', address: ALICE.address, status: 'online' }, { since: before });
  await carol.stop();
});

test('B08: somebody who is not on the list', async () => {
  const stranger = await scene.startHeadless(STRANGER);
  stranger.send({ do: 'message', to: ALICE.address, text: 'you do not know me', id: 's1' });
  const chat = await alice.conversation(STRANGER.name);
  await expect(chat.line('you do not know me')).toBeVisible();
  await expect(chat.page.getByText(text('chat.bar.notOnList', { name: STRANGER.name }))).toBeVisible();
  await chat.notice(text('chat.bar.add')).click();
  await expect(alice.main.contact(STRANGER.name)).toBeVisible();
  await stranger.stop();
});

test('B26: Escape with an unsent text asks, and the text is there when the window opens again', async () => {
  const chat = await alice.openConversation(BOB.name);
  await chat.type('half a thought');
  await chat.page.keyboard.press('Escape');
  const question = chat.page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: text('dialog.cancel') }).click();
  await expect(chat.input).toHaveText('half a thought');
  await chat.page.keyboard.press('Escape');
  await closeWindow(chat.page, () => chat.page.keyboard.down('Enter'));
  const again = await alice.openConversation(BOB.name);
  await expect(again.input).toHaveText('half a thought');
  await again.say(' and the rest');
  await bob.waitFor({ event: 'message', text: 'half a thought and the rest' });
});
