import { existsSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyFolder, textLine, type HistoryFolder } from '../../../../../test/history-folder.ts';
import { unpackFound } from '../archive/history-search.ts';
import { HistoryWork } from './history-work.ts';
import { recordedLog } from '../../../../../test/recorded-log.ts';
import { silentLog } from '../../support/log.ts';
import { launchHistoryWorker } from './launch-history-worker.ts';
import type { HistoryWorkerChannel } from './worker-messages.ts';

const KEY = { account: 'alice@example.com', conversation: 'bob@example.com' } as const;
const PROGRAM = new URL('history-worker.ts', import.meta.url);
const SEARCH = { account: KEY.account, text: 'harbour' };
const copyFile = (): string => `${folder.file}.copy`;
let folder: HistoryFolder;
let work: HistoryWork;
const launched: HistoryWorkerChannel[] = [];

beforeEach(() => {
  folder = historyFolder();
  work = workOn(folder.file);
});

afterEach(async () => {
  await work.close();
  launched.length = 0;
  folder.remove();
});

function workOn(file: string): HistoryWork {
  return new HistoryWork(() => {
    const channel = launchHistoryWorker(PROGRAM, { file }, silentLog);
    launched.push(channel);
    return channel;
  });
}

describe('the worker of the history', () => {
  it('reads what the main thread writes, and only starts when it is needed', async () => {
    folder.main.append(KEY, textLine('1', { text: 'the harbour' }));
    expect(launched).toHaveLength(0);
    const found = await work.ask('search', SEARCH);
    const lines = unpackFound(found);
    expect(lines).toMatchObject([{ conversation: KEY.conversation, senderName: 'Bob' }]);
    const row = lines[0]?.row ?? -1;
    expect(await work.ask('line', { ...KEY, row })).toMatchObject({ id: '1' });
    expect(launched).toHaveLength(1);
  });

  it('that dies fails what it was asked, and is started again for the next', async () => {
    folder.main.append(KEY, textLine('1', { text: 'the harbour' }));
    const program = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit());`;
    const programs = [new URL(`data:text/javascript,${encodeURIComponent(program)}`), PROGRAM] as const;
    let starts = 0;
    const dying = new HistoryWork(() =>
      launchHistoryWorker(programs[starts++ === 0 ? 0 : 1], { file: folder.file }, silentLog),
    );
    await expect(dying.ask('search', SEARCH)).rejects.toMatchObject({ code: 'WORKER_DIED' });
    expect(unpackFound(await dying.ask('search', SEARCH))).toHaveLength(1);
    expect(starts).toBe(2);
    await dying.close();
  });

  it('is never stopped within SQLite: what it is doing is done when it has ended', async () => {
    folder.main.append(KEY, textLine('1', { text: 'the harbour' }));
    const channel = launchHistoryWorker(PROGRAM, { file: folder.file }, silentLog);
    const answers: number[] = [];
    channel.onMessage(({ id }) => answers.push(id));
    channel.send({ id: 1, name: 'copy', request: { from: { file: folder.file }, to: { file: copyFile() } } });
    channel.send({ id: 2, name: 'search', request: SEARCH });
    await channel.close();
    expect(answers).toEqual([1, 2]);
    expect(existsSync(copyFile())).toBe(true);
    await channel.close();
  });

  it('is let go of at once by whoever asked, and answers nobody afterwards', async () => {
    folder.main.append(KEY, textLine('1', { text: 'the harbour' }));
    const asked = work.ask('search', SEARCH);
    const restarted = work.restart();
    await expect(asked).rejects.toMatchObject({ code: 'BROKEN_OFF' });
    expect(unpackFound(await work.ask('search', SEARCH))).toHaveLength(1);
    await restarted;
    expect(launched).toHaveLength(2);
    const last = work.ask('search', SEARCH);
    await Promise.all([expect(last).rejects.toMatchObject({ code: 'BROKEN_OFF' }), work.close()]);
    await expect(work.ask('search', SEARCH)).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('that dies of a fault does not take the application with it', async () => {
    const log = recordedLog();
    const dying = new HistoryWork(() =>
      launchHistoryWorker(new URL('no-such-worker.ts', import.meta.url), { file: folder.file }, log),
    );
    await expect(dying.ask('search', SEARCH)).rejects.toMatchObject({ code: 'WORKER_DIED' });
    expect(log.warnings).toMatchObject([
      { message: 'history: the worker died', code: expect.stringContaining('MODULE_NOT_FOUND') as string },
    ]);
  });

  it('answers damage as a failure with its code', async () => {
    const file = `${folder.file}.damaged`;
    writeFileSync(file, 'not a database at all. '.repeat(500));
    const damaged = workOn(file);
    await expect(damaged.ask('search', SEARCH)).rejects.toMatchObject({ code: 'SQLITE_NOTADB' });
    await damaged.close();
  });

  it('lets the main thread write while it deletes', async () => {
    for (let index = 0; index < 1200; index += 1)
      folder.main.append(KEY, textLine(`l${index}`, { at: index }));
    const deleted = work.ask('delete', { account: KEY.account, to: 1200 });
    const state = { isDone: false };
    const done = deleted.then((count) => {
      state.isDone = true;
      return count;
    });
    let count = 0;
    while (!state.isDone) {
      folder.main.append(KEY, textLine(`new${(count += 1)}`, { at: 10_000 + count }));
      await new Promise(setImmediate);
    }
    expect(await done).toBe(1200);
    expect(count).toBeGreaterThan(1);
    expect(folder.main.conversations(KEY.account)).toMatchObject([{ lineCount: count, firstAt: 10_001 }]);
  });
});
