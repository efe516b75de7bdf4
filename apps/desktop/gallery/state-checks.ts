/** Every check of every state, several pages at once. */
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { accessFindings } from './access-findings.ts';
import { clippedTexts } from './clipped-texts.ts';
import type { Counts } from './counts.ts';
import { inTurns } from './in-turns.ts';
import { speechFindings, SPOKEN_STATE } from './speech-order.ts';
import { overlappingControls } from './overlapping-controls.ts';
import { showState, type Gallery, type GalleryState } from './open-gallery.ts';
import { PSEUDO_LOCALE } from './pseudo-language.ts';

const CLASSIC_BY_DAY = 'style=classic&appearance=light';
const LOOKS: readonly string[] = [
  CLASSIC_BY_DAY,
  'style=live&appearance=dark',
  'style=live&appearance=light',
  'style=classic&appearance=dark',
];

/** What people look at all day is looked at in all looks, and at twice the size; the rest in one of them. */
const MAIN_WINDOWS =
  /^(main-(list|sign-in)|conversation-(two-people|everything|group)|options-[a-z]+|history-table)$/;

const isMain = ({ name }: GalleryState): boolean => MAIN_WINDOWS.test(name);

/** States made for words of others that fit nowhere. */
const TOO_LONG_BY_DESIGN = 'long';

/** Colours that fade from one to the other are none yet. */
const WITHOUT_MOTION = '*, *::before, *::after { transition: none !important; animation: none !important; }';

/** The first has all rules of axe; in the others only colours differ. Which one a state has follows from its name alone. */
function looksOf(state: GalleryState): readonly string[] {
  if (isMain(state)) return LOOKS;
  const [first = 0] = createHash('sha256').update(state.name).digest();
  return [LOOKS[first % LOOKS.length] ?? CLASSIC_BY_DAY];
}

async function changeLook(page: Page, look: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, look);
  await page.waitForFunction((hash) => document.documentElement.dataset['shown'] === hash, look);
}

interface Work {
  readonly page: Page;
  readonly state: GalleryState;
  /** What the page threw since it was last asked. */
  readonly errors: string[];
}

/** Looks at one state; nothing found is a check that held. */
async function checksOf({ page, state, errors }: Work): Promise<readonly (readonly string[])[]> {
  const access: string[] = [];
  const clipped: string[] = [];
  const overlapping: string[] = [];
  const looks = looksOf(state);
  await showState(page, state, [looks[0] ?? '', `locale=${PSEUDO_LOCALE}`]);
  await page.addStyleTag({ content: WITHOUT_MOTION });
  for (const [place, look] of looks.entries()) {
    if (place > 0) await changeLook(page, look);
    for (const line of await accessFindings(page, place === 0 ? 'all' : 'contrast'))
      access.push(`${look}: ${line}`);
    for (const line of await clippedTexts(page)) clipped.push(`${look}: ${line}`);
    if (isMain(state))
      for (const line of await overlappingControls(page)) overlapping.push(`${look}: ${line}`);
  }
  const kinds: (readonly string[])[] = [access, errors.splice(0).map((message) => `error: ${message}`)];
  if (isMain(state)) kinds.push(overlapping);
  if (state.name === SPOKEN_STATE) kinds.push(await speechFindings(page, state));
  return state.name.includes(TOO_LONG_BY_DESIGN) ? kinds : [...kinds, clipped];
}

/** A state that never came to stand is one check that failed; the others are looked at all the same. */
const notStanding = (reason: unknown): readonly (readonly string[])[] => [[String(reason)]];

/** Looks at all of them and tells standard error of each finding. */
export async function checkStates({ states, openPage }: Gallery): Promise<Counts> {
  let passed = 0;
  let failed = 0;
  await inTurns(states, async (queue) => {
    const errors: string[] = [];
    const onError = (message: string): void => void errors.push(message);
    const usual = await openPage({ onError });
    const large = await openPage({ onError, scale: 2 });
    for (const state of queue) {
      const page = isMain(state) ? large : usual;
      for (const findings of await checksOf({ page, state, errors }).catch(notStanding)) {
        if (findings.length === 0) passed += 1;
        else failed += 1;
        for (const finding of findings) console.error(`${state.name}: ${finding}`);
      }
    }
  });
  return { passed, failed, skipped: [] };
}
