import type { Locator, Page } from '@playwright/test';
import { text } from '../texts.ts';
import { closeWindow } from './close-window.ts';

/** "Message History". */
export class HistoryWindow {
  readonly page: Page;
  readonly table: Locator;
  readonly conversations: Locator;
  readonly search: Locator;
  readonly hits: Locator;
  /** The line that was looked for. */
  readonly marked: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('grid');
    this.conversations = page
      .getByRole('listbox', { name: text('history.conversations') })
      .getByRole('option');
    this.search = page.getByRole('searchbox', { name: text('history.searchLabel') });
    this.hits = page.getByRole('listbox', { name: text('history.hits') }).getByRole('option');
    this.marked = this.table.locator('[data-marked]');
  }

  /** The rows with these words. */
  row(words: string): Locator {
    return this.table.getByRole('row').filter({ hasText: words });
  }

  /** To `2026-11-21`. */
  async goToDay(day: string): Promise<void> {
    const [year = '', ...monthAndDay] = day.split('-');
    const field = this.page.getByRole('group', { name: text('history.goTo') });
    await field.getByRole('spinbutton').first().focus();
    // In the order of English; each part leads to the next.
    await this.page.keyboard.type([...monthAndDay, year].join(''));
    await this.page.getByRole('button', { name: text('history.go'), exact: true }).click();
  }

  async close(): Promise<void> {
    await closeWindow(this.page, () => this.page.keyboard.press('Control+W'));
  }
}
