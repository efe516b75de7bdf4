/** A history file of a test's own, with the connection of the main thread and others. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import type Database from 'libsql';
import { HistoryDatabase } from '../src/main/services/history/history-database.ts';
import type { HistoryLine } from '../src/main/services/history/line-rows.ts';
import { openHistoryFile } from '../src/main/services/history/open-history.ts';
import { doJob } from '../src/main/services/history/worker/do-job.ts';
import { HistoryDesk } from '../src/main/services/history/worker/history-jobs.ts';
import { HistoryWork } from '../src/main/services/history/worker/history-work.ts';
import type { FromHistoryWorker } from '../src/main/services/history/worker/worker-messages.ts';
import type { KeptTransfer } from '../src/main/services/transfers/kept-transfer.ts';

export type TextLine = Extract<HistoryLine, { readonly kind: 'text' }>;
export type FileLine = Extract<HistoryLine, { readonly kind: 'file' }>;

const BASE = {
  at: 5,
  isEarlier: true,
  isOwn: false,
  senderAddress: 'bob@example.com',
  senderName: 'Bob',
} as const;

export function textLine(id: string, change: Partial<TextLine> = {}): TextLine {
  return { ...BASE, id, kind: 'text', text: 'hello', format: DEFAULT_SETTINGS.messages.format, ...change };
}

export function fileLine(
  id: string,
  transfer: Partial<KeptTransfer> = {},
  change: Partial<FileLine> = {},
): FileLine {
  return {
    ...BASE,
    id,
    kind: 'file',
    transfer: {
      direction: 'receiving',
      partner: 'bob@example.com',
      name: 'holiday.jpg',
      size: 2_500_000,
      fileCount: 1,
      kind: 'picture',
      isExecutable: false,
      state: { kind: 'done' },
      transferred: 2_500_000,
      ...transfer,
    },
    ...change,
  };
}

export interface WorkHere {
  readonly desk: HistoryDesk;
  readonly work: HistoryWork;
}

/** The worker's jobs, done in the thread of the test. */
export function workHere(file: string): WorkHere {
  const desk = new HistoryDesk({ file });
  let tell: (message: FromHistoryWorker) => void = () => {};
  const work = new HistoryWork(() => ({
    send: (message) => void doJob(desk, message).then((answer) => tell(answer)),
    onMessage: (listener) => {
      tell = listener;
    },
    onClosed: () => {},
    close: async () => {},
  }));
  return { desk, work };
}

export interface HistoryFolder {
  readonly path: string;
  readonly file: string;
  readonly main: HistoryDatabase;
  /** Another one, closed with the folder. */
  connection(): Database.Database;
  remove(): void;
}

export function historyFolder(): HistoryFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'nudge-history-'));
  const file = path.join(folder, 'history.sqlite');
  const main = new HistoryDatabase({ file });
  const others: Database.Database[] = [];
  return {
    path: folder,
    file,
    main,
    connection: () => {
      const other = openHistoryFile({ file });
      others.push(other);
      return other;
    },
    remove: () => {
      for (const other of others) other.close();
      main.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
