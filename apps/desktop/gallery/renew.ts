/**
 * Renews the pictures that the gallery is compared with: `node gallery/renew.ts [PART-OF-NAME]`. Files whose picture
 * is still the same stay as they are. Look at every one that changed before you keep it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { comparePictures, packed } from './compare-pictures.ts';
import { withGallery } from './open-gallery.ts';
import { takePictures, wantedOf } from './picture-checks.ts';
import { PROBE, REFERENCES_FOLDER, referenceFile } from './references.ts';
import { takeProbe } from './take-picture.ts';

const [part = ''] = process.argv.slice(2);

async function renew(name: string, picture: Buffer): Promise<void> {
  const file = referenceFile(name);
  if (existsSync(file) && comparePictures(readFileSync(file), picture).kind === 'same') return;
  await writeFile(file, packed(picture));
  console.log(file);
}

await mkdir(REFERENCES_FOLDER, { recursive: true });
await withGallery(async (gallery) => {
  const onError = (message: string): void => console.error(`error: ${message}`);
  await renew(PROBE, await takeProbe(await gallery.openPage({ onError })));
  const wanted = wantedOf(gallery).filter(({ name }) => name.includes(part));
  await takePictures(gallery, wanted, async (name, picture, errors) => {
    for (const message of errors) onError(`${name}: ${message}`);
    await renew(name, picture);
  });
});
