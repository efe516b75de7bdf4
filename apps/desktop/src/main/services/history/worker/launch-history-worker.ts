import { Worker } from 'node:worker_threads';
import type { FromHistoryWorker, HistoryWorkerChannel } from './worker-messages.ts';

/** `program`: the worker's own file; `file`: the history. */
export function launchHistoryWorker(program: string | URL, file: string): HistoryWorkerChannel {
  const worker = new Worker(program, { workerData: file });
  // What it died of is told by its end; without a listener it would take the application with it.
  worker.on('error', () => {});
  return {
    send: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', (message: FromHistoryWorker) => listener(message)),
    onClosed: (listener) => void worker.once('exit', listener),
    close: async () => void (await worker.terminate()),
  };
}
