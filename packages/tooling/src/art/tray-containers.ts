/**
 * The tray's pictures as Windows wants them: all sizes of one in a file, of which it takes the one for the display that
 * the tray is on. The build of the application puts them together from the pictures that the repository keeps.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { icoFile } from './icon-containers.ts';
import { RESOURCES_DIRECTORY, writeProducedFile } from './produced-files.ts';
import type { ProducedFile } from './produced-files.ts';
import { TRAY_DRAWINGS, TRAY_SIZES } from './tray-icons.ts';

const FOLDER = 'icons/tray';

const pictureOf = (name: string, size: number): Uint8Array =>
  readFileSync(join(RESOURCES_DIRECTORY, FOLDER, `${name}-${size}.png`));

/** One file for each state, and one for each with the dot for unread. */
export function trayContainers(): readonly ProducedFile[] {
  const names = TRAY_DRAWINGS.flatMap(([state]) => [state, `${state}-unread`]);
  return names.map((name) => ({
    path: `${FOLDER}/${name}.ico`,
    bytes: icoFile(TRAY_SIZES.map((size) => ({ size, png: pictureOf(name, size) }))),
  }));
}

/** Writes them to `icons/tray` below `directory`, an absolute path. */
export function writeTrayContainers(directory: string): void {
  for (const file of trayContainers()) writeProducedFile(file, directory);
}
