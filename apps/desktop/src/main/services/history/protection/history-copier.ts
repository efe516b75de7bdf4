import type { HistoryWork } from '../worker/history-work.ts';
import type { CatchUpRequest, CopyRequest } from './copy-history.ts';

/** Makes copies elsewhere, so that nobody waits for them. Everything rejects with a `HistoryWorkError`. */
export interface HistoryCopier {
  copy(request: CopyRequest): Promise<unknown>;
  catchUp(request: CatchUpRequest): Promise<unknown>;
  /** What is under way fails at once. Resolves once nothing holds a file, which takes as long as what SQLite is doing. */
  letGo(): Promise<void>;
  close(): Promise<void>;
}

/** In a worker of its own: a large copy keeps nobody from reading. */
export function copierIn(work: HistoryWork): HistoryCopier {
  return {
    copy: (request) => work.ask('copy', request),
    catchUp: (request) => work.ask('catchUp', request),
    letGo: () => work.restart(),
    close: () => work.close(),
  };
}
