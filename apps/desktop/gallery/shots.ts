/**
 * Takes a picture of every state of the gallery: `node gallery/shots.ts [FOLDER] [PART-OF-NAME] [NAME=VALUE]…`.
 * A name with a value is a parameter of the look, such as `appearance=dark`. `SHOT_SCALE=2` takes pictures at twice
 * the size, `SHOT_MEDIA=print` of what comes on paper.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { showState, withGallery } from './open-gallery.ts';

const given = process.argv.slice(2);
const [folder = 'out/shots', wanted = ''] = given.filter((argument) => !argument.includes('='));
const parameters = given.filter((argument) => argument.includes('='));
mkdirSync(folder, { recursive: true });

await withGallery(async ({ states, openPage }) => {
  const page = await openPage({
    onError: (message) => console.error(`error: ${message}`),
    scale: Number(process.env['SHOT_SCALE'] ?? 1),
  });
  if (process.env['SHOT_MEDIA'] === 'print') await page.emulateMedia({ media: 'print' });
  for (const state of states.filter(({ name }) => name.includes(wanted))) {
    await showState(page, state, parameters);
    await page.screenshot({ path: join(folder, `${state.name}.png`) });
  }
});
