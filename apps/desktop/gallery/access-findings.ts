/** What axe finds in a state that would keep somebody out. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const SERIOUS: ReadonlySet<string | null | undefined> = new Set(['serious', 'critical']);
/** The strange letters that words are looked at in are no language. */
const NO_LANGUAGE = ['html-lang-valid'];
/** Long pages of markup say no more than their beginning. */
const SHOWN_MARKUP = 160;

/** One line for each serious finding; `contrast` looks at nothing but colours. */
export async function accessFindings(page: Page, kind: 'all' | 'contrast'): Promise<readonly string[]> {
  // Legacy: without frames there is nothing to gain from the second page that is opened otherwise.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (
    kind === 'contrast' ? axe.withRules(['color-contrast']) : axe.disableRules(NO_LANGUAGE)
  ).analyze();
  return violations
    .filter(({ impact }) => SERIOUS.has(impact))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ html, failureSummary = '' }) =>
          `${id}: ${help}: ${html.slice(0, SHOWN_MARKUP)}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
      ),
    );
}
