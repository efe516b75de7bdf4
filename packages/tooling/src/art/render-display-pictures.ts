/**
 * The shipped display pictures as other clients get them: a square PNG each, since they read no SVG. The build
 * of the application renders them into its own folder; the repository keeps only the drawings.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../../../resources/display-pictures/manifest.json' with { type: 'json' };
import { RESOURCES_DIRECTORY, writeProducedFile } from './produced-files.ts';
import type { ProducedFile } from './produced-files.ts';
import { renderPng } from './svg-renderer.ts';

const FOLDER = 'display-pictures';

/** The side, in pixels, that every client shows and some refuse to exceed. */
const DISPLAY_PICTURE_SIDE = 96;

function drawing(id: string): string {
  return readFileSync(join(RESOURCES_DIRECTORY, FOLDER, `${id}.svg`), 'utf8');
}

/** One PNG file for each picture that `display-pictures/manifest.json` lists, in its order. */
export function renderDisplayPictures(): readonly ProducedFile[] {
  return manifest.map(({ id, file }) => ({
    path: `${FOLDER}/${file}`,
    bytes: renderPng(drawing(id), DISPLAY_PICTURE_SIDE),
  }));
}

/** Writes them to `display-pictures` below `directory`, an absolute path. */
export function writeDisplayPictures(directory: string): void {
  for (const file of renderDisplayPictures()) writeProducedFile(file, directory);
}
