import { expect, type Locator, type Page } from '@playwright/test';
import { text } from '../texts.ts';
import { closeWindow } from './close-window.ts';

/** "My Emoticons". */
export class EmoticonsWindow {
  readonly page: Page;
  readonly list: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('listbox', { name: text('emoticons.title') }).getByRole('option');
  }

  /** The form for one more, with this picture in it. */
  async startAdding(file: string): Promise<AddEmoticonForm> {
    await this.page.getByRole('button', { name: text('emoticons.add'), exact: true }).click();
    const form = new AddEmoticonForm(this.page.getByRole('dialog', { name: text('emoticons.addTitle') }));
    await form.form.getByTestId('emoticon-file').setInputFiles(file);
    await expect(form.form.getByRole('img', { name: text('emoticons.picture') })).toBeVisible();
    return form;
  }

  async close(): Promise<void> {
    const button = this.page.getByRole('button', { name: text('emoticons.close'), exact: true }).last();
    await closeWindow(this.page, () => button.click());
  }
}

class AddEmoticonForm {
  readonly form: Locator;
  readonly code: Locator;
  readonly add: Locator;

  constructor(form: Locator) {
    this.form = form;
    this.code = form.getByLabel(text('emoticons.code'));
    this.add = form.getByRole('button', { name: text('emoticons.addNow'), exact: true });
  }
}
