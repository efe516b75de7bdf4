/**
 * Where the system replaces all colours by a few of its own, what tells the chosen one from the rest has to be seen
 * still. Each mark is looked at with and without the attribute that makes it: the two have to differ.
 */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Page } from 'playwright-core';
import type { Counts } from './counts.ts';
import { rest, showState, type Gallery, type GalleryState } from './open-gallery.ts';

interface Mark {
  /** A state of the gallery, such as `main-menu-sort`. */
  readonly state: string;
  /** What is marked, as a selector; the first one counts. */
  readonly marked: string;
  /** Without it the mark is gone. */
  readonly attribute: string;
  /** The keyboard is elsewhere: its frame is no mark. */
  readonly isWithoutFocus?: boolean;
}

const MARKS: readonly Mark[] = [
  { state: 'main-menu-sort', marked: '[data-mark="radio"]', attribute: 'data-mark' },
  { state: 'main-menu-tint', marked: '[data-mark="radio"]', attribute: 'data-mark' },
  { state: 'main-menu-tools', marked: '[data-mark="check"]', attribute: 'data-mark' },
  { state: 'main-status-menu', marked: '.entry-menu-item[data-checked]', attribute: 'data-checked' },
  { state: 'main-menu-sort', marked: '.entry-menu-item[data-open]', attribute: 'data-open' },
  {
    state: 'conversation-own-emoticons-picker',
    marked: '.emoticon-grid-cell[aria-selected="true"]',
    attribute: 'aria-selected',
  },
  {
    state: 'main-list-focus',
    marked: '.contact-row[aria-selected="true"]',
    attribute: 'aria-selected',
    isWithoutFocus: true,
  },
];

/** What is looked at around a mark, CSS px. */
const MARGIN = 3;
/** A step of colour that anybody sees, between 0, the same, and 1, black and white. */
const COLOR_STEP = 0.2;
/** A dot of six pixels has about so many. */
const FEWEST_PIXELS = 20;

/** Pixels in which two pictures of one size differ plainly. */
export function pixelsApart(one: Buffer, other: Buffer): number {
  const [before, now] = [PNG.sync.read(one), PNG.sync.read(other)];
  const { width, height } = before;
  return pixelmatch(before.data, now.data, undefined, width, height, {
    threshold: COLOR_STEP,
    includeAA: true,
  });
}

/** What is wrong with a mark, if anything. */
async function findingOf(page: Page, shown: GalleryState, mark: Mark): Promise<string | undefined> {
  const { marked, attribute, isWithoutFocus = false } = mark;
  await showState(page, shown);
  if (isWithoutFocus)
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  const place = page.locator(marked).first();
  const box = await place.boundingBox({ timeout: 1000 }).catch(() => null);
  if (box === null) return `has no ${marked}`;
  const clip = {
    x: Math.max(0, box.x - MARGIN),
    y: Math.max(0, box.y - MARGIN),
    width: box.width + 2 * MARGIN,
    height: box.height + 2 * MARGIN,
  };
  const look = async (): Promise<Buffer> => page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
  const withMark = await look();
  await place.evaluate((element, name) => element.removeAttribute(name), attribute);
  await rest(page);
  const pixels = pixelsApart(withMark, await look());
  return pixels < FEWEST_PIXELS ? `${marked} differs in ${pixels} pixels from what is not marked` : undefined;
}

/** One check for each mark of the states whose name has the part in it. */
export async function checkForcedColors({ states, openPage }: Gallery, part: string): Promise<Counts> {
  const wanted = MARKS.filter(({ state }) => state.includes(part));
  const findings: string[] = [];
  const page = await openPage({ onError: (message) => findings.push(message) });
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  let passed = 0;
  for (const mark of wanted) {
    const shown = states.find(({ name }) => name === mark.state);
    const finding = shown === undefined ? 'is no state' : await findingOf(page, shown, mark).catch(String);
    if (finding === undefined) passed += 1;
    else findings.push(`${mark.state}: in forced colours ${finding}`);
  }
  await page.close();
  for (const finding of findings) console.error(finding);
  return { passed, failed: findings.length, skipped: [] };
}
