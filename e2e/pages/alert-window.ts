import type { Locator, Page } from '@playwright/test';
import { text } from '../texts.ts';

/** One alert in the corner of the screen. */
export class AlertWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get card(): Locator {
    return this.page.getByRole('main');
  }

  /** All it says is one button, which opens what it is about. */
  body(words: string): Locator {
    return this.page.getByRole('button', { name: words });
  }

  async close(): Promise<void> {
    const closed = this.page.waitForEvent('close');
    // The window may be gone before the click has been told of; that it is gone is what counts.
    const clicked = this.page.getByRole('button', { name: text('window.close') }).click();
    await Promise.all([closed, clicked.catch(() => undefined)]);
  }
}
