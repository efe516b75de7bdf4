/**
 * Looks for access faults in every state of the gallery with axe: `node gallery/access.ts [PART-OF-NAME]`.
 * Prints each serious finding and ends with 1 when there is one.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { showState, withGallery } from './open-gallery.ts';

const SERIOUS: ReadonlySet<string | null | undefined> = new Set(['serious', 'critical']);
const [wanted = ''] = process.argv.slice(2);
let looked = 0;
let found = 0;

await withGallery(async (page, states) => {
  for (const state of states.filter(({ name }) => name.includes(wanted))) {
    await showState(page, state);
    looked += 1;
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, impact, help, nodes } of violations) {
      const isSerious = SERIOUS.has(impact);
      if (isSerious) found += 1;
      console.log(`${state.name}: ${isSerious ? '' : '(minor) '}${id}: ${help}`);
      for (const node of nodes.slice(0, 3))
        console.log(`    ${node.html.slice(0, 160)}\n    ${node.failureSummary ?? ''}`);
    }
  }
});
console.log(`${looked} states, ${found} serious findings`);
process.exitCode = found === 0 ? 0 : 1;
