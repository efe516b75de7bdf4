import type { Locator, Page } from '@playwright/test';
import { text } from '../texts.ts';
import { closeWindow } from './close-window.ts';

export const OPTIONS_PAGES = [
  'personal',
  'general',
  'messages',
  'alerts',
  'files',
  'privacy',
  'security',
  'connection',
  'updates',
] as const;
type OptionsPage = (typeof OPTIONS_PAGES)[number];

export class OptionsWindow {
  readonly page: Page;
  readonly pages: Locator;
  readonly ok: Locator;
  readonly cancel: Locator;
  readonly apply: Locator;

  constructor(page: Page) {
    this.page = page;
    this.pages = page.getByRole('listbox', { name: text('opt.categories') });
    this.ok = page.getByRole('button', { name: text('opt.ok'), exact: true });
    this.cancel = page.getByRole('button', { name: text('opt.cancel'), exact: true });
    this.apply = page.getByRole('button', { name: text('opt.apply'), exact: true });
  }

  /** Presses a button after which the window goes. */
  async closeBy(button: Locator): Promise<void> {
    await closeWindow(this.page, () => button.click());
  }

  async show(page: OptionsPage): Promise<void> {
    await this.pages.getByRole('option', { name: text(`opt.page.${page}`), exact: true }).click();
  }
}
