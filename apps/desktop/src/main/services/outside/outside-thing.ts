import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isLink, readLink, type Link } from './read-link.ts';

/** What the system opened with this program. */
export type OutsideThing = Link | { readonly kind: 'contactFile'; readonly file: string };

const CONTACT_FILE = /\.ctt$/i;
/** No system has longer paths. */
const PATH_MAX_CHARACTERS = 4096;

/** Undefined: a word that is neither a link of ours nor the name of a contact list. Names are taken from `folder`. */
export function outsideThing(word: string, folder: string): OutsideThing | undefined {
  if (isLink(word)) return readLink(word);
  const name = word.length > PATH_MAX_CHARACTERS ? undefined : fileName(word);
  const isFile = name !== undefined && CONTACT_FILE.test(name) && !name.includes('\0');
  return isFile ? { kind: 'contactFile', file: path.resolve(folder, name) } : undefined;
}

/** Desktops of Linux hand over the address of a file. Undefined: of one on another computer, or none at all. */
function fileName(word: string): string | undefined {
  if (!/^file:/i.test(word)) return word;
  try {
    return fileURLToPath(word);
  } catch {
    return undefined;
  }
}
