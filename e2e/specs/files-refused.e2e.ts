/** Files dropped where nobody can get them: one line says why, and nothing of them is read. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import { dropFiles } from '../pages/drop-files.ts';
import { ALICE, ALL_FRIENDS, BOB, CAROL, DAVE, ERIN } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

let alice: Person;
let file = '';
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  alice = await opened.startSignedIn(ALICE);
  file = join(await opened.makeFolder('of alice'), 'secret.txt');
  await writeFile(file, 'nobody is to get this');
});

test('dropped on somebody who is offline', async () => {
  await dropFiles(alice.main.contact(DAVE.name), file);
  const chat = await alice.conversation(DAVE.name);
  const words = text('chat.notice.filePartnerOffline', { name: DAVE.name });
  await expect(chat.page.getByText(words, { exact: true })).toHaveCount(1);
  await expect(chat.history.locator('.file-card')).toHaveCount(0);
  await keepScreen(chat.page, 'file-offline');
});

test('dropped on somebody who is blocked', async () => {
  await scene.startHeadless(BOB);
  await expect(alice.main.contact(BOB.name, text('status.online'))).toBeVisible();
  const chat = await alice.openConversation(BOB.name);
  await chat.block.click();
  await expect(chat.unblock).toBeVisible();
  await dropFiles(chat.history, file);
  const words = text('chat.notice.fileBlocked', { name: BOB.name });
  await expect(chat.page.getByText(words, { exact: true })).toHaveCount(1);
  await expect(chat.history.locator('.file-card')).toHaveCount(0);
  await keepScreen(chat.page, 'file-blocked');
});

test('dropped in a conversation of several', async () => {
  const carol = await scene.startHeadless(CAROL);
  await scene.startHeadless(ERIN);
  await expect(alice.main.contact(ERIN.name, text('status.online'))).toBeVisible();
  const chat = await alice.openConversation(CAROL.name);
  await chat.say('we shall be three');
  await carol.waitFor({ event: 'message', text: 'we shall be three' });
  await chat.invite(ERIN.name);
  await expect(chat.participants.getByText(ERIN.name)).toBeVisible();
  await dropFiles(chat.input, file);
  await expect(chat.page.getByText(text('chat.notice.fileForSeveral'), { exact: true })).toHaveCount(1);
  await expect(chat.history.locator('.file-card')).toHaveCount(0);
  await expect(chat.input).toHaveText('');
});
