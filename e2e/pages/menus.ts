import type { Page } from '@playwright/test';

/** Chooses an entry of the menu bar by the shown words of each level: `File`, `My Status`, `Busy`. */
export async function chooseFromMenuBar(page: Page, menu: string, ...path: readonly string[]): Promise<void> {
  await page.getByRole('menubar').getByRole('menuitem', { name: menu, exact: true }).click();
  await chooseFromMenu(page, ...path);
}

/** The same in a menu that is open already. */
export async function chooseFromMenu(page: Page, ...path: readonly string[]): Promise<void> {
  for (const label of path) {
    const name = new RegExp(`^${escaped(label)}`);
    await page
      .getByRole('menu')
      .getByRole('menuitem', { name })
      .or(page.getByRole('menu').getByRole('menuitemradio', { name }))
      .or(page.getByRole('menu').getByRole('menuitemcheckbox', { name }))
      .last()
      .click();
  }
}

/** The words of all entries of the menu that is open, top to bottom. */
export async function openMenuEntries(page: Page): Promise<readonly string[]> {
  const entries = page.getByRole('menu').last().locator('[role^="menuitem"]');
  return entries.allInnerTexts();
}

function escaped(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
