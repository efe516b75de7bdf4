import { readFileSync, statSync } from 'node:fs';
import type Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyFolder, textLine, type HistoryFolder } from '../../../../../test/history-folder.ts';
import { deleteLines } from './history-deletion.ts';
import { HistorySearch, unpackFound } from './history-search.ts';

const ACCOUNT = 'alice@example.com';
const BOB = { account: ACCOUNT, conversation: 'bob@example.com' } as const;
const CAROL = { account: ACCOUNT, conversation: 'carol@example.com' } as const;
const OTHER = { account: 'other@example.com', conversation: 'bob@example.com' } as const;
let folder: HistoryFolder;
let database: Database.Database;

beforeEach(() => {
  folder = historyFolder();
  database = folder.connection();
  for (const [key, start] of [
    [BOB, 0],
    [CAROL, 1000],
    [OTHER, 2000],
  ] as const) {
    for (let index = 0; index < 3; index += 1) {
      folder.main.append(key, textLine(`l${index}`, { at: start + index, text: `harbour ${index}` }));
    }
  }
});

afterEach(() => folder.remove());

const counts = () => [BOB, CAROL, OTHER].map((key) => folder.main.newest(key, 10).lines.length);

describe('deleting', () => {
  it('takes one conversation, and nothing of others or of another account', async () => {
    expect(await deleteLines(database, BOB)).toBe(3);
    expect(counts()).toEqual([0, 3, 3]);
    expect(folder.main.conversations(ACCOUNT)).toMatchObject([{ conversation: CAROL.conversation }]);
  });

  it('takes a range, with its first moment and without its last', async () => {
    expect(await deleteLines(database, { ...BOB, from: 1, to: 2 })).toBe(1);
    expect(folder.main.newest(BOB, 10).lines.map(({ id }) => id)).toEqual(['l0', 'l2']);
    expect(await deleteLines(database, { ...BOB, from: 2 })).toBe(1);
    expect(folder.main.conversations(ACCOUNT)[1]).toMatchObject({ lineCount: 1, firstAt: 0, lastAt: 0 });
  });

  it('takes everything of one account, and its conversations go on', async () => {
    expect(await deleteLines(database, { account: ACCOUNT })).toBe(6);
    expect(counts()).toEqual([0, 0, 3]);
    folder.main.append(BOB, textLine('again', { at: 9 }));
    expect(counts()).toEqual([1, 0, 3]);
    expect(unpackFound(new HistorySearch(database).find({ account: ACCOUNT, text: 'harbour' }))).toEqual([]);
  });

  it('leaves no word on the disk, and gives the room back', async () => {
    const word = 'unforgettableword';
    for (let index = 0; index < 600; index += 1) {
      folder.main.append(
        BOB,
        textLine(`s${index}`, { at: 10 + index, text: `${word}${index} 東京 ${'x'.repeat(200)}` }),
      );
    }
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const before = statSync(folder.file).size;
    expect(readFileSync(folder.file).includes(word)).toBe(true);
    await deleteLines(database, { account: ACCOUNT, from: 10, to: 610 });
    expect(statSync(folder.file).size).toBeLessThan(before / 4);
    for (const file of [folder.file, `${folder.file}-wal`]) {
      expect(readFileSync(file).includes(word), file).toBe(false);
    }
    database.exec("INSERT INTO lines_text (lines_text) VALUES ('integrity-check')");
  });

  it('comes to an end in a file that gives no room back', async () => {
    for (let index = 0; index < 100; index += 1) {
      folder.main.append(BOB, textLine(`s${index}`, { at: 10 + index, text: 'x'.repeat(2000) }));
    }
    database.exec('PRAGMA auto_vacuum = NONE; VACUUM;');
    expect(await deleteLines(database, { account: ACCOUNT, from: 10 })).toBe(103);
    expect(counts()).toEqual([3, 0, 3]);
  });

  it('on a full disk fails, and what remains can be read', async () => {
    database.exec('PRAGMA max_page_count = 1');
    await deleteLines(database, BOB).catch(() => 0);
    expect(folder.main.newest(CAROL, 10).lines).toHaveLength(3);
  });
});
