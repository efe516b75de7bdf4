/** What an application still knows after it was closed and started again. */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { setScene } from '../bootstrap.ts';
import type { Person } from '../scene.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import { text } from '../texts.ts';

let alice: Person;
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  alice = await opened.startSignedIn(ALICE);
});

test.describe.configure({ mode: 'serial' });

async function restart(): Promise<void> {
  await scene.quit(alice);
  alice = await scene.startSignedIn(ALICE);
}

test('A12: the Online/Offline arrangement has its two groups and survives a restart', async () => {
  const bob = await scene.startHeadless(BOB);
  await alice.main.menu(text('menu.bar.contacts'), text('menu.contacts.sortBy'), text('menu.sort.status'));
  await expect(alice.main.group(text('list.online'))).toContainText('(1)');
  await expect(alice.main.group(text('list.offline'))).toContainText('(3)');
  await restart();
  await expect(alice.main.group(text('list.online'))).toContainText('(1)');
  await expect(alice.main.group(text('list.offline'))).toContainText('(3)');
  await bob.stop();
});

test('a reopened chat shows its last lines, above a rule', async () => {
  const bob = await scene.startHeadless(BOB);
  const first = await alice.openConversation(BOB.name);
  await first.say('remember this :)');
  await bob.waitFor({ event: 'message', text: 'remember this :)' });
  bob.send({ do: 'message', to: ALICE.address, text: 'I shall', id: 'r1' });
  await expect(first.line('I shall')).toBeVisible();
  await restart();
  const second = await alice.openConversation(BOB.name);
  await expect(second.line('remember this')).toBeVisible();
  await expect(second.line('I shall')).toBeVisible();
  await bob.stop();
});

test('what was typed just before leaving is there again, whichever way one leaves', async () => {
  const leave = [
    () => alice.application.hooks.chooseInTray({ type: 'exit' }).catch(() => undefined),
    () => alice.application.close(),
  ];
  for (const [index, leaveNow] of leave.entries()) {
    const chat = await alice.openConversation(BOB.name);
    await chat.input.fill(`half a sen ${index}`);
    await leaveNow();
    await alice.application.ended();
    await restart();
    const again = await alice.openConversation(BOB.name);
    await expect(again.input).toHaveText(`half a sen ${index}`);
  }
});

test('the personal message is still there after a restart', async () => {
  await alice.main.signOut();
  await alice.main.signIn.rememberMe.check();
  await alice.main.signIn.as(ALICE);
  await alice.main.setPersonalMessage('back in a minute');
  await expect(alice.main.personalMessage).toContainText('back in a minute');
  await restart();
  await expect(alice.main.personalMessage).toContainText('back in a minute');
});

test('windows open where they were left', async () => {
  const place = { x: 240, y: 130, width: 333, height: 555 };
  await alice.main.page.waitForLoadState();
  await alice.application.setBounds(alice.main.page, place);
  await restart();
  await expect.poll(() => alice.application.bounds(alice.main.page)).toEqual(place);
});

test('damaged settings and history are put aside, which is said, and one goes on', async () => {
  await scene.quit(alice);
  const folder = join(scene.dataFolder, 'profiles', ALICE.name.toLowerCase());
  await rm(join(folder, 'history.sqlite-wal'), { force: true });
  await rm(join(folder, 'history.sqlite-shm'), { force: true });
  await writeFile(join(folder, 'history.sqlite'), 'this is no database'.repeat(1_000));
  await writeFile(join(folder, 'settings.json'), '{"half": a setti');
  alice = await scene.start(ALICE.name.toLowerCase());
  await expect(alice.main.notice('settingsSetAside')).toBeVisible();
  await alice.main.signIn.as(ALICE);
  await alice.main.waitUntilSignedIn();
  const chat = await alice.openConversation(BOB.name);
  await expect(alice.main.notice('historySetAside')).toBeVisible();
  await expect(chat.history.getByRole('article')).toHaveCount(0);
  const kept = (await readdir(folder)).filter((name) => name.includes('.damaged-'));
  expect(kept.length).toBeGreaterThanOrEqual(2);
});
