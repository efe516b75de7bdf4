/**
 * Where the history lies unprotected an empty database stands for one that is protected, of a version that no
 * program has: versions from before there were passphrases leave it alone, instead of beginning a history that
 * anybody can read beside the one that nobody can. Written byte by byte (SQLite's "Database File Format"), so that
 * nobody waits for SQLite at the start.
 */
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';

const MAGIC = 'SQLite format 3\0';
const PAGE_BYTES = 4096;
const HEADER_BYTES = 100;

/** Fields of the header by their place, four bytes each unless said otherwise. */
const FIELDS: readonly (readonly [at: number, value: number])[] = [
  // Changed once, one page long, and both still hold.
  [24, 1],
  [28, 1],
  [92, 1],
  // Schema format 4, text in UTF-8.
  [44, 4],
  [56, 1],
];
const VERSION_AT = 60;
/** As `PRAGMA user_version` says it: later than any. */
const VERSION = 1_000_000;
const APPLICATION_ID_AT = 68;
/** As `PRAGMA application_id` says it: "Nlck". */
const APPLICATION_ID = 0x4e_6c_63_6b;
/** Page size; written and read as a rollback journal does; the fractions that are always these. */
const LAYOUT_AT = 16;
const LAYOUT = [PAGE_BYTES >> 8, PAGE_BYTES & 255, 1, 1, 0, 64, 32, 32];
/** A leaf of a table, without cells, whose content begins at the end of the page. */
const LEAF = [13, 0, 0, 0, 0, PAGE_BYTES >> 8, PAGE_BYTES & 255, 0];

export type Standing = 'nothing' | 'standIn' | 'history';

/** What lies at a place: nothing, our stand-in, or something else, which is taken for a history. */
export function standingAt(file: string): Standing {
  const header = Buffer.alloc(HEADER_BYTES);
  try {
    const open = openSync(file, 'r');
    try {
      readSync(open, header, 0, HEADER_BYTES, 0);
    } finally {
      closeSync(open);
    }
  } catch (error) {
    // One that cannot be read is there.
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'nothing' : 'history';
  }
  const isDatabase = header.toString('latin1', 0, MAGIC.length) === MAGIC;
  return isDatabase && header.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID ? 'standIn' : 'history';
}

/** Whole or not at all. Throws what the system says. */
export function putStandIn(file: string): void {
  const making = `${file}.standing`;
  rmSync(making, { force: true });
  const open = openSync(making, 'wx');
  try {
    writeSync(open, page());
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
  renameSync(making, file);
}

function page(): Buffer {
  const bytes = Buffer.alloc(PAGE_BYTES);
  bytes.write(MAGIC, 'latin1');
  bytes.set(LAYOUT, LAYOUT_AT);
  for (const [at, value] of FIELDS) bytes.writeUInt32BE(value, at);
  bytes.writeUInt32BE(VERSION, VERSION_AT);
  bytes.writeUInt32BE(APPLICATION_ID, APPLICATION_ID_AT);
  bytes.set(LEAF, HEADER_BYTES);
  return bytes;
}
