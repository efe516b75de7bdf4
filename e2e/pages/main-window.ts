import { expect, type Locator, type Page } from '@playwright/test';
import { text } from '../texts.ts';
import { chooseFromMenu, chooseFromMenuBar } from './menus.ts';
import { SignInView } from './sign-in-view.ts';

const OPEN_MILLISECONDS = 30_000;

/** The sign-in and contact list window. */
export class MainWindow {
  readonly page: Page;
  readonly signIn: SignInView;
  readonly tree: Locator;
  readonly search: Locator;
  /** One's own name and status; opens the status menu. */
  readonly ownName: Locator;
  readonly personalMessage: Locator;
  /** In its place while one edits it. */
  readonly personalMessageField: Locator;
  readonly addContact: Locator;
  /** One's own picture; opens the window to change it. */
  readonly ownPicture: Locator;
  /** Stands above the list until the line is back; `Now` in it goes away with every try. */
  readonly lostStrip: Locator;
  readonly reconnectNow: Locator;

  constructor(page: Page) {
    this.page = page;
    this.signIn = new SignInView(page);
    this.tree = page.getByRole('tree', { name: text('list.tree') });
    this.search = page.getByRole('searchbox', { name: text('list.searchLabel') });
    const afterName = text('list.statusMenu').split('.').at(-1) ?? '';
    this.ownName = page.getByRole('button', { name: new RegExp(`${afterName.trim()}$`) });
    this.personalMessage = page.getByRole('button', { name: text('list.personalMessage') });
    this.personalMessageField = page.getByRole('textbox', { name: text('list.personalMessage') });
    this.addContact = page.getByRole('button', { name: text('list.addContact') });
    this.ownPicture = page.getByRole('button', { name: text('list.changePicture') });
    this.lostStrip = page.getByTestId('lost-connection');
    this.reconnectNow = page.getByRole('button', { name: text('list.reconnectNow') });
  }

  async waitUntilSignedIn(): Promise<void> {
    await expect(this.tree).toBeVisible({ timeout: OPEN_MILLISECONDS });
  }

  /** Something that must be told once, by its code, for instance a file that was put aside. */
  notice(code: string): Locator {
    const words = text(`start.${code}`).split('{')[0] ?? '';
    return this.page.getByRole('alert').filter({ hasText: words });
  }

  /** A person's row; with a status, only while it is shown so. */
  contact(name: string, status = ''): Locator {
    // `Bob, Online, Friends`, or `Bob (Away) - at the sea, Friends`, or `Bob wink , Online (Blocked) , Friends`.
    const words = new RegExp(`^${name}(?=[ ,(])[^,(]*[,(] ?(?:[^,()]*\\()?${status}`);
    return this.tree.getByRole('treeitem', { name: words, level: 2 });
  }

  group(name: string): Locator {
    return this.tree.getByRole('treeitem', { name: new RegExp(`^${name} \\(`), level: 1 });
  }

  /** The names in the tree from top to bottom, groups included. */
  async names(): Promise<readonly string[]> {
    const rows = await this.tree.getByRole('treeitem').allInnerTexts();
    return rows.map((row) => (row.split(/[,(]/)[0] ?? '').trim());
  }

  async setStatus(status: string): Promise<void> {
    await this.ownName.click();
    await this.page.getByRole('menu').getByRole('menuitemradio', { name: status }).click();
  }

  async setPersonalMessage(words: string): Promise<void> {
    await this.personalMessage.click();
    await this.personalMessageField.fill(words);
    await this.personalMessageField.press('Enter');
  }

  async menu(menu: string, ...path: readonly string[]): Promise<void> {
    await chooseFromMenuBar(this.page, menu, ...path);
  }

  async signOut(): Promise<void> {
    await this.menu(text('menu.bar.file'), text('menu.file.signOut'));
    await expect(this.signIn.submit).toBeVisible();
  }

  /** Right click on a contact, then the words of each level. */
  async chooseFor(name: string, ...path: readonly string[]): Promise<void> {
    await this.contact(name).click({ button: 'right' });
    await chooseFromMenu(this.page, ...path);
  }

  /** `words`: what is written to them. */
  async add(address: string, words = ''): Promise<void> {
    await this.addContact.click();
    const dialog = this.page.getByRole('dialog', { name: text('add.title') });
    await dialog.getByLabel(text('add.address')).fill(address);
    await dialog.getByLabel(text('add.message')).fill(words);
    await dialog.getByRole('button', { name: text('add.add'), exact: true }).click();
    await dialog.getByRole('button', { name: text('add.finish') }).click();
  }
}
