/** Every check of every state, several pages at once. */
import type { Page } from 'playwright-core';
import { accessFindings } from './access-findings.ts';
import { clippedTexts } from './clipped-texts.ts';
import { speechFindings, SPOKEN_STATE } from './speech-order.ts';
import { showState, type Gallery, type GalleryState } from './open-gallery.ts';
import { PSEUDO_LOCALE } from './pseudo-language.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** One reason for each check that was not made. */
  readonly skipped: readonly string[];
}

/** Two cores are busy with three: one page is always waiting for something. */
const PAGES_AT_ONCE = 3;

const BY_DAY = ['style=classic&appearance=light', 'style=live&appearance=light'] as const;
const BY_NIGHT = ['style=live&appearance=dark', 'style=classic&appearance=dark'] as const;

/** What people look at all day is looked at in all four; the rest by turns in two, which have no style in common. */
const MAIN_WINDOWS =
  /^(main-(list|sign-in)|conversation-(lines|group)|options-[a-z]+|history-table|alert-[a-z]+)$/;

/** States made for words of others that fit nowhere. */
const TOO_LONG_BY_DESIGN = 'long';

/** Colours that fade from one to the other are none yet. */
const WITHOUT_MOTION = '*, *::before, *::after { transition: none !important; animation: none !important; }';

interface Work {
  readonly page: Page;
  readonly state: GalleryState;
  /** Its place among all. */
  readonly index: number;
}

/** The first has all rules of axe; in the others only colours differ. */
function looksOf({ state, index }: Work): readonly string[] {
  if (MAIN_WINDOWS.test(state.name)) return [...BY_DAY, ...BY_NIGHT];
  return [BY_DAY[index % 2] ?? BY_DAY[0], BY_NIGHT[index % 2] ?? BY_NIGHT[0]];
}

async function changeLook(page: Page, look: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, look);
  await page.waitForFunction((hash) => document.documentElement.dataset['shown'] === hash, look);
}

/** Looks at one state; nothing found is a check that held. */
async function checksOf(work: Work, errors: string[]): Promise<readonly (readonly string[])[]> {
  const { page, state } = work;
  const access: string[] = [];
  const clipped: string[] = [];
  const looks = looksOf(work);
  await showState(page, state, [looks[0] ?? '', `locale=${PSEUDO_LOCALE}`]);
  await page.addStyleTag({ content: WITHOUT_MOTION });
  for (const [place, look] of looks.entries()) {
    if (place > 0) await changeLook(page, look);
    for (const line of await accessFindings(page, place === 0 ? 'all' : 'contrast'))
      access.push(`${look}: ${line}`);
    for (const line of await clippedTexts(page)) clipped.push(`${look}: ${line}`);
  }
  const kinds: (readonly string[])[] = [access, errors.splice(0).map((message) => `error: ${message}`)];
  if (state.name === SPOKEN_STATE) kinds.push(await speechFindings(page, state));
  return state.name.includes(TOO_LONG_BY_DESIGN) ? kinds : [...kinds, clipped];
}

/** Looks at all of them and tells standard error of each finding. */
export async function checkStates({ states, openPage }: Gallery): Promise<Counts> {
  let passed = 0;
  let failed = 0;
  const queue = states.entries();
  const takeTurns = async (): Promise<void> => {
    const errors: string[] = [];
    const page = await openPage((message) => errors.push(message));
    for (const [index, state] of queue) {
      for (const findings of await checksOf({ page, state, index }, errors)) {
        if (findings.length === 0) passed += 1;
        else failed += 1;
        for (const finding of findings) console.error(`${state.name}: ${finding}`);
      }
    }
  };
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, takeTurns));
  return { passed, failed, skipped: [] };
}
