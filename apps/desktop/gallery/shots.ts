/**
 * Takes a picture of every state of the gallery: `node gallery/shots.ts [FOLDER] [PART-OF-NAME]`.
 * `SHOT_SCALE=2` takes them at twice the size.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { showState, withGallery } from './open-gallery.ts';

const [folder = 'out/shots', wanted = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

await withGallery(
  async (page, states) => {
    for (const state of states.filter(({ name }) => name.includes(wanted))) {
      await showState(page, state);
      await page.screenshot({ path: join(folder, `${state.name}.png`) });
    }
  },
  Number(process.env['SHOT_SCALE'] ?? 1),
);
