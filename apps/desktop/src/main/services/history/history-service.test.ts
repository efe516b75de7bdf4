import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_SETTINGS, type StartNotice } from '@nudge/ipc-contract';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { silentLog } from '../support/log.ts';
import { HistoryDatabase } from './history-database.ts';
import { HistoryService, type HistoryServiceOptions } from './history-service.ts';
import type { HistoryLine } from './line-rows.ts';

let folder: string;
let file: string;
const notices: StartNotice[] = [];
const open: HistoryService[] = [];
const KEY = { account: 'alice@example.com', conversation: 'bob@example.com' } as const;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-history-'));
  file = path.join(folder, 'history.sqlite');
});

afterEach(() => {
  for (const history of open.splice(0)) history.close();
  notices.length = 0;
  rmSync(folder, { recursive: true, force: true });
});

/** As Windows does with a file that is open. */
const refuse = (): never => {
  throw Object.assign(new Error('EBUSY: resource busy or locked, rename'), { code: 'EBUSY' });
};

async function openHistory(
  parts: Pick<HistoryServiceOptions, 'letGo' | 'rename'> = {},
  maxPages?: number,
): Promise<HistoryService> {
  const history = new HistoryService({
    ...parts,
    file,
    openDatabase: async (options) => new HistoryDatabase({ ...options, maxPages }),
    onSetAside: (notice) => void notices.push(notice),
    clock: new ManualClock(),
    log: silentLog,
  });
  open.push(history);
  await history.open();
  return history;
}

function line(id: string, change: Partial<Extract<HistoryLine, { kind: 'text' }>> = {}): HistoryLine {
  return {
    kind: 'text',
    id,
    at: 5,
    isEarlier: false,
    isOwn: true,
    senderAddress: KEY.account,
    senderName: 'Alice',
    text: 'Grüße :) \u{1F600}',
    format: { ...DEFAULT_SETTINGS.messages.format, bold: true },
    state: 'delivered',
    ...change,
  };
}

describe('the history', () => {
  it('gives back what it was given, as earlier', async () => {
    const history = await openHistory();
    expect(history.append(KEY, line('1'))).toBe(true);
    expect(history.last(KEY)).toEqual({ lines: [{ ...line('1'), isEarlier: true }], hasEarlier: false });
  });

  it('keeps accounts and conversations apart', async () => {
    const history = await openHistory();
    history.append(KEY, line('1'));
    expect(history.last({ ...KEY, account: 'carol@example.com' }).lines).toEqual([]);
    expect(history.last({ ...KEY, conversation: 'carol@example.com' }).lines).toEqual([]);
  });

  it('survives a restart; what was on its way then is not known to have arrived', async () => {
    const first = await openHistory();
    first.append(KEY, line('1', { state: 'waiting' }));
    first.append(KEY, line('2', { state: 'sent' }));
    first.append(KEY, line('3', { state: 'failed', failureReason: 'refused' }));
    first.close();
    const second = await openHistory();
    expect(second.last(KEY).lines.map((kept) => 'state' in kept && kept.state)).toEqual([
      'unknown',
      'unknown',
      'failed',
    ]);
  });

  it('remembers after a restart that the server keeps a line, as text alone', async () => {
    const first = await openHistory();
    first.append(KEY, line('1', { state: 'sent' }));
    first.setState(KEY, { id: '1', state: 'kept' });
    first.close();
    const second = await openHistory();
    expect(second.last(KEY).lines).toMatchObject([{ state: 'kept', format: { bold: false } }]);
  });

  it('can bring what was said through to the disk, unless another connection is just doing so', async () => {
    const history = await openHistory();
    history.append(KEY, line('1'));
    expect(history.sync()).toBe(true);
    const inWal = new Database(file).prepare('PRAGMA wal_checkpoint(PASSIVE)').all();
    expect(inWal).toMatchObject([{ busy: 0 }]);
    vi.spyOn(HistoryDatabase.prototype, 'sync').mockReturnValueOnce(false);
    expect(history.sync()).toBe(false);
    history.close();
    expect(history.sync()).toBe(true);
  });

  it('on a full disk can be read all the same, and says that it keeps nothing', async () => {
    const before = await openHistory();
    for (let index = 0; index < 200; index += 1) before.append(KEY, line(`full${index}`, { state: 'sent' }));
    before.saveDraft(KEY, 'half a sen');
    before.close();
    const after = await openHistory({}, 1);
    expect(after.last(KEY).lines).toHaveLength(20);
    expect(after.draft(KEY)).toBe('half a sen');
    expect(after.append(KEY, line('big', { text: 'x'.repeat(100_000) }))).toBe(false);
    expect(after.last(KEY).lines.at(-1)?.id).toBe('full199');
  });

  it('opens also where interrupted lines cannot be settled', async () => {
    const before = await openHistory();
    before.append(KEY, line('a'));
    before.close();
    const settle = vi.spyOn(HistoryDatabase.prototype, 'settleInterrupted').mockImplementationOnce(() => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    });
    expect((await openHistory()).last(KEY).lines).toHaveLength(1);
    settle.mockRestore();
  });

  it('pages back without gap or repeat', async () => {
    const history = await openHistory();
    for (let index = 1; index <= 130; index += 1) history.append(KEY, line(String(index)));
    const last = history.last(KEY);
    const page = history.before(KEY, last.lines[0]?.id ?? '');
    const rest = history.before(KEY, page.lines[0]?.id ?? '');
    const firstPage = history.before(KEY, rest.lines[0]?.id ?? '');
    const ids = [...firstPage.lines, ...rest.lines, ...page.lines, ...last.lines].map(({ id }) => Number(id));
    expect(ids).toEqual(Array.from({ length: 130 }, (_unused, index) => index + 1));
    expect([last, page, rest, firstPage].map(({ hasEarlier }) => hasEarlier)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(history.before(KEY, 'unheard of').lines).toEqual([]);
  });

  it('is ready for searching', async () => {
    const history = await openHistory();
    history.append(KEY, line('1', { text: 'The café by the harbour' }));
    history.close();
    const database = new Database(file);
    const found = database.prepare("SELECT rowid FROM lines_text WHERE lines_text MATCH 'cafe'").all();
    database.close();
    expect(found).toHaveLength(1);
  });

  it('keeps a line only once', async () => {
    const history = await openHistory();
    history.append(KEY, line('1'));
    history.append(KEY, line('1'));
    expect(history.last(KEY).lines).toHaveLength(1);
  });
});

describe('a damaged file', () => {
  it('is put aside whole, told, and begun afresh', async () => {
    const rubbish = 'not a database at all. '.repeat(500);
    writeFileSync(file, rubbish);
    const history = await openHistory();
    expect(notices).toHaveLength(1);
    expect(notices[0]?.code).toBe('historySetAside');
    expect(readFileSync(notices[0]?.path ?? '', 'utf8')).toBe(rubbish);
    expect(history.append(KEY, line('1'))).toBe(true);
  });

  it('found in the middle of the work is put aside as well', async () => {
    const first = await openHistory();
    for (let index = 1; index <= 500; index += 1) first.append(KEY, line(String(index)));
    first.close();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096);
    writeFileSync(file, bytes);
    const second = await openHistory();
    second.append(KEY, line('new'));
    second.last(KEY);
    await second.open();
    expect(notices.map(({ code }) => code)).toEqual(['historySetAside']);
    expect(second.append(KEY, line('after'))).toBe(true);
  });

  it('that cannot be moved while the application runs gives way at the next start', async () => {
    const rubbish = 'not a database at all. '.repeat(500);
    writeFileSync(file, rubbish);
    const refusing = await openHistory({ rename: refuse });
    expect(notices).toEqual([{ code: 'historySetAside', path: file }]);
    expect(refusing.append(KEY, line('1'))).toBe(true);
    expect([refusing.home.file === file, readFileSync(file, 'utf8')]).toEqual([false, rubbish]);
    refusing.close();
    const again = await openHistory({ rename: refuse });
    expect(again.append(KEY, line('2'))).toBe(true);
    again.close();
    expect(notices).toHaveLength(1);
    const next = await openHistory();
    expect([next.home.file, next.last(KEY).lines.map(({ id }) => id)]).toEqual([file, ['1', '2']]);
    expect(readFileSync(notices[1]?.path ?? '', 'utf8')).toBe(rubbish);
  });

  it('is moved only after everybody let go of it', async () => {
    const order: string[] = [];
    writeFileSync(file, 'not a database at all. '.repeat(500));
    await openHistory({
      letGo: async () => void order.push('let go'),
      rename: (from, to) => {
        order.push('move');
        renameSync(from, to);
      },
    });
    expect(order).toEqual(['let go', 'move']);
  });

  it('of a later version is left alone, and nothing is kept', async () => {
    const database = new Database(file);
    database.exec('PRAGMA user_version = 999;');
    database.close();
    const history = await openHistory();
    expect(history.append(KEY, line('1'))).toBe(false);
    expect(notices).toEqual([{ code: 'historyOfLaterVersion', path: file }]);
    expect(existsSync(file)).toBe(true);
  });
});
