import type { Locator, Page } from '@playwright/test';

/** What stands around conversations that are tabs of one window. */
export class TabsWindow {
  readonly page: Page;
  readonly tabs: Locator;
  /** The one whose conversation is shown. */
  readonly front: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tabs = page.getByRole('tab');
    this.front = page.getByRole('tab', { selected: true });
  }

  /** By the name at its beginning, and by whatever else it tells. */
  tab(name: string, more = ''): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}\\b.*${more}`) });
  }
}
