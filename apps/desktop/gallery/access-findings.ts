/** What axe finds in a state that would keep somebody out. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** In pages that were prepared. */
    axe: typeof axe;
  }
}

const SERIOUS: ReadonlySet<string | null | undefined> = new Set(['serious', 'critical']);
/** The strange letters that words are looked at in are no language. */
const NO_LANGUAGE = { 'html-lang-valid': { enabled: false } };
/** All that another look of the same page can break. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];
/** What takes time and is not told here: paths to elements, and style sheets read a second time. */
const LEAN: axe.RunOptions = { resultTypes: ['violations'], selectors: false, preload: false };
/** Long pages of markup say no more than their beginning. */
const SHOWN_MARKUP = 160;

/** Once for each page that is loaded: axe is large, and a page that has run it once runs it faster. */
export const prepareAccess = (page: Page): Promise<void> => page.evaluate(axe.source);

/** One line for each serious finding of a prepared page; `colors` looks at nothing else. */
export async function accessFindings(page: Page, kind: 'all' | 'colors'): Promise<readonly string[]> {
  const options: axe.RunOptions =
    kind === 'all' ? { ...LEAN, rules: NO_LANGUAGE } : { ...LEAN, runOnly: OF_COLORS };
  const violations = await page.evaluate(
    async (given) => (await window.axe.run(document, given)).violations,
    options,
  );
  return violations
    .filter(({ impact }) => SERIOUS.has(impact))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ html, failureSummary = '' }) =>
          `${id}: ${help}: ${html.slice(0, SHOWN_MARKUP)}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
      ),
    );
}
