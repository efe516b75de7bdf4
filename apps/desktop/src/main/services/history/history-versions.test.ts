/** One profile, used by this version and by later ones in turn: the later ones are this one with steps of the test's. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StartNotice } from '@nudge/ipc-contract';
import Database from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { textLine } from '../../../../test/history-folder.ts';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { silentLog } from '../support/log.ts';
import { HistorySearch, unpackFound } from './archive/history-search.ts';
import { HistoryDatabase } from './history-database.ts';
import { HISTORY_MIGRATIONS, type HistoryMigration } from './history-schema.ts';
import { HistoryService } from './history-service.ts';
import { LaterVersion } from './later-version.ts';
import { isBehind, openHistoryFile } from './open-history.ts';

const KEY = { account: 'alice@example.com', conversation: 'bob@example.com' } as const;
const NOW = HISTORY_MIGRATIONS.length;

/** Adds a column, and a table of what it counts. */
const NEXT: readonly HistoryMigration[] = [
  ...HISTORY_MIGRATIONS,
  {
    adds: `ALTER TABLE lines ADD COLUMN loud TEXT; ALTER TABLE drafts ADD COLUMN cursor INTEGER DEFAULT 3;
      CREATE TABLE fillings (had INTEGER)`,
    readableFrom: NOW,
    fills: `INSERT INTO fillings SELECT count(*) FROM lines WHERE loud IS NULL;
      UPDATE lines SET loud = upper(text) WHERE loud IS NULL`,
  },
];
const AFTER_NEXT: readonly HistoryMigration[] = [
  ...NEXT,
  { adds: 'ALTER TABLE lines ADD COLUMN length INTEGER', readableFrom: NOW + 1, fills: fillLengths },
];

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-history-'));
  file = path.join(folder, 'history.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fillLengths(database: Database.Database): void {
  database.exec('UPDATE lines SET length = length(loud) WHERE length IS NULL');
}

function write(id: string, at: number, steps?: readonly HistoryMigration[]): void {
  const history = new HistoryDatabase({ file, steps });
  history.append(KEY, textLine(id, { text: `harbour ${id}`, at }));
  history.close();
}

/** Everything this version does with a history, in a profile that a later one was in. */
async function useNow(notices: StartNotice[]): Promise<void> {
  const history = new HistoryService({
    file,
    openDatabase: async (options) => new HistoryDatabase(options),
    onSetAside: (notice) => void notices.push(notice),
    clock: new ManualClock(),
    log: silentLog,
  });
  await history.open();
  expect(history.last(KEY).lines.map(({ id }) => id)).toEqual(['before', 'later']);
  expect(history.draft(KEY)).toBe('half a');
  expect(history.append(KEY, textLine('older', { text: 'harbour older', at: 3 }))).toBe(true);
  history.saveDraft(KEY, 'half a sen');
  expect(history.last(KEY).lines).toHaveLength(3);
  history.close();
}

function rows(text: string): readonly unknown[] {
  const database = new Database(file);
  try {
    return database.prepare(text).all();
  } finally {
    database.close();
  }
}

it('is read and written by the version before, and the later one finds all of it', async () => {
  write('before', 1);
  const later = new HistoryDatabase({ file, steps: NEXT });
  later.append(KEY, textLine('later', { text: 'harbour later', at: 2 }));
  later.saveDraft(KEY, 'half a');
  later.close();
  rows('UPDATE drafts SET cursor = 5');
  expect(isBehind({ file })).toBe(false);

  const notices: StartNotice[] = [];
  await useNow(notices);
  expect(notices).toEqual([]);

  expect(isBehind({ file }, NEXT)).toBe(true);
  const again = openHistoryFile({ file, steps: NEXT });
  expect(again.prepare('SELECT id, loud FROM lines ORDER BY seq').all()).toEqual([
    { id: 'before', loud: 'HARBOUR BEFORE' },
    { id: 'later', loud: 'HARBOUR LATER' },
    { id: 'older', loud: 'HARBOUR OLDER' },
  ]);
  expect(again.prepare('SELECT text, cursor FROM drafts').all()).toEqual([{ text: 'half a sen', cursor: 5 }]);
  const search = new HistorySearch(again);
  expect(unpackFound(search.find({ account: KEY.account, text: 'harbour' }))).toHaveLength(3);
  again.exec("INSERT INTO lines_text (lines_text) VALUES ('integrity-check')");
  again.close();
  expect(isBehind({ file }, NEXT)).toBe(false);
});

it('is completed once after an earlier version wrote, and not when none did', () => {
  write('one', 1, NEXT);
  write('two', 2);
  write('three', 3);
  for (let time = 0; time < 3; time += 1) openHistoryFile({ file, steps: NEXT }).close();
  // At its making nothing was there; the two lines of the earlier version, and the one from before them.
  expect(rows('SELECT had FROM fillings')).toEqual([{ had: 0 }, { had: 3 }]);
});

it('is completed before the step after next builds on it', () => {
  write('one', 1, NEXT);
  write('two', 2);
  write('three', 3, AFTER_NEXT);
  openHistoryFile({ file, steps: NEXT }).close();
  openHistoryFile({ file, steps: AFTER_NEXT }).close();
  const kept = rows('SELECT id, loud, length FROM lines ORDER BY seq');
  expect(kept).toEqual([
    { id: 'one', loud: 'HARBOUR ONE', length: 11 },
    { id: 'two', loud: 'HARBOUR TWO', length: 11 },
    { id: 'three', loud: null, length: null },
  ]);
});

it('is left alone, byte for byte, where one of the steps is not for this version', () => {
  write('one', 1, AFTER_NEXT);
  const before = readFileSync(file);
  expect(isBehind({ file })).toBe(false);
  expect(() => openHistoryFile({ file })).toThrow(LaterVersion);
  expect(readFileSync(file).equals(before)).toBe(true);
  openHistoryFile({ file, steps: NEXT }).close();
});

it('is left alone where a step says nothing of earlier versions', () => {
  write('one', 1, [...HISTORY_MIGRATIONS, 'CREATE TABLE other (what TEXT)']);
  expect(() => openHistoryFile({ file })).toThrow(LaterVersion);
});
