/** Alerts, sounds, flashing, the tray, idleness and the hidden window: C01 to C06. */
import { expect, type Page, test } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import { closeWindow } from '../pages/close-window.ts';
import { AlertWindow } from '../pages/alert-window.ts';
import { ALICE, ALL_FRIENDS, BOB, CAROL, DAVE, ERIN } from '../people.ts';
import type { JsonLinesProcess } from '../processes/json-lines-process.ts';
import type { TestHooks } from '../processes/test-hooks.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

const ALERT_WIDTH = 210;
const ALERT_HEIGHT = 118;
const ALERT_GAP = 6;
/** Arrivals are silent for 30 s after one's own sign-in. */
const QUIET_MILLISECONDS = 45_000;
const FRIENDS = [BOB, CAROL, DAVE, ERIN];
const STRANGER = { address: 'stranger@example.com', password: 'strange-pass-6', name: 'Stranger' };
const WRITERS = [...FRIENDS, STRANGER];

let alice: Person;
let hooks: TestHooks;
const friends = new Map<string, JsonLinesProcess>();
const scene = setScene(
  { seed: { ...ALL_FRIENDS, accounts: [...ALL_FRIENDS.accounts, STRANGER] } },
  async (opened) => {
    alice = await opened.startSignedIn(ALICE);
    hooks = alice.application.hooks;
    for (const friend of WRITERS) friends.set(friend.name, await opened.startHeadless(friend));
  },
);

test.describe.configure({ mode: 'serial' });

function send(name: string, words: string): void {
  friends.get(name)?.send({ do: 'message', to: ALICE.address, text: words, id: words });
}

async function expectLine(name: string, words: string): Promise<void> {
  const chat = await alice.conversation(name);
  await expect(chat.line(words)).toBeVisible();
}

async function write(name: string, words: string): Promise<void> {
  send(name, words);
  await expectLine(name, words);
}

async function closeConversations(): Promise<void> {
  for (const page of await alice.application.windows('conversation')) {
    await closeWindow(page, () =>
      page.evaluate(() => {
        window.close();
      }),
    );
  }
}

async function noAlerts(): Promise<void> {
  await expect.poll(() => hooks.windowsOf('alert'), { timeout: 20_000 }).toHaveLength(0);
}

/** Puts the pointer on the alert that is not in the set yet: it stays, however long the others take to come. */
async function holdNewAlert(held: Set<Page>): Promise<void> {
  const find = async (): Promise<Page | undefined> =>
    (await alice.application.windows('alert')).find((page) => !held.has(page));
  await expect.poll(async () => (await find()) !== undefined).toBe(true);
  const page = await find();
  if (page === undefined) throw new Error('the alert is gone');
  await new AlertWindow(page).hold();
  held.add(page);
}

test('C06: the tray has its items, the icon of the status, and the tooltip', async () => {
  const tray = await hooks.tray();
  const items = tray.items.filter(({ kind }) => kind !== 'separator');
  const labels = items.map(({ label }) => label?.replace('&', ''));
  expect(labels).toEqual(
    ['open', 'myStatus', 'sendMessage', 'signOut', 'options', 'exit'].map((key) => text(`tray.${key}`)),
  );
  expect(tray.icon).toBe('online');
  expect(tray.tooltip).toBe(text('tray.tooltip', { name: ALICE.name, status: text('status.online') }));
  await hooks.chooseInTray({ type: 'setStatus', status: 'away' });
  await expect(alice.main.ownName).toHaveAccessibleName(new RegExp(text('status.away')));
  await expect.poll(async () => (await hooks.tray()).icon).toBe('away');
  await alice.main.setStatus(text('status.online'));
});

test('C01: a first message raises an alert at the lower right; a click on it opens the chat', async () => {
  send(BOB.name, 'are you there?');
  const words = `${text('alert.message', { name: BOB.name })} are you there?`;
  const alert = await alice.alertSaying(words);
  await expectLine(BOB.name, 'are you there?');
  const body = alert.body(words);
  await expect(body).toBeVisible();
  await keepScreen(alert.page, 'alert');
  const workArea = await alice.application.electron.evaluate(
    ({ screen }) => screen.getPrimaryDisplay().workArea,
  );
  await expect
    .poll(async () => (await hooks.windowsOf('alert'))[0]?.bounds)
    .toEqual({
      x: workArea.x + workArea.width - ALERT_WIDTH - ALERT_GAP,
      y: workArea.y + workArea.height - ALERT_HEIGHT - ALERT_GAP,
      width: ALERT_WIDTH,
      height: ALERT_HEIGHT,
    });
  await body.click();
  await expect
    .poll(async () => (await hooks.windowsOf('conversation')).map(({ isFocused }) => isFocused))
    .toEqual([true]);
  await noAlerts();
  expect(await hooks.sounds()).toContain('newalert');
});

test('a line in a window that has the focus makes no sound, no alert and no flash', async () => {
  const sounds = (await hooks.sounds()).length;
  const flashes = (await hooks.flashes()).length;
  await write(BOB.name, 'I see you');
  expect(await hooks.sounds()).toHaveLength(sounds);
  expect(await hooks.flashes()).toHaveLength(flashes);
  expect(await hooks.windowsOf('alert')).toHaveLength(0);
});

test('C04: only the addressed window flashes, and the focus stays where it was', async () => {
  const bobs = await alice.conversation(BOB.name);
  const before = (await hooks.flashes()).length;
  await write(CAROL.name, 'me too');
  const flashed = (await hooks.flashes()).slice(before);
  expect(new Set(flashed).size).toBe(1);
  const focused = (await hooks.windows()).filter(({ isFocused }) => isFocused);
  expect(focused.map(({ context }) => context.kind)).toEqual(['conversation']);
  expect(focused[0]?.context.conversationId).not.toBe(flashed[0]);
  await expect(bobs.input).toBeFocused();
  await expect.poll(async () => (await hooks.tray()).hasUnread).toBe(true);
  await closeConversations();
  await noAlerts();
});

test('C01: an alert goes by itself', async () => {
  send(DAVE.name, 'only a moment');
  const alert = await alice.alertSaying('only a moment');
  await expectLine(DAVE.name, 'only a moment');
  await alert.letGo();
  await noAlerts();
  await closeConversations();
});

test('C02: alerts stack 6 px apart, and the fifth counts the rest', async () => {
  const held = new Set<Page>();
  for (const { name } of WRITERS) {
    send(name, `all at once, ${name}`);
    await holdNewAlert(held);
    await expectLine(name, `all at once, ${name}`);
  }
  const bottoms = (): Promise<readonly number[]> =>
    hooks.windowsOf('alert').then((alerts) => alerts.map(({ bounds }) => bounds.y + bounds.height));
  await expect.poll(async () => (await bottoms()).length).toBe(WRITERS.length);
  const [lowest = 0, ...above] = [...(await bottoms())].sort((one, other) => other - one);
  const step = ALERT_HEIGHT + ALERT_GAP;
  expect(above).toEqual([1, 2, 3, 4].map((place) => lowest - place * step));
  const words = await Promise.all(
    (await alice.application.windows('alert')).map((page) => page.innerText('body')),
  );
  expect(words.filter((each) => each.includes('and 1 more'))).toHaveLength(1);
  await keepScreen([...held].at(-1) ?? alice.main.page, 'alert-more');
  for (const page of held) await new AlertWindow(page).close();
  await closeConversations();
  await noAlerts();
});

test('C03: while Busy there is no alert and no sound, but a flash and the badge', async () => {
  await alice.main.setStatus(text('status.busy'));
  await expect.poll(async () => (await hooks.tray()).icon).toBe('busy');
  const sounds = (await hooks.sounds()).length;
  const flashes = (await hooks.flashes()).length;
  await write(ERIN.name, 'sorry to disturb');
  await expect.poll(async () => (await hooks.flashes()).length).toBeGreaterThan(flashes);
  await expect.poll(async () => (await hooks.tray()).unread).toBeGreaterThan(0);
  expect(await hooks.sounds()).toHaveLength(sounds);
  expect(await hooks.windowsOf('alert')).toHaveLength(0);
  await alice.main.setStatus(text('status.online'));
  await closeConversations();
});

test('C05: left alone one is Away, and back with the next key; a chosen status stays', async () => {
  const bob = friends.get(BOB.name);
  await hooks.setIdleSeconds(400);
  await bob?.waitFor({ event: 'presence', address: ALICE.address, status: 'idle' });
  await hooks.setIdleSeconds(0);
  await expect(alice.main.ownName).toHaveAccessibleName(new RegExp(text('status.online')));
  const since = bob?.mark() ?? 0;
  await alice.main.setStatus(text('status.busy'));
  await hooks.setIdleSeconds(400);
  await hooks.setIdleSeconds(0);
  await alice.main.setStatus(text('status.online'));
  await bob?.waitFor({ event: 'presence', address: ALICE.address, status: 'online' }, { since });
  const told = bob?.heard.slice(since).filter(({ address }) => address === ALICE.address) ?? [];
  expect(told.map(({ status }) => status)).not.toContain('idle');
  await hooks.setIdleSeconds(undefined);
});

test('C01: somebody who comes online is announced', async () => {
  const words = text('alert.contactOnline', { name: ERIN.name });
  await expect(async () => {
    await friends.get(ERIN.name)?.stop();
    await expect(alice.main.contact(ERIN.name, text('status.offline'))).toBeVisible();
    friends.set(ERIN.name, await scene.startHeadless(ERIN));
    await expect.poll(() => hooks.windowsOf('alert'), { timeout: 3_000 }).toHaveLength(1);
    await alice.alertSaying(words);
  }).toPass({ timeout: QUIET_MILLISECONDS });
  expect(await hooks.sounds()).toContain('online');
});

test('closing the list hides it to the tray, and Open brings it back', async () => {
  const { page } = alice.main;
  await page.getByRole('button', { name: text('window.close') }).click();
  await expect.poll(() => alice.application.isVisible(page)).toBe(false);
  const before = friends.get(BOB.name)?.mark() ?? 0;
  friends.get(BOB.name)?.send({ do: 'message', to: ALICE.address, text: 'still in', id: 'still in' });
  await friends.get(BOB.name)?.waitFor({ event: 'delivered', id: 'still in' }, { since: before });
  await hooks.chooseInTray({ type: 'open' });
  await expect.poll(() => alice.application.isVisible(page)).toBe(true);
});

test('Exit in the tray ends the application', async () => {
  const ended = alice.application.ended();
  await hooks.chooseInTray({ type: 'exit' });
  await ended;
});
