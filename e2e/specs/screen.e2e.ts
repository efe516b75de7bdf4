/**
 * A program of somebody else fills the screen: nothing is shown or heard over it, and Busy stands in for Online. And a
 * window on a desktop that is not shown is as one out of sight.
 */
import { expect, test } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import { ALICE, ALL_FRIENDS, BOB, CAROL, DAVE } from '../people.ts';
import type { JsonLinesProcess } from '../processes/json-lines-process.ts';
import { showDesktop } from '../processes/show-desktop.ts';
import type { TestHooks } from '../processes/test-hooks.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

let alice: Person;
/** Whose window is the program that fills the screen. */
let bob: Person;
let carol: JsonLinesProcess;
let dave: JsonLinesProcess;
let hooks: TestHooks;
setScene({ seed: ALL_FRIENDS }, async (opened) => {
  alice = await opened.startSignedIn(ALICE);
  hooks = alice.application.hooks;
  carol = await opened.startHeadless(CAROL);
  dave = await opened.startHeadless(DAVE);
  bob = await opened.start(BOB.name.toLowerCase());
});

test.describe.configure({ mode: 'serial' });

const isShown = (status: string): Promise<unknown> =>
  expect(alice.main.ownName).toHaveAccessibleName(new RegExp(text(`status.${status}`)));

async function write(from: JsonLinesProcess, name: string, words: string): Promise<void> {
  from.send({ do: 'message', to: ALICE.address, text: words, id: words });
  const chat = await alice.conversation(name);
  await expect(chat.line(words)).toBeVisible();
}

test('whoever wishes it is shown as Busy meanwhile', async () => {
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const options = await alice.options();
  await options.show('alerts');
  const quiet = options.page.getByRole('checkbox', { name: text('opt.alerts.quietInFullScreen') });
  await expect(quiet).toBeChecked();
  await options.page.getByRole('checkbox', { name: text('opt.alerts.busyInFullScreen') }).check();
  await keepScreen(options.page, 'options-alerts');
  await options.closeBy(options.ok);
  await bob.application.fillScreen(bob.main.page, true);
  await isShown('busy');
  await carol.waitFor({ event: 'presence', address: ALICE.address, status: 'busy' });
});

test('C03: over it nothing is shown or heard, and what would have been stands in the history of alerts', async () => {
  const [sounds, flashes] = [(await hooks.sounds()).length, (await hooks.flashes()).length];
  await write(carol, CAROL.name, 'are you there?');
  await expect.poll(async () => (await hooks.flashes()).length).toBeGreaterThan(flashes);
  expect(await hooks.sounds()).toHaveLength(sounds);
  expect(await hooks.windowsOf('alert')).toHaveLength(0);
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.pastAlerts'));
  const past = alice.main.page.getByRole('dialog', { name: text('pastAlerts.title') });
  await expect(past.getByText('are you there?')).toBeVisible();
  await past.locator('.button-default').click();
});

test('with its end everything is as before', async () => {
  await bob.application.fillScreen(bob.main.page, false);
  await isShown('online');
  await write(dave, DAVE.name, 'and now?');
  const alert = await alice.alertSaying('and now?');
  expect(await hooks.sounds()).toContain('newalert');
  await alert.close();
});

async function nudgeFrom(friend: JsonLinesProcess, name: string): Promise<void> {
  friend.send({ do: 'nudge', to: ALICE.address, id: `nudge of ${name}` });
  const chat = await alice.conversation(name);
  await expect(chat.line(text('chat.nudge.received').replace('{name}', name))).toBeVisible();
}

const areElsewhere = async (): Promise<readonly boolean[]> =>
  (await hooks.windowsOf('conversation')).map(({ isElsewhere }) => isElsewhere);

test('a window on another desktop is alerted for, as a minimised one is', async () => {
  await alice.main.page.bringToFront();
  await nudgeFrom(dave, DAVE.name);
  expect(await hooks.windowsOf('alert')).toHaveLength(0);
  await showDesktop(1);
  await expect.poll(areElsewhere).toEqual([true, true]);
  await nudgeFrom(carol, CAROL.name);
  await alice.alertSaying(text('alert.nudge').replace('{name}', CAROL.name));
  await showDesktop(0);
  await expect.poll(areElsewhere).toEqual([false, false]);
});
