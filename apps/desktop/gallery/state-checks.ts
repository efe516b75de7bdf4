/** Every check of every state, several pages at once. */
import { WINDOW_KINDS } from '@nudge/ipc-contract';
import type { Page } from 'playwright-core';
import { accessFindings, prepareAccess } from './access-findings.ts';
import { clippedTexts } from './clipped-texts.ts';
import { sumOf, type Counts } from './counts.ts';
import { DIALOG_STATES } from './dialog-states.ts';
import { inTurns } from './in-turns.ts';
import { overlappingControls } from './overlapping-controls.ts';
import { rest, showContents, showInPlace, type Gallery, type GalleryState } from './open-gallery.ts';
import { PSEUDO_LOCALE } from './pseudo-language.ts';
import { SMALL_DISPLAY_TWICE } from './shown-size.ts';
import { smallTargets } from './small-targets.ts';

const LOOKS: readonly string[] = [
  'style=classic&appearance=light',
  'style=live&appearance=dark',
  'style=live&appearance=light',
  'style=classic&appearance=dark',
];

/** What has less room on a small display at 200 %. */
const SMALL_LOOKS: readonly string[] = ['style=live&appearance=light', 'style=classic&appearance=light'];

/** What people look at all day is looked at at twice the size, where nothing to press may lie over another. */
const MAIN_WINDOWS =
  /^(main-(list|sign-in)|conversation-(two-people|everything|group)|options-[a-z]+|history-table)$/;

const isMain = ({ name }: GalleryState): boolean => MAIN_WINDOWS.test(name);

/** Every kind of thing to press whose face is smaller than its target stands in one of them. */
const WITH_SMALL_FACES =
  /^(main-list|conversation-(everything|stranger)|files-received|options-[a-z]+|history-table|tabs-few|alert-message)$/;

/** States made for words of others that fit nowhere. */
const TOO_LONG_BY_DESIGN = 'long';

/** Colours that fade from one to the other are none yet. */
const WITHOUT_MOTION = '*, *::before, *::after { transition: none !important; animation: none !important; }';

interface Work {
  readonly page: Page;
  readonly state: GalleryState;
  /** What the page threw since it was last asked. */
  readonly errors: string[];
}

/** Looks at one state in all four looks; nothing found is a check that held. */
async function checksOf({ page, state, errors }: Work): Promise<readonly (readonly string[])[]> {
  const access: string[] = [];
  const clipped: string[] = [];
  const overlapping: string[] = [];
  const small: string[] = [];
  for (const [place, look] of LOOKS.entries()) {
    await showInPlace(page, state, { look });
    // The first look has all rules of axe; in the others only colours and room differ.
    if (place === 0) {
      await rest(page);
      access.push(...(await uncrawled(page, state)));
    }
    for (const line of await accessFindings(page, place === 0 ? 'all' : 'colors'))
      access.push(`${look}: ${line}`);
    for (const line of await clippedTexts(page)) clipped.push(`${look}: ${line}`);
    if (WITH_SMALL_FACES.test(state.name))
      for (const line of await smallTargets(page)) small.push(`${look}: ${line}`);
    if (isMain(state))
      for (const line of await overlappingControls(page)) overlapping.push(`${look}: ${line}`);
  }
  const kinds: (readonly string[])[] = [access, errors.splice(0).map((message) => `error: ${message}`)];
  if (isMain(state)) kinds.push(overlapping, await onSmallDisplay(page, state));
  if (WITH_SMALL_FACES.test(state.name)) kinds.push(small);
  return state.name.includes(TOO_LONG_BY_DESIGN) ? kinds : [...kinds, clipped];
}

/** A dialog that no test presses, or a state that has none any more. */
async function uncrawled(page: Page, { name }: GalleryState): Promise<readonly string[]> {
  const isDialog = (await page.locator('.modal-dialog').count()) > 0;
  if (isDialog === DIALOG_STATES.has(name)) return [];
  return [
    isDialog ? 'a dialog that dialog-states.ts does not name' : 'no dialog, though dialog-states.ts names it',
  ];
}

/** What is cut off or lies over another where a window of twice the size does not fit. */
async function onSmallDisplay(page: Page, state: GalleryState): Promise<readonly string[]> {
  const found: string[] = [];
  for (const look of SMALL_LOOKS) {
    await showInPlace(page, state, { look: `${look}&display=small`, display: SMALL_DISPLAY_TWICE });
    for (const line of [...(await clippedTexts(page)), ...(await overlappingControls(page))])
      found.push(`${look}, small display: ${line}`);
  }
  return found;
}

/** A state that never came to stand is one check that failed; the others are looked at all the same. */
const notStanding = (reason: unknown): readonly (readonly string[])[] => [[String(reason)]];

/** Makes a page show states of one window without being loaded anew for each. */
async function prepare(page: Page, state: GalleryState): Promise<void> {
  await showContents(page, state, PSEUDO_LOCALE);
  await page.addStyleTag({ content: WITHOUT_MOTION });
  await prepareAccess(page);
}

/** Looks at some states at one size, and tells standard error of each finding. */
async function checkAtScale(gallery: Gallery, scale: number): Promise<Counts> {
  let passed = 0;
  let failed = 0;
  await inTurns(gallery.states, async (queue) => {
    const errors: string[] = [];
    const page = await gallery.openPage({ onError: (message) => errors.push(message), scale });
    let prepared = '';
    for (const state of queue) {
      if (prepared !== state.window) await prepare(page, state);
      prepared = state.window;
      const checks = await checksOf({ page, state, errors }).catch(notStanding);
      for (const findings of checks) {
        if (findings.length === 0) passed += 1;
        else failed += 1;
        for (const finding of findings) console.error(`${state.name}: ${finding}`);
      }
    }
    await page.close();
  });
  return { passed, failed, skipped: [] };
}

/** Looks at all of them. */
export async function checkStates(gallery: Gallery): Promise<Counts> {
  const large = { ...gallery, states: gallery.states.filter((state) => isMain(state)) };
  const usual = { ...gallery, states: gallery.states.filter((state) => !isMain(state)) };
  return sumOf(await checkAtScale(large, 2), await checkAtScale(usual, 1));
}

/** Every kind of window has a state, so that a new one does not go unseen; one check. */
export function checkKinds({ states }: Pick<Gallery, 'states'>): Counts {
  const unseen = WINDOW_KINDS.filter((kind) => !states.some(({ window }) => window === kind));
  for (const kind of unseen) console.error(`the window '${kind}' has no state in the gallery`);
  return { passed: unseen.length === 0 ? 1 : 0, failed: unseen.length, skipped: [] };
}
