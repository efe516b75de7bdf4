/** A24: nothing that can be pressed does nothing. Whatever is left out here stands with its reason. */
import { expect, test, type Page } from '@playwright/test';
import { setScene } from '../bootstrap.ts';
import { crawlControls, type CrawlResult } from '../crawl.ts';
import { openChatWithBob } from '../friends.ts';
import { OPTIONS_PAGES } from '../pages/options-window.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

const named = (key: string): RegExp => new RegExp(`^${text(key).replaceAll(/[.?]/g, '\\$&')}$`);

const SPARED: ReadonlyMap<RegExp, string> = new Map([
  [named('window.close'), 'ends the window that is looked at; every test closes some'],
  [
    named('window.minimize'),
    'a window that is away cannot be looked at; the virtual display has no window manager',
  ],
  [named('window.toggleMaximize'), 'the virtual display has no window manager that would do it'],
  [/^Block$/, 'afterwards nothing can be sent; contact-list.e2e.ts and notices.e2e.ts press it'],
  [named('opt.ok'), 'closes the window; D01 presses it'],
  [named('opt.cancel'), 'closes the window; D01 presses it'],
  [named('opt.apply'), 'enabled by a change alone; D01 presses it'],
  [named('opt.help'), 'opens the help in the main window; options-window.test.tsx presses it'],
]);

let alice: Person;
setScene({ seed: ALL_FRIENDS }, async (opened) => {
  await opened.startHeadless(BOB);
  alice = await opened.startSignedIn(ALICE);
});

// Every press is waited for; all of them together stay within two minutes on a computer that does nothing else.
test.describe.configure({ timeout: 120_000 });

const crawlOf = (page: Page) => ({ person: alice, page, spared: SPARED });

function expectAlive({ pressed, dead, gone }: CrawlResult, atLeast: number): void {
  expect.soft(gone).toEqual([]);
  expect.soft(dead).toEqual([]);
  expect.soft(pressed.length, pressed.join('\n')).toBeGreaterThanOrEqual(atLeast);
}

test('A24: the contact list', async () => {
  await expect(alice.main.contact(BOB.name, text('status.online'))).toBeVisible();
  expectAlive(await crawlControls(crawlOf(alice.main.page)), 4);
});

test('A24: a conversation', async () => {
  const chat = await openChatWithBob(alice);
  await chat.say('to be looked at later');
  await chat.type('unsent');
  expectAlive(await crawlControls(crawlOf(chat.page)), 6);
});

test('A24: the pages of Options', async () => {
  await alice.main.menu(text('menu.bar.tools'), text('menu.tools.options'));
  const options = await alice.options();
  for (const page of OPTIONS_PAGES) {
    await options.show(page);
    // A build without a feed has nothing to press about updates.
    expectAlive(await crawlControls(crawlOf(options.page)), page === 'updates' ? 0 : 1);
  }
  await options.closeBy(options.cancel);
});

test('A24: the history', async () => {
  const chat = await openChatWithBob(alice);
  await chat.say('to be found again');
  await chat.close();
  await alice.main.menu(text('menu.bar.file'), text('menu.file.viewHistory'));
  const history = await alice.history();
  await expect(history.row('to be found again')).toBeVisible();
  expectAlive(await crawlControls(crawlOf(history.page)), 1);
});
