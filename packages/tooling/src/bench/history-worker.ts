// The worker of the application's history, asked as the application asks it.
import { Worker } from 'node:worker_threads';
import { inRepository } from '../repository.ts';

const program = inRepository('apps/desktop/src/main/services/history/worker/history-worker.ts');

interface Answer {
  readonly id: number;
  readonly kind: 'done' | 'failed';
  readonly value?: unknown;
  readonly code?: string;
}

export interface HistoryWorker {
  ask(name: string, request: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export const startHistoryWorker = (file: string): HistoryWorker => {
  const worker = new Worker(program, { workerData: file });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let count = 0;
  worker.on('message', ({ id, kind, value, code }: Answer) => {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (kind === 'done') asker?.resolve(value);
    else asker?.reject(new Error(`the history's worker failed: ${code ?? ''}`));
  });
  return {
    ask: (name, request) =>
      new Promise((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve, reject });
        worker.postMessage({ id: count, name, request });
      }),
    close: async () => void (await worker.terminate()),
  };
};
