import type { Locator, Page } from '@playwright/test';
import { text } from '../texts.ts';

/** "Somebody added you". */
export class PromptWindow {
  readonly page: Page;
  readonly accept: Locator;
  readonly addToList: Locator;

  constructor(page: Page) {
    this.page = page;
    this.accept = page.getByRole('button', { name: text('dialog.ok'), exact: true });
    this.addToList = page.getByRole('checkbox');
  }

  allow(name: string): Locator {
    return this.page.getByRole('radio', { name: text('prompt.allow', { name }) });
  }

  /** What they wrote. */
  words(name: string): Locator {
    return this.page.getByRole('group', { name: text('prompt.words', { name }) });
  }

  block(name: string): Locator {
    return this.page.getByRole('radio', { name: text('prompt.block', { name }) });
  }
}
