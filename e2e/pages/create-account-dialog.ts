import type { Locator, Page } from '@playwright/test';
import { text } from '../texts.ts';

export interface NewAccount {
  readonly address: string;
  readonly name: string;
  readonly password: string;
}

/** "Create an account" on this computer's server. */
export class CreateAccountDialog {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: text('account.title') });
  }

  async fill(account: NewAccount): Promise<void> {
    const { dialog } = this;
    await dialog.getByLabel(text('account.address')).fill(account.address);
    await dialog.getByLabel(text('account.name')).fill(account.name);
    await dialog.getByLabel(text('account.password'), { exact: true }).fill(account.password);
    await dialog.getByLabel(text('account.repeat')).fill(account.password);
  }

  async create(account: NewAccount): Promise<void> {
    await this.fill(account);
    await this.dialog.getByRole('button', { name: text('account.create') }).click();
  }
}
