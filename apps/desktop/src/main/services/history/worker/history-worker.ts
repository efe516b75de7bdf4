/** The thread in which the history is read, searched and cleared, so that windows never wait for a disk. */
import { parentPort, workerData } from 'node:worker_threads';
import { doJob } from './do-job.ts';
import type { HistoryHome } from '../history-home.ts';
import { HistoryDesk } from './history-jobs.ts';
import { END, type ToHistoryWorker } from './worker-messages.ts';

const desk = new HistoryDesk(workerData as HistoryHome);
parentPort?.on('message', (message: ToHistoryWorker | typeof END) => {
  // Of a thread, it ends the thread alone.
  if (message === END) return process.exit();
  void doJob(desk, message).then((answer) => parentPort?.postMessage(answer));
});
