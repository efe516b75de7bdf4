/**
 * Looks at every state of the gallery: `node gallery/check.ts [PART-OF-NAME]`. Serious findings of axe, words without
 * room in English made a third longer, and errors of a page: each is one check, in all four looks. The main windows have
 * them at twice the size, where nothing to press may lie over another. Every kind of window has a state, a conversation
 * is read aloud, marks are seen in the system's few colours, and pictures are compared with those in `references`.
 * Findings go to standard error; the only line on standard output is `{"passed":n,"failed":n,"skipped":["reason"]}`.
 * Without a Chromium it is skipped.
 */
import { findChromium, withGallery } from './open-gallery.ts';
import { sumOf, type Counts } from './counts.ts';
import { checkForcedColors } from './forced-colors.ts';
import { checkPictures } from './picture-checks.ts';
import { checkSpeech } from './speech-order.ts';
import { checkKinds, checkStates } from './state-checks.ts';

const [wanted = ''] = process.argv.slice(2);

async function check(): Promise<Counts> {
  if (findChromium() === undefined)
    return { passed: 0, failed: 0, skipped: ['gallery: there is no Chromium on this system'] };
  let counts: Counts = { passed: 0, failed: 0, skipped: [] };
  await withGallery(async (whole) => {
    const gallery = { ...whole, states: whole.states.filter(({ name }) => name.includes(wanted)) };
    counts = [
      checkKinds(whole),
      await checkStates(gallery),
      await checkSpeech(gallery),
      await checkForcedColors(whole, wanted),
      await checkPictures(gallery),
    ].reduce(sumOf);
  });
  return counts;
}

const counts = await check();
console.log(JSON.stringify(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
