import type { Locator, Page } from '@playwright/test';
import { text } from '../texts.ts';

/** The form one sees before signing in. */
export class SignInView {
  readonly page: Page;
  readonly email: Locator;
  readonly password: Locator;
  readonly status: Locator;
  readonly server: Locator;
  readonly rememberMe: Locator;
  readonly rememberPassword: Locator;
  readonly automatic: Locator;
  readonly submit: Locator;
  readonly cancel: Locator;
  readonly failure: Locator;
  readonly capsLock: Locator;
  readonly createAccount: Locator;

  constructor(page: Page) {
    this.page = page;
    this.email = page.getByLabel(text('signin.email'));
    this.password = page.getByLabel(text('signin.password'), { exact: true });
    this.status = page.getByRole('button', { name: text('signin.status') });
    this.server = page.getByRole('button', { name: text('signin.server') });
    this.rememberMe = page.getByRole('checkbox', { name: text('signin.rememberMe'), exact: true });
    this.rememberPassword = page.getByRole('checkbox', { name: text('signin.rememberPassword') });
    this.automatic = page.getByRole('checkbox', { name: text('signin.automatic') });
    this.submit = page.getByRole('button', { name: text('signin.signIn'), exact: true });
    this.cancel = page.getByRole('button', { name: text('signin.cancel'), exact: true });
    this.failure = page.getByRole('alert');
    this.capsLock = page.getByText(text('signin.capsLock'));
    this.createAccount = page.getByRole('button', { name: text('signin.createAccount') });
  }

  async as(account: { readonly address: string; readonly password: string }): Promise<void> {
    await this.email.fill(account.address);
    await this.password.fill(account.password);
    await this.submit.click();
  }

  /** Chooses from a drop-down of the form by its shown words. */
  async choose(dropDown: Locator, option: string): Promise<void> {
    await dropDown.click();
    await this.page.getByRole('option', { name: option }).click();
  }
}
