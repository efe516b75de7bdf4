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

/** A worker that runs; how it was started is nobody's concern. */
export interface HistoryWorkerChannel {
  send(message: ToHistoryWorker): void;
  onMessage(listener: (message: FromHistoryWorker) => void): void;
  /** Once, whatever ended it. */
  onClosed(listener: () => void): void;
  close(): Promise<void>;
}
