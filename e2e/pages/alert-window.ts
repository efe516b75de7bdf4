import type { Page } from '@playwright/test';

/** One alert in the corner of the screen: it is all text and a click. */
export class AlertWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }
}
