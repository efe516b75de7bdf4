/** Looks change while windows are open: by night, in the manner of 2009, and twice as large (D09, D13, D14). */
import { expect, test, type Page } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import type { OptionsWindow } from '../pages/options-window.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

let alice: Person;
let bob: ConversationWindow;
let options: OptionsWindow;
setScene({ seed: ALL_FRIENDS }, async (opened) => {
  alice = await opened.startSignedIn(ALICE);
  await opened.startSignedIn(BOB);
  bob = await alice.openConversation(BOB.name);
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  options = await alice.options();
  await options.show('general');
});

test.describe.configure({ mode: 'serial' });

const pages = (): readonly Page[] => [alice.main.page, bob.page, options.page];

async function choose(label: 'style' | 'appearance' | 'scale', value: string): Promise<void> {
  await options.page.getByLabel(text(`opt.look.${label}`)).selectOption(value);
  await options.apply.click();
}

const bodyColor = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

const textColor = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).color);

async function widthOf(kind: string): Promise<number> {
  const windows = await alice.application.hooks.windows();
  return windows.find(({ context }) => context.kind === kind)?.bounds.width ?? 0;
}

test('D14: night falls in every open window at once, and day comes back', async () => {
  const day = await Promise.all(pages().map(textColor));
  await choose('appearance', 'dark');
  for (const page of pages()) {
    await expect.poll(() => textColor(page)).toBe('rgb(230, 234, 242)');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  }
  await keepScreen(alice.main.page, 'looks-dark-main');
  await keepScreen(bob.page, 'looks-dark-conversation');
  await choose('appearance', 'light');
  for (const [index, page] of pages().entries()) await expect.poll(() => textColor(page)).toBe(day[index]);
});

test('D13: the Live look comes without a restart', async () => {
  const before = await bodyColor(options.page);
  await choose('style', 'live');
  await expect.poll(() => bodyColor(options.page)).not.toBe(before);
  for (const page of pages()) await expect(page.locator('html')).toHaveAttribute('data-look', 'live');
  await expect(bob.page.getByRole('button', { name: text('chat.toolbar.files'), exact: true })).toBeVisible();
  await keepScreen(alice.main.page, 'looks-live-main');
  await keepScreen(bob.page, 'looks-live-conversation');
  await choose('style', 'classic');
  await expect(alice.main.page.locator('html')).toHaveAttribute('data-look', 'classic');
});

test('D09: windows and what is in them grow together', async () => {
  const [main, conversation] = [await widthOf('main'), await widthOf('conversation')];
  const insides = await Promise.all(pages().map((page) => page.evaluate(() => window.innerWidth)));
  await choose('scale', '125');
  await expect.poll(() => widthOf('main')).toBe(Math.round(main * 1.25));
  await expect.poll(() => widthOf('conversation')).toBe(Math.round(conversation * 1.25));
  for (const [index, page] of pages().entries()) {
    await expect
      .poll(async () => Math.abs((await page.evaluate(() => window.innerWidth)) - (insides[index] ?? 0)))
      .toBeLessThanOrEqual(2);
  }
  await choose('scale', '100');
  await expect.poll(() => widthOf('main')).toBe(main);
});
