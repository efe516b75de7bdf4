import type Database from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { historyFolder, textLine, type HistoryFolder } from '../../../../../test/history-folder.ts';
import { atOnce } from './write-in-turns.ts';

const BOB = { account: 'alice@example.com', conversation: 'bob@example.com' } as const;
let folder: HistoryFolder;
let database: Database.Database;

beforeEach(() => {
  folder = historyFolder();
  database = folder.connection();
});

afterEach(() => folder.remove());

it('says what was wrong, also where SQLite has taken all of it back by itself', () => {
  database.exec('CREATE TABLE pieces (piece TEXT)');
  const [row] = database.prepare('PRAGMA page_count').all() as readonly { readonly page_count: number }[];
  database.exec(`PRAGMA max_page_count = ${row?.page_count ?? 0}`);
  const fill = database.prepare('INSERT INTO pieces VALUES (?)');
  const write = (): void => {
    for (let count = 0; count < 100; count += 1) fill.run('x'.repeat(4000));
  };
  expect(() => atOnce(database, write)).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
  expect(database.prepare('SELECT * FROM pieces').all()).toEqual([]);
});

it('takes back what went wrong, and the next is written', () => {
  const fail = (): never => {
    database.exec("DELETE FROM lines; INSERT INTO drafts VALUES ('a', 'b', 'c')");
    throw new Error('no');
  };
  folder.main.append(BOB, textLine('l1'));
  expect(() => atOnce(database, fail)).toThrow('no');
  expect(folder.main.newest(BOB, 10).lines).toHaveLength(1);
  folder.main.append(BOB, textLine('l2'));
  expect(folder.main.newest(BOB, 10).lines).toHaveLength(2);
});
