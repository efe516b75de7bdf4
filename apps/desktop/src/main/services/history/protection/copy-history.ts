/** A history copied whole into a file that opens with another key, or with none. Runs in a worker. */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type Database from 'libsql';
import { HistoryDatabase } from '../history-database.ts';
import { HISTORY_CIPHER, type HistoryHome } from '../history-home.ts';
import { applyWrite, type HistoryWrite } from '../history-writes.ts';
import { connect } from '../open-history.ts';

export interface CopyRequest {
  readonly from: HistoryHome;
  /** Nothing lies there yet. */
  readonly to: HistoryHome;
}

export interface CatchUpRequest {
  readonly home: HistoryHome;
  readonly writes: readonly HistoryWrite[];
}

/** The copy is not what it was made from. */
class BadCopy extends Error {
  readonly code = 'BAD_COPY';
}

/** What is written meanwhile is not in it. Throws what SQLite throws. */
export function copyHistory({ from, to }: CopyRequest): void {
  const database = connect(from);
  try {
    const before = countsOf(database);
    database.prepare('VACUUM INTO ?').run(placeOf(to));
    prove(to, before);
  } finally {
    database.close();
  }
  reachDisk(to.file);
}

/** Brings a copy up to date; it opens as the history from then on. Throws what SQLite throws. */
export function catchUp({ home, writes }: CatchUpRequest): void {
  const history = new HistoryDatabase(home);
  try {
    for (const write of writes) applyWrite(history, write);
  } finally {
    history.close();
  }
  reachDisk(home.file);
}

/** The key goes with the name of the file; an empty one makes a copy that anybody can read. */
function placeOf({ file, key = '' }: HistoryHome): string {
  const place = pathToFileURL(file);
  place.searchParams.set('cipher', HISTORY_CIPHER);
  place.searchParams.set('key', key);
  return place.href;
}

function prove(to: HistoryHome, before: Counts): void {
  const copy = connect(to);
  try {
    const after = countsOf(copy);
    const isWhole = after.lines >= before.lines && after.version === before.version;
    const [check] = copy.prepare('PRAGMA quick_check(1)').all() as readonly {
      readonly quick_check: string;
    }[];
    if (!isWhole || check?.quick_check !== 'ok') throw new BadCopy();
  } finally {
    copy.close();
  }
}

interface Counts {
  readonly lines: number;
  readonly version: number;
}

function countsOf(database: Database.Database): Counts {
  const [lines] = database.prepare('SELECT count(*) AS lines FROM lines').all() as readonly Pick<
    Counts,
    'lines'
  >[];
  const [version] = database.prepare('PRAGMA user_version').all() as readonly {
    readonly user_version: number;
  }[];
  return { lines: lines?.lines ?? 0, version: version?.user_version ?? 0 };
}

function reachDisk(file: string): void {
  const open = openSync(file, 'r+');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
