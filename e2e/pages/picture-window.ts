import type { Locator, Page } from '@playwright/test';
import { text } from '../texts.ts';
import { closeWindow } from './close-window.ts';

/** "Change Display Picture". */
export class PictureWindow {
  readonly page: Page;
  readonly choices: Locator;
  readonly trouble: Locator;
  readonly cropSquare: Locator;

  constructor(page: Page) {
    this.page = page;
    this.choices = page.getByRole('radio');
    this.trouble = page.getByRole('alert');
    this.cropSquare = page.getByRole('slider', { name: text('picker.cropSquare') });
  }

  /** One of those that come with the application, by its key. */
  async choose(picture: string): Promise<void> {
    await this.page.getByTitle(text(`picture.${picture}`), { exact: true }).click();
  }

  async chooseNone(): Promise<void> {
    await this.page.getByRole('checkbox', { name: text('picker.dontShow') }).check();
  }

  async browse(file: string): Promise<void> {
    await this.page.getByTestId('picture-file').setInputFiles(file);
  }

  /** The part that is cut out, as it is marked. */
  async useCrop(): Promise<void> {
    await this.#closeBy(text('picker.use'));
  }

  async ok(): Promise<void> {
    await this.#closeBy(text('dialog.ok'));
  }

  async #closeBy(button: string): Promise<void> {
    await closeWindow(this.page, () => this.page.getByRole('button', { name: button, exact: true }).click());
  }
}
