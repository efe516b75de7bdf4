/**
 * A24: presses everything of a window and sees whether anything comes of it: the page changes, a window opens, a
 * dialog asks, a sound plays, a file or a link is opened. What comes is put away again before the next one.
 */
import { expect, type Page } from '@playwright/test';
import type { Person } from './scene.ts';

const PRESSABLE =
  'button:not([role="menuitem"]), [role="button"], [role="checkbox"], [role="tab"], input[type="checkbox"], input[type="radio"]';
/** What a press may need until something comes of it, ms. */
const PATIENCE = 4_000;
const MAX_LAYERS = 4;

export interface Crawl {
  readonly person: Person;
  readonly page: Page;
  /** What is not pressed, each with its reason; matched against names of controls. */
  readonly spared: ReadonlyMap<RegExp, string>;
}

export interface CrawlResult {
  readonly pressed: readonly string[];
  /** Of those, what nothing came of. */
  readonly dead: readonly string[];
  /** What an earlier press took away before its turn came. */
  readonly gone: readonly string[];
}

const isSpared = ({ spared }: Crawl, name: string): boolean =>
  [...spared.keys()].some((pattern) => pattern.test(name));

/** Everything a page shows, without what only follows the pointer and the focus. */
const shown = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')];
    const values = fields.map(({ type, checked, value }) =>
      type === 'checkbox' || type === 'radio' ? checked : value,
    );
    const { lang, dir, style, dataset } = document.documentElement;
    const markup = document.body.innerHTML.replaceAll(
      / (?:data-(?:pressed|hovered|focus[a-z-]*|selection-mode)|tabindex|id|aria-(?:controls|labelledby|describedby|activedescendant))="[^"]*"/g,
      '',
    );
    return JSON.stringify([markup, values, lang, dir, style.cssText, dataset, String(getSelection())]);
  });

async function situation({ person, page }: Crawl): Promise<string> {
  const { application } = person;
  return JSON.stringify([
    await shown(page),
    await application.hooks.happened(),
    await application.isOnTop(page),
  ]);
}

/** Whether the situation becomes another one in time. */
async function changes(crawl: Crawl, before: string): Promise<boolean> {
  const deadline = Date.now() + PATIENCE;
  do {
    if ((await situation(crawl)) !== before) return true;
  } while (Date.now() < deadline);
  return false;
}

/** Closes what opened over the window, and the windows that were not there before. */
async function putAway({ person, page }: Crawl, before: ReadonlySet<Page>): Promise<void> {
  for (let layer = 0; layer < MAX_LAYERS; layer += 1) {
    const above = page.locator('[role="dialog"], [role="alertdialog"], [role="menu"]');
    if ((await above.count()) === 0) break;
    await page.keyboard.press('Escape');
    await expect(above)
      .toHaveCount(Math.max(0, (await above.count()) - 1))
      .catch(() => undefined);
  }
  const { electron, hooks } = person.application;
  // One that was just opened may not be known to both yet.
  await expect
    .poll(async () => electron.windows().length - (await hooks.windows()).length, { timeout: PATIENCE })
    .toBe(0)
    .catch(() => undefined);
  const opened = electron.windows().filter((window) => !before.has(window));
  for (const window of opened) await window.close().catch(() => undefined);
}

async function comesOf(crawl: Crawl, press: () => Promise<unknown>): Promise<boolean> {
  const windows = new Set(crawl.person.application.electron.windows());
  const before = await situation(crawl);
  await press();
  const isAlive = await changes(crawl, before);
  await putAway(crawl, windows);
  return isAlive;
}

interface Control {
  /** Its words; from the second with the same words on with its number. */
  readonly name: string;
  /** Its place among all that can be pressed. */
  readonly index: number;
  readonly isBox: boolean;
}

/** What can be pressed now, in the order of the page; what is chosen already stays so and is left out. */
async function pressable(page: Page): Promise<readonly Control[]> {
  const found = await page.locator(PRESSABLE).evaluateAll((elements) =>
    elements.flatMap((element, index) => {
      const control = element as HTMLInputElement;
      const isOff = control.disabled || control.ariaDisabled === 'true' || !control.checkVisibility();
      const isChosen = control.ariaSelected === 'true' || (control.type === 'radio' && control.checked);
      const label = control.ariaLabel ?? control.labels?.[0]?.textContent ?? control.textContent;
      const isBox = control.type === 'checkbox' || control.getAttribute('role') === 'checkbox';
      return isOff || isChosen ? [] : [{ label: label.trim(), index, isBox }];
    }),
  );
  return found.map(({ label, index, isBox }, place) => {
    const same = found.slice(0, place).filter((other) => other.label === label).length;
    return { name: same === 0 ? label : `${label} #${same + 1}`, index, isBox };
  });
}

/** A field that a press opened in place of a button, and another tab, go back to what they were. */
async function goBack(page: Page, tab: string | undefined): Promise<void> {
  if (tab !== undefined) {
    const before = page.getByRole('tab', { name: tab, exact: true });
    if ((await before.getAttribute('aria-selected')) !== 'true') await before.click();
  }
  const isField = await page.evaluate(() => document.activeElement instanceof HTMLInputElement);
  if (isField) await page.keyboard.press('Escape');
}

const chosenTab = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const tab = document.querySelector('[role="tab"][aria-selected="true"]');
    return tab === null ? undefined : (tab.ariaLabel ?? tab.textContent);
  });

/** Presses every button, box, tab and radio that a window shows now. */
export async function crawlControls(crawl: Crawl): Promise<CrawlResult> {
  const { page } = crawl;
  const pressed: string[] = [];
  const dead: string[] = [];
  const gone: string[] = [];
  for (const { name } of await pressable(page)) {
    if (isSpared(crawl, name)) continue;
    const control = (await pressable(page)).find((candidate) => candidate.name === name);
    if (control === undefined) {
      gone.push(name);
      continue;
    }
    const tab = await chosenTab(page);
    const press = (): Promise<void> =>
      page
        .locator(PRESSABLE)
        .nth(control.index)
        .evaluate((element) => (element as HTMLElement).click());
    pressed.push(name);
    if (!(await comesOf(crawl, press))) dead.push(name);
    else if (control.isBox) await press();
    await goBack(page, tab);
  }
  return { pressed, dead, gone };
}
