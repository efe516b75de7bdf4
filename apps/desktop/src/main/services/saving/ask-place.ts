import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FileShell, FileType } from '../transfers/file-shell.ts';

/** Files of one kind: what a dialog calls them, and their endings; the first is put behind a name that has none. */
export interface SavedFileType extends FileType {
  readonly extensions: readonly [string, ...string[]];
}

interface PlaceQuestion {
  readonly windowId: number;
  /** Absolute. */
  readonly suggestion: string;
  readonly type: SavedFileType;
}

/** Asks where to save, by the system's dialog. Undefined: the person thought better of it. */
export async function askPlace(
  shell: Pick<FileShell, 'saveAs'>,
  { windowId, suggestion, type }: PlaceQuestion,
): Promise<string | undefined> {
  let offered = suggestion;
  for (;;) {
    const chosen = await shell.saveAs(windowId, offered, type);
    if (chosen === undefined) return undefined;
    const file = withEnding(chosen, type.extensions);
    // A dialog that puts nothing behind a name has not asked whether this other file may be replaced.
    if (file === chosen || !existsSync(file)) return file;
    offered = file;
  }
}

/** A name that ends as files of this kind do, whatever case it is in. */
export function withEnding(file: string, [usual, ...others]: SavedFileType['extensions']): string {
  const given = path.extname(file).slice(1).toLowerCase();
  return given === usual || others.includes(given) ? file : `${file}.${usual}`;
}
