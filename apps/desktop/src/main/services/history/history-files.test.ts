import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { silentLog } from '../support/log.ts';
import type { KeptTransfer } from '../transfers/kept-transfer.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { HistoryDatabase } from './history-database.ts';
import { HISTORY_MIGRATIONS } from './history-schema.ts';
import { HistoryService } from './history-service.ts';
import type { HistoryLine } from './line-rows.ts';

const KEY = { account: 'alice@example.com', conversation: 'bob@example.com' } as const;
let folder: string;
let file: string;
const open: HistoryService[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-history-'));
  file = path.join(folder, 'history.sqlite');
});

afterEach(() => {
  for (const history of open.splice(0)) history.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openHistory(goesOn: (id: string) => boolean = () => false): Promise<HistoryService> {
  const history = new HistoryService({
    file,
    openDatabase: async (options) => new HistoryDatabase(options),
    onSetAside: () => {},
    goesOn,
    clock: new ManualClock(),
    log: silentLog,
  });
  open.push(history);
  await history.open();
  return history;
}

const transfer = (change: Partial<KeptTransfer> = {}): KeptTransfer => ({
  direction: 'receiving',
  partner: KEY.conversation,
  name: 'holiday.jpg',
  size: 2_500_000,
  fileCount: 1,
  kind: 'picture',
  isExecutable: false,
  state: { kind: 'running' },
  transferred: 1000,
  ...change,
});

const base = { at: 5, isEarlier: false, isOwn: false, senderAddress: 'bob@example.com', senderName: 'Bob' };
const fileLine = (id: string, change?: Partial<KeptTransfer>): HistoryLine => ({
  ...base,
  id,
  kind: 'file',
  transfer: transfer(change),
});
const textLine = (id: string): HistoryLine => ({
  ...base,
  id,
  kind: 'text',
  text: 'hi :cat:',
  format: DEFAULT_SETTINGS.messages.format,
  uses: [{ code: ':cat:', hash: 'a'.repeat(40) }],
});

describe('files and emoticons in the history', () => {
  it('come back as they were', async () => {
    const history = await openHistory();
    const done = { state: { kind: 'failed', reason: 'diskFull' }, preview: 'b'.repeat(40) } as const;
    history.append(KEY, fileLine('f1', done));
    history.append(KEY, textLine('t1'));
    expect(history.last(KEY).lines).toEqual([
      { ...fileLine('f1', done), isEarlier: true },
      { ...textLine('t1'), isEarlier: true },
    ]);
    history.setTransfer(KEY, 'f1', transfer({ state: { kind: 'done' }, place: '/somewhere/holiday.jpg' }));
    expect(history.find(KEY, 'f1')).toMatchObject({
      transfer: { state: { kind: 'done' }, place: '/somewhere/holiday.jpg' },
    });
  });

  it('that were under way at the end have failed, or go on, after the next start', async () => {
    const first = await openHistory();
    for (const kind of ['offered', 'starting', 'running', 'interrupted'] as const) {
      first.append(KEY, fileLine(kind, { state: { kind } }));
    }
    first.append(KEY, fileLine('done', { state: { kind: 'done' } }));
    first.append(KEY, fileLine('declined', { state: { kind: 'declined', by: 'us' } }));
    first.close();
    const second = await openHistory((id) => id === 'running');
    const states = second.last(KEY).lines.map((line) => line.kind === 'file' && line.transfer.state.kind);
    expect(states).toEqual(['failed', 'failed', 'interrupted', 'failed', 'done', 'declined']);
  });

  it('whose facts were damaged are left out, and the rest is there', async () => {
    const first = await openHistory();
    first.append(KEY, fileLine('f1'));
    first.append(KEY, textLine('t1'));
    first.close();
    const database = new Database(file);
    database.exec("UPDATE lines SET transfer = '{\"state\":' WHERE id = 'f1'");
    database.exec("UPDATE lines SET emoticons = 'rubbish' WHERE id = 't1'");
    database.close();
    const [only, ...others] = (await openHistory()).last(KEY).lines;
    expect([only?.id, others]).toEqual(['t1', []]);
    expect(only).not.toHaveProperty('uses');
  });

  it('are found by the name of the file', async () => {
    const history = await openHistory();
    history.append(KEY, fileLine('f1'));
    history.close();
    const database = new Database(file);
    const found = database.prepare("SELECT rowid FROM lines_text WHERE lines_text MATCH 'holiday'").all();
    database.close();
    expect(found).toHaveLength(1);
  });
});

describe('a history of an earlier version', () => {
  function makeOld(): void {
    const database = new Database(file);
    bringUpToDate(database, HISTORY_MIGRATIONS.slice(0, 1));
    const insert = database.prepare(
      `INSERT INTO lines (account, conversation, id, at, kind, is_own, sender_address, sender_name, text, format, state)
       VALUES (?, ?, ?, 1, ?, 1, ?, 'Alice', ?, NULL, 'sent')`,
    );
    database.exec('BEGIN');
    for (let index = 1; index <= 300; index += 1) {
      insert.run(KEY.account, KEY.conversation, `l${index}`, 'text', KEY.account, `harbour ${index}`);
    }
    insert.run(KEY.account, KEY.conversation, 'n1', 'nudge', KEY.account, '');
    database.exec("DELETE FROM lines WHERE id = 'l7'");
    database.prepare('INSERT INTO drafts VALUES (?, ?, ?)').run(KEY.account, KEY.conversation, 'half a sen');
    database.exec('COMMIT');
    database.close();
  }

  it('keeps every line, in its order, with states and draft', async () => {
    makeOld();
    const history = await openHistory();
    const last = history.last(KEY);
    expect(last.lines.at(-1)).toMatchObject({ id: 'n1', kind: 'nudge', state: 'unknown' });
    expect(last.lines.at(-2)).toMatchObject({ id: 'l300', text: 'harbour 300' });
    expect(history.before(KEY, 'l10').lines.map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5, 6, 8, 9].map((index) => `l${index}`),
    );
    expect(history.draft(KEY)).toBe('half a sen');
    history.append(KEY, fileLine('f1'));
    expect(history.last(KEY).lines.at(-1)).toMatchObject({ id: 'f1', kind: 'file' });
  });

  it('can be searched as before, old lines and new ones', async () => {
    makeOld();
    const history = await openHistory();
    history.append(KEY, { ...textLine('new'), text: 'another harbour' } as HistoryLine);
    history.close();
    const database = new Database(file);
    database.exec("DELETE FROM lines WHERE id = 'l8'");
    const found = database.prepare("SELECT rowid FROM lines_text WHERE lines_text MATCH 'harbour'").all();
    const check = database.prepare('PRAGMA integrity_check').all();
    database.exec("INSERT INTO lines_text (lines_text) VALUES ('integrity-check')");
    database.close();
    expect(found).toHaveLength(299);
    expect(check).toEqual([{ integrity_check: 'ok' }]);
  });
});
