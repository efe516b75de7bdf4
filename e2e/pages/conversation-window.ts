import type { Locator, Page } from '@playwright/test';
import { text } from '../texts.ts';

export class ConversationWindow {
  readonly page: Page;
  readonly history: Locator;
  readonly input: Locator;
  readonly send: Locator;

  constructor(page: Page) {
    this.page = page;
    this.history = page.getByRole('log');
    this.input = page.getByRole('textbox');
    this.send = page.getByRole('button', { name: 'Send', exact: true });
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

  /** The mark that tells how far an own line came. */
  stateOf(words: string, state: string): Locator {
    return this.line(words).getByRole('img', { name: text(`chat.state.${state}`) });
  }
}
