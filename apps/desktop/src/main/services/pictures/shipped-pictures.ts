import path from 'node:path';
import manifest from '../../../../../../resources/display-pictures/manifest.json';

/** A display picture that comes with the application. */
export interface ShippedPicture {
  /** Stable across versions; names the drawing `resources/display-pictures/<id>.svg` too. */
  readonly id: string;
  /** Absolute path of its PNG file, 96 px square and at most 40 KB. */
  readonly file: string;
  /** Key of its name in the strings files. */
  readonly nameKey: `picture.${string}`;
}

/**
 * The shipped pictures in the order in which they are offered.
 * @param outputFolder as in `output-folder.ts`; the build puts the PNG files below it, and a package holds the same.
 */
export function shippedPictures(outputFolder: string): readonly ShippedPicture[] {
  return manifest.map(({ id, file }) => ({
    id,
    file: path.join(outputFolder, 'resources/display-pictures', file),
    nameKey: `picture.${id}`,
  }));
}
