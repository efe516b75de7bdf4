/** Conversations as tabs of one window, which is an option. */
import { expect, test, type Page } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import { closeWindow } from '../pages/close-window.ts';
import { ALICE, ALL_FRIENDS, BOB, CAROL } from '../people.ts';
import type { JsonLinesProcess } from '../processes/json-lines-process.ts';
import type { Person } from '../scene.ts';

interface TabsGlobals {
  readonly nudge: { request(name: string, given: object): Promise<unknown> };
}

let alice: Person;
let bob: JsonLinesProcess;
let carol: JsonLinesProcess;
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  bob = await opened.startHeadless(BOB);
  carol = await opened.startHeadless(CAROL);
  alice = await opened.startSignedIn(ALICE);
  await alice.main.page.evaluate(async () => {
    const { nudge } = globalThis as unknown as TabsGlobals;
    await nudge.request('updateSettings', { patch: { general: { tabs: true } } });
  });
});

test('what opens once the option is on is a tab; a message never switches, and is counted', async () => {
  const withBob = await alice.openConversation(BOB.name);
  const window = await alice.tabs();
  await expect(window.front).toHaveAccessibleName(new RegExp(`^${BOB.name}`));
  const withCarol = await alice.openConversation(CAROL.name);
  await expect(window.front).toHaveAccessibleName(new RegExp(`^${CAROL.name}`));
  await expect(window.page).toHaveTitle(new RegExp(`^${CAROL.name}`));
  await withCarol.say('only for Carol');
  await carol.waitFor({ event: 'message', text: 'only for Carol' });

  bob.send({ do: 'message', to: ALICE.address, text: 'look here', id: 't1' });
  await expect(withBob.line('look here')).toBeAttached();
  await expect(window.tab(BOB.name, '1 unread message')).toBeVisible();
  await expect(window.front).toHaveAccessibleName(new RegExp(`^${CAROL.name}`));
  await keepScreen(window.page, 'tabs');

  await withCarol.input.focus();
  await withCarol.page.keyboard.press('Control+Tab');
  await expect(window.front).toHaveAccessibleName(new RegExp(`^${BOB.name}`));
  await expect(window.tab(BOB.name, 'unread')).toBeHidden();
  await withBob.say('only for Bob');
  await bob.waitFor({ event: 'message', text: 'only for Bob' });
  await keepScreen(withBob.page, 'tab-conversation');
  expect(await alice.application.hooks.windowsOf('tabs')).toHaveLength(1);
});

test('a contact whose tab is there brings it to the front, and the strip works by keys', async () => {
  await alice.openConversation(BOB.name);
  const withCarol = await alice.openConversation(CAROL.name);
  const window = await alice.tabs();
  await expect(window.front).toHaveAccessibleName(new RegExp(`^${CAROL.name}`));
  await withCarol.input.focus();
  await withCarol.page.keyboard.press('Shift+F6');
  await withCarol.page.keyboard.press('Shift+F6');
  await expect(window.tab(CAROL.name)).toBeFocused();
  await window.page.keyboard.press('ArrowLeft');
  await window.page.keyboard.press('Enter');
  await expect(window.front).toHaveAccessibleName(new RegExp(`^${BOB.name}`));
  await window.tab(CAROL.name).focus();
  await window.page.keyboard.press('Control+ArrowLeft');
  await expect(window.tabs.first()).toHaveAccessibleName(new RegExp(`^${CAROL.name}`));
});

test('in a maximised window they stand where they belong at another scale, too', async () => {
  const chat = await alice.openConversation(BOB.name);
  const window = await alice.tabs();
  const heightOf = (page: Page): Promise<number> => page.evaluate(() => innerHeight);
  /** What the window keeps for itself above and below them, CSS px. */
  const around = async (): Promise<number> => (await heightOf(window.page)) - (await heightOf(chat.page));
  const setScale = (scale: number): Promise<void> =>
    alice.main.page.evaluate(async (percent) => {
      const { nudge } = globalThis as unknown as TabsGlobals;
      await nudge.request('updateSettings', { patch: { look: { scale: percent } } });
    }, scale);
  const small = await heightOf(window.page);
  const kept = await around();
  await alice.application.maximize(window.page);
  await expect.poll(() => heightOf(window.page)).toBeGreaterThan(small);
  await expect.poll(around).toBe(kept);
  const large = await heightOf(window.page);
  await setScale(150);
  await expect.poll(() => heightOf(window.page)).toBeLessThan(large);
  await expect.poll(async () => Math.abs((await around()) - kept)).toBeLessThanOrEqual(1);
  await setScale(100);
  await alice.application.unmaximize(window.page);
});

test('tabs close one by one, drafts stay, and the window goes with the last of them', async () => {
  const withCarol = await alice.openConversation(CAROL.name);
  const withBob = await alice.openConversation(BOB.name);
  const window = await alice.tabs();
  await withBob.type('half a thought');
  await closeWindow(withBob.page, () => window.tab(BOB.name).click({ button: 'middle' }));
  await expect(window.tabs).toHaveCount(1);
  await withCarol.input.focus();
  await closeWindow(window.page, () => withCarol.page.keyboard.press('Control+W'));
  expect(await alice.application.hooks.windowsOf('tabs')).toHaveLength(0);

  const again = await alice.openConversation(BOB.name);
  await expect(again.input).toHaveText('half a thought');
});

test('leaving the application closes them with everything in them kept', async () => {
  const withBob = await alice.openConversation(BOB.name);
  await withBob.type(', and more');
  await scene.quit(alice);
  alice = await scene.startSignedIn(ALICE);
  const again = await alice.openConversation(BOB.name);
  await expect(again.input).toHaveText('half a thought, and more');
  await alice.tabs();
});
