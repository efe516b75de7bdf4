import type { Locator, Page } from '@playwright/test';
import { text } from '../texts.ts';
import { closeWindow } from './close-window.ts';

/** An alert that is gone meanwhile is not waited for. */
const HOLD_MILLISECONDS = 5_000;

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

  /** Puts the pointer on it, before which it goes by itself: while it still slides in, as people do. */
  async hold(): Promise<void> {
    await this.card.hover({ force: true, timeout: HOLD_MILLISECONDS });
  }

  /** Takes the pointer away again: it goes after a while. */
  async letGo(): Promise<void> {
    await this.card.dispatchEvent('pointerout', { bubbles: true });
  }

  async close(): Promise<void> {
    await closeWindow(this.page, () => this.page.getByRole('button', { name: text('window.close') }).click());
  }
}
