/**
 * Where the entries of an offer go: the names of a sender are many, long, alike or the same, and on most computers
 * `A` is `a`. Every entry gets a path of its own; folders that were one stay one.
 */
import type { OfferedEntry } from '../../transfer/transfer-model.ts';
import { numberedName, safeFileName, safeRelativePath } from './safe-name.ts';

export interface StoragePlan {
  /** A single file gets `top` itself as its name; everything else lies in a folder of that name. */
  readonly kind: 'file' | 'folder';
  readonly top: string;
  /** For each entry its path below the folder, with `/`; for a single file its name. */
  readonly paths: readonly string[];
}

/** `chosen` is a name that the user gave instead of the sender's. */
export function planStorage(
  name: string,
  entries: readonly OfferedEntry[],
  chosen: string | undefined,
): StoragePlan {
  const paths = entries.map(({ path }) => safeRelativePath(path));
  const [only] = paths;
  if (paths.length === 1 && only !== undefined && !only.includes('/')) {
    const top = safeFileName(chosen ?? only);
    return { kind: 'file', top, paths: [top] };
  }
  const shared = sharedFolder(paths);
  const inner = shared === undefined ? paths : paths.map((path) => path.slice(shared.length + 1));
  return { kind: 'folder', top: safeFileName(chosen ?? shared ?? name), paths: apart(inner) };
}

/** The outermost folder, where everything lies in the same one. */
function sharedFolder(paths: readonly string[]): string | undefined {
  const [first = ''] = paths;
  const end = first.indexOf('/');
  if (end < 0) return undefined;
  return paths.every((path) => path.startsWith(first.slice(0, end + 1))) ? first.slice(0, end) : undefined;
}

/** What one folder holds so far. */
interface Folder {
  /** Names as a system sees them that does not tell capitals apart, with the highest number each was given. */
  readonly taken: Map<string, number>;
  readonly folders: Map<string, { readonly path: string; readonly folder: Folder }>;
}

function apart(paths: readonly string[]): readonly string[] {
  const root = emptyFolder();
  return paths.map((path) => {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    let place = { path: '', folder: root };
    for (const part of parts) place = enter(place, part);
    return place.path + freeName(place.folder, name, 'file');
  });
}

function enter(place: { path: string; folder: Folder }, part: string): { path: string; folder: Folder } {
  const known = place.folder.folders.get(part);
  if (known !== undefined) return known;
  const made = { path: `${place.path}${freeName(place.folder, part, 'folder')}/`, folder: emptyFolder() };
  place.folder.folders.set(part, made);
  return made;
}

function freeName({ taken }: Folder, name: string, kind: 'file' | 'folder'): string {
  const key = folded(name);
  let number = taken.get(key);
  if (number === undefined) {
    taken.set(key, 1);
    return name;
  }
  let free = '';
  // From where it ended last: ten thousand files of one name are ten thousand steps.
  do free = numberedName(name, ++number, kind);
  while (taken.has(folded(free)));
  taken.set(key, number);
  taken.set(folded(free), 1);
  return free;
}

function folded(name: string): string {
  return name.toUpperCase().toLowerCase();
}

function emptyFolder(): Folder {
  return { taken: new Map(), folders: new Map() };
}
