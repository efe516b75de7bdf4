import type { Locator, Page } from '@playwright/test';

/** One alert in the corner of the screen. */
export class AlertWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** All it says is one button, which opens what it is about. */
  body(words: string): Locator {
    return this.page.getByRole('button', { name: words });
  }
}
