import type { Locator, Page } from '@playwright/test';

export class ConversationWindow {
  readonly page: Page;
  readonly history: Locator;
  readonly input: Locator;

  constructor(page: Page) {
    this.page = page;
    this.history = page.getByRole('log');
    this.input = page.getByRole('textbox');
  }

  async type(words: string): Promise<void> {
    await this.input.click();
    await this.page.keyboard.type(words);
  }

  async say(words: string): Promise<void> {
    await this.type(words);
    await this.page.keyboard.press('Enter');
  }

  /** The line with these words. */
  line(words: string): Locator {
    return this.history.getByRole('article').filter({ hasText: words });
  }
}
