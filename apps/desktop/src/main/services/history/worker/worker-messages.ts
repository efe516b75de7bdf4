/** What crosses between main and the history's worker. Both ends are ours and of one build. */
import type { HistoryJobName } from './history-jobs.ts';

export interface ToHistoryWorker {
  readonly id: number;
  readonly name: HistoryJobName;
  readonly request: unknown;
}

export type FromHistoryWorker =
  | { readonly id: number; readonly kind: 'done'; readonly value: unknown }
  /** `code`: SQLite's or the system's; empty for a fault of ours. */
  | { readonly id: number; readonly kind: 'failed'; readonly code: string };

/** In place of a job: the worker ends once the one before it is done, or waits for the disk. */
export const END = 'end';

/** A worker that runs; how it was started is nobody's concern. */
export interface HistoryWorkerChannel {
  send(message: ToHistoryWorker): void;
  onMessage(listener: (message: FromHistoryWorker) => void): void;
  /** Once, whatever ended it. */
  onClosed(listener: () => void): void;
  /** Between two jobs, never within SQLite. Resolves once nothing holds the file any more. */
  close(): Promise<void>;
}
