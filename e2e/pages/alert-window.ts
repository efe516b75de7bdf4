import type { Locator, Page } from '@playwright/test';

/** One alert in the corner of the screen. */
export class AlertWindow {
  readonly page: Page;
  readonly body: Locator;

  constructor(page: Page) {
    this.page = page;
    this.body = page.locator('body');
  }
}
