/** Several people on one machine: a profile of its own each, and one application per profile. */
import { expect, test } from '@playwright/test';
import { setScene } from '../bootstrap.ts';
import type { Person } from '../scene.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import { runSecondInstance } from '../processes/second-instance.ts';
import { text } from '../texts.ts';

let alice: Person;
let bob: Person;
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  alice = await opened.startSignedIn(ALICE);
  bob = await opened.startSignedIn(BOB);
});

test('two profiles run at once, each with its own account', async () => {
  await expect(alice.main.ownName).toContainText(ALICE.name);
  await expect(bob.main.ownName).toContainText(BOB.name);
  await expect(alice.main.contact(BOB.name, text('status.online'))).toBeVisible();
});

test('a second start of the same profile ends at once and brings the first to the front', async () => {
  await alice.application.hide(alice.main.page);
  expect(await alice.application.isVisible(alice.main.page)).toBe(false);
  const exitCode = await runSecondInstance({
    profile: ALICE.name.toLowerCase(),
    dataFolder: scene.dataFolder,
  });
  expect(exitCode).toBe(0);
  await expect.poll(() => alice.application.isVisible(alice.main.page)).toBe(true);
});

test('begun with the system it shows no window, until it is started once more', async () => {
  const waiting = await scene.start('waiting', { args: ['--minimized'] });
  // The tray comes once the window is painted, and one that is to be shown is shown as soon as it is.
  await expect(async () => expect(await waiting.application.hooks.tray()).toBeDefined()).toPass();
  expect(await waiting.application.isVisible(waiting.main.page)).toBe(false);
  await runSecondInstance({ profile: 'waiting', dataFolder: scene.dataFolder });
  await expect.poll(() => waiting.application.isVisible(waiting.main.page)).toBe(true);
});
