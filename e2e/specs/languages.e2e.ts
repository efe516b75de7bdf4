/** The language changes while windows are open, and with it their direction (D07, D11). */
import { expect, test, type Page } from '@playwright/test';
import { keepScreen, setScene } from '../bootstrap.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import type { OptionsWindow } from '../pages/options-window.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text, textIn } from '../texts.ts';

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

/** From one language, in which the window speaks, to another. */
async function choose(from: string, to: string): Promise<void> {
  await options.page.getByLabel(textIn(from, 'opt.language.label')).selectOption(to);
  await options.page.getByRole('button', { name: textIn(from, 'opt.apply'), exact: true }).click();
}

async function expectLanguage(locale: string, direction: 'ltr' | 'rtl'): Promise<void> {
  for (const page of pages()) {
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
  }
  const bar = alice.main.page.getByRole('menubar');
  await expect(bar).toContainText(textIn(locale, 'menu.bar.contacts'));
  const files = bob.page.getByRole('button', { name: textIn(locale, 'chat.toolbar.sendFiles'), exact: true });
  await expect(files).toBeVisible();
  const tray = await alice.application.hooks.tray();
  expect(JSON.stringify(tray)).toContain(textIn(locale, 'status.online'));
}

test('D11, D07: Arabic comes to every open window at once, from right to left', async () => {
  await expectLanguage('en', 'ltr');
  await choose('en', 'ar');
  await expectLanguage('ar', 'rtl');
  await keepScreen(alice.main.page, 'languages-ar-main');
  await keepScreen(bob.page, 'languages-ar-conversation');
});

test('D11: and goes again, with words typed meanwhile still there', async () => {
  await bob.page.getByRole('textbox').last().pressSequentially('مرحبا');
  await choose('ar', 'pt-BR');
  await expectLanguage('pt-BR', 'ltr');
  await expect(bob.page.getByRole('textbox').last()).toContainText('مرحبا');
  await choose('pt-BR', 'en');
  await expectLanguage('en', 'ltr');
});
