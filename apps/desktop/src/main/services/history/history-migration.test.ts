import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StartNotice } from '@nudge/ipc-contract';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textLine } from '../../../../test/history-folder.ts';
import { HistorySearch, unpackFound } from './archive/history-search.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { HistoryDatabase } from './history-database.ts';
import { HISTORY_MIGRATIONS } from './history-schema.ts';
import { ImportedLines } from './logs/import-lines.ts';
import { severalKey } from './several-key.ts';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { silentLog } from '../support/log.ts';
import { HistoryService } from './history-service.ts';
import { LaterVersion } from './later-version.ts';
import type { HistoryLine } from './line-rows.ts';
import { isBehind, openHistoryFile } from './open-history.ts';

const KEY = { account: 'alice@example.com', conversation: 'bob@example.com' } as const;
const LINE: HistoryLine = {
  kind: 'nudge',
  id: 'n1',
  at: 5,
  isEarlier: false,
  isOwn: false,
  senderAddress: KEY.conversation,
  senderName: 'Bob',
};
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-history-'));
  file = path.join(folder, 'history.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface OldLine {
  readonly at: number;
  readonly text: string;
  readonly conversation?: string;
}

/** A file as version 2 left it. */
function makeOld(lines: readonly OldLine[]): void {
  const database = new Database(file);
  database.exec('PRAGMA journal_mode = WAL');
  bringUpToDate(database, HISTORY_MIGRATIONS.slice(0, 2));
  const insert = database.prepare(
    `INSERT INTO lines (account, conversation, id, at, kind, is_own, sender_address, sender_name, text, state)
     VALUES (?, ?, ?, ?, 'text', 1, ?, 'Alice', ?, 'delivered')`,
  );
  for (const [index, { at, text, conversation = KEY.conversation }] of lines.entries()) {
    insert.run(KEY.account, conversation, `l${index}`, at, KEY.account, text);
  }
  database.close();
}

function integrity(database: Database.Database): void {
  database.exec("INSERT INTO lines_text (lines_text) VALUES ('integrity-check')");
  expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
}

describe('a history of a later version', () => {
  /** As this version leaves it, and one step on that nobody here knows of. */
  function makeLater(): void {
    const now = new HistoryDatabase({ file });
    now.append(KEY, LINE);
    now.close();
    const later = new Database(file);
    later.exec(`
      ALTER TABLE lines ADD COLUMN mood TEXT DEFAULT 'bright';
      CREATE TABLE reactions (line INTEGER, face TEXT);
      INSERT INTO reactions VALUES (1, 'smile');
      PRAGMA user_version = ${HISTORY_MIGRATIONS.length + 1};
    `);
    later.close();
  }

  it('is left as it is, byte for byte, and the person is told', async () => {
    makeLater();
    const before = readFileSync(file);
    const notices: StartNotice[] = [];
    const history = new HistoryService({
      file,
      openDatabase: async (options) => new HistoryDatabase(options),
      onSetAside: (notice) => void notices.push(notice),
      clock: new ManualClock(),
      log: silentLog,
    });
    await history.open();
    expect(history.append(KEY, LINE)).toBe(false);
    history.saveDraft(KEY, 'half a sen');
    expect(history.last(KEY).lines).toEqual([]);
    history.close();
    expect(notices).toEqual([{ code: 'historyOfLaterVersion', path: file }]);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  it('is no earlier one for the worker either', () => {
    makeLater();
    expect(isBehind({ file })).toBe(false);
    expect(() => openHistoryFile({ file })).toThrow(LaterVersion);
  });
});

describe('a history of this version', () => {
  it('is opened by it again and again without a change of what it holds', () => {
    for (let time = 0; time < 3; time += 1) {
      const history = new HistoryDatabase({ file });
      if (time === 0) history.append(KEY, LINE);
      expect(history.newest(KEY, 10).lines).toEqual([{ ...LINE, isEarlier: true }]);
      history.close();
    }
  });
});

describe('a history that was brought up to date and not made anew', () => {
  /** As the end of the application in the midst of it leaves the file. */
  function makeHalf(): void {
    const database = openHistoryFile({ file });
    database.exec('PRAGMA auto_vacuum = NONE; VACUUM;');
    database.close();
  }

  it('is made anew at the next start, by whoever does what takes long', () => {
    makeHalf();
    expect(isBehind({ file })).toBe(true);
    openHistoryFile({ file }).close();
    expect(isBehind({ file })).toBe(false);
  });

  it('is there all the same where that cannot be done now', () => {
    makeHalf();
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const database = openHistoryFile({ file, lockWaitMilliseconds: 0 });
    expect(database.prepare('SELECT * FROM lines').all()).toEqual([]);
    for (const one of [database, other]) one.close();
    expect(isBehind({ file })).toBe(true);
  });
});

describe('a history of version 2', () => {
  it('keeps every line, in the order of time, and can be searched in every script', () => {
    makeOld([
      { at: 3000, text: 'third harbour' },
      { at: 1000, text: 'first 東京都' },
      { at: 2000, text: 'second', conversation: 'carol@example.com' },
      { at: 3000, text: 'fourth' },
    ]);
    expect(isBehind({ file })).toBe(true);
    const history = new HistoryDatabase({ file });
    const page = history.newest(KEY, 10);
    expect(page.lines.map(({ id }) => id)).toEqual(['l1', 'l0', 'l3']);
    expect(history.conversations(KEY.account)).toEqual([
      { conversation: KEY.conversation, lineCount: 3, firstAt: 1000, lastAt: 3000 },
      { conversation: 'carol@example.com', lineCount: 1, firstAt: 2000, lastAt: 2000 },
    ]);
    const other = openHistoryFile({ file });
    for (const text of ['東', '京都', 'harb']) {
      expect(unpackFound(new HistorySearch(other).find({ account: KEY.account, text }))).toHaveLength(1);
    }
    integrity(other);
    other.close();
    history.close();
    expect(isBehind({ file })).toBe(false);
  });

  it('gives every line a place of its own, however many there are of one moment', () => {
    const lines = [
      ...Array.from({ length: 1100 }, (_unused, index) => ({ at: 7, text: `n${index}` })),
      { at: 8, text: 'later' },
    ];
    makeOld(lines);
    const history = new HistoryDatabase({ file });
    expect(history.newest(KEY, 5000).lines.map((line) => line.kind === 'text' && line.text)).toEqual(
      lines.map(({ text }) => text),
    );
    history.close();
  });

  it('is as it was when the step fails, and is tried again', () => {
    makeOld([{ at: 1, text: 'harbour' }]);
    const spoilt = new Database(file);
    spoilt.exec('CREATE TABLE conversations (in_the_way TEXT)');
    spoilt.close();
    expect(() => openHistoryFile({ file })).toThrow(/conversations/);
    const mended = new Database(file);
    expect(mended.prepare('SELECT count(*) AS count FROM lines').all()).toEqual([{ count: 1 }]);
    mended.exec('DROP TABLE conversations');
    mended.close();
    const history = new HistoryDatabase({ file });
    expect(history.newest(KEY, 1).lines).toMatchObject([{ text: 'harbour' }]);
    history.close();
  });

  it('gives room back afterwards as a new one does', () => {
    makeOld([{ at: 1, text: 'harbour' }]);
    const database = openHistoryFile({ file });
    expect(database.prepare('PRAGMA auto_vacuum').all()).toEqual([{ auto_vacuum: 2 }]);
    database.close();
  });
});

describe('a history of version 3', () => {
  const { account } = KEY;
  const people = (...names: readonly string[]): string =>
    JSON.stringify(names.map((name) => ({ address: `${name}@example.com`, name })));

  const SAID = [
    ['group:1', 'harbour'],
    ['group:2', 'lake'],
    ['group:3', 'of three'],
    ['group:4', 'of whom nobody knows'],
    ['group:2', 'later'],
    [KEY.conversation, 'alone'],
  ] as const;

  /** Chats of several as version 3 kept them: each under a name of its own. */
  function makeChats(idOf = (index: number): string => `l${index}`): void {
    const database = new Database(file);
    bringUpToDate(database, HISTORY_MIGRATIONS.slice(0, 3));
    const insert = database.prepare(
      `INSERT INTO lines (seq, account, conversation, id, at, kind, is_own, sender_address, sender_name, text)
       VALUES (?, ?, ?, ?, ?, 'text', 0, 'bob@example.com', 'bob', ?)`,
    );
    for (const [index, [conversation, text]] of SAID.entries())
      insert.run((index + 1) * 1_000_000, account, conversation, idOf(index), (index + 1) * 1000, text);
    const tell = database.prepare('UPDATE conversations SET people = ? WHERE conversation = ?');
    tell.run(people('bob', 'carol'), 'group:1');
    tell.run(people('carol', 'bob'), 'group:2');
    tell.run(people('bob', 'carol', 'dave'), 'group:3');
    database.exec("INSERT INTO drafts VALUES ('alice@example.com', 'group:1', 'half a')");
    database.close();
  }

  it('has one conversation with the same several people afterwards, and loses no line', () => {
    makeChats();
    expect(isBehind({ file })).toBe(true);
    const history = new HistoryDatabase({ file });
    const both = severalKey(['carol@example.com', 'bob@example.com']);
    const three = severalKey(['bob@example.com', 'carol@example.com', 'dave@example.com']);
    expect(history.conversations(account)).toMatchObject([
      { conversation: KEY.conversation, lineCount: 1 },
      { conversation: both, lineCount: 3, firstAt: 1000, lastAt: 5000, people: [{ name: 'carol' }, {}] },
      { conversation: 'group:4', lineCount: 1 },
      { conversation: three, lineCount: 1 },
    ]);
    expect(history.newest({ account, conversation: both }, 10).lines.map(({ id }) => id)).toEqual([
      'l0',
      'l1',
      'l4',
    ]);
    expect(history.draft({ account, conversation: 'group:1' })).toBe('');
    const other = openHistoryFile({ file });
    const found = unpackFound(new HistorySearch(other).find({ account, text: 'harbour' }));
    expect(found.map(({ conversation }) => conversation)).toEqual([both]);
    integrity(other);
    other.close();
    history.close();
  });

  it('counts what is there, also where lines of two chats had the same id', () => {
    // The last line of the second chat is called as the first one's only line.
    makeChats((index) => (index === 4 ? 'l0' : `l${index}`));
    const history = new HistoryDatabase({ file });
    const both = severalKey(['carol@example.com', 'bob@example.com']);
    const kept = history
      .conversations(account)
      .filter(({ conversation }) => conversation !== KEY.conversation);
    for (const { conversation, lineCount, firstAt, lastAt } of kept) {
      const { lines } = history.newest({ account, conversation }, 10);
      expect([conversation, lineCount]).toEqual([conversation, lines.length]);
      expect([firstAt, lastAt]).toEqual([lines.at(0)?.at, lines.at(-1)?.at]);
    }
    expect(kept.map(({ conversation }) => conversation)).toContain(both);
    expect(kept.reduce((sum, { lineCount }) => sum + lineCount, 0)).toBe(SAID.length - 1);
    history.close();
  });

  it('takes lines of an older log of ours to where its conversation is now, and none twice', () => {
    makeChats();
    const database = openHistoryFile({ file });
    const imported = new ImportedLines(database);
    const logLine = (text: string, at: number) => ({
      conversation: 'group:1',
      line: textLine(`log-${at}`, { text, at }),
    });
    expect(imported.add(account, [logLine('harbour', 1000), logLine('new', 9000)])).toBe(1);
    database.close();
    const history = new HistoryDatabase({ file });
    const conversation = severalKey(['bob@example.com', 'carol@example.com']);
    expect(history.newest({ account, conversation }, 1).lines).toMatchObject([{ text: 'new' }]);
    history.close();
  });
});
