/**
 * Looks at every state of the gallery: `node gallery/check.ts [PART-OF-NAME]`. Serious findings of axe in four looks,
 * words without room in English made a third longer, and errors of a page. Each state is one check of each of the
 * three; a conversation is read aloud besides. Findings go to standard error; the only line on standard output is
 * `{"passed":n,"failed":n,"skipped":["reason"]}`. Without a Chromium it is skipped.
 */
import { findChromium, withGallery } from './open-gallery.ts';
import { checkStates, type Counts } from './state-checks.ts';

const [wanted = ''] = process.argv.slice(2);

async function check(): Promise<Counts> {
  if (findChromium() === undefined)
    return { passed: 0, failed: 0, skipped: ['gallery: there is no Chromium on this system'] };
  let counts: Counts = { passed: 0, failed: 0, skipped: [] };
  await withGallery(async ({ states, openPage }) => {
    counts = await checkStates({ states: states.filter(({ name }) => name.includes(wanted)), openPage });
  });
  return counts;
}

const counts = await check();
console.log(JSON.stringify(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
