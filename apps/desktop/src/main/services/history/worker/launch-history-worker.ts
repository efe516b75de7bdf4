import { Worker } from 'node:worker_threads';
import { faultFacts } from '../../support/fault-report.ts';
import type { Log } from '../../support/log.ts';
import type { HistoryHome } from '../history-home.ts';
import { END, type FromHistoryWorker, type HistoryWorkerChannel } from './worker-messages.ts';

/** `program`: the worker's own file; `home`: of the history. */
export function launchHistoryWorker(
  program: string | URL,
  home: HistoryHome,
  log: Log,
): HistoryWorkerChannel {
  const worker = new Worker(program, { workerData: home });
  // Without a listener it would take the application with it.
  worker.on('error', (fault) => log.warn('history: the worker died', faultFacts(fault)));
  const isGone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return {
    send: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', (message: FromHistoryWorker) => listener(message)),
    onClosed: (listener) => void worker.once('exit', listener),
    // Not `terminate`: SQLite's binding takes the whole application with it when it returns into a stopped thread.
    close: () => {
      worker.postMessage(END);
      return isGone;
    },
  };
}
