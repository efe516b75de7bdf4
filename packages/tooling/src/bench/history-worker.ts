// The worker of the application's history, asked as the application asks it.
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { inRepository } from '../repository.ts';

const folder = 'apps/desktop/src/main/services/history';
const program = inRepository(folder, 'worker/history-worker.ts');

interface Answer {
  readonly id: number;
  readonly kind: 'done' | 'failed';
  readonly value?: unknown;
  readonly code?: string;
}

/** How the application unpacks what its worker answers. */
interface Unpacking {
  readonly unpackLines: (packs: readonly string[]) => readonly { readonly row: number }[];
}
interface UnpackingFound {
  readonly unpackFound: (found: unknown) => readonly unknown[];
}

const load = async (file: string): Promise<unknown> => import(pathToFileURL(inRepository(folder, file)).href);
const { unpackLines } = (await load('archive/packed-lines.ts')) as Unpacking;
const { unpackFound } = (await load('archive/history-search.ts')) as UnpackingFound;

export interface HistoryWorker {
  ask(name: string, request: unknown): Promise<unknown>;
  /** A page as the application gets it; its lines, oldest first. */
  page(request: unknown): Promise<readonly { readonly row: number }[]>;
  /** A page of hits as the application gets it. */
  search(request: unknown): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

export const startHistoryWorker = (file: string): HistoryWorker => {
  const worker = new Worker(program, { workerData: { file } });
  const isGone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let count = 0;
  worker.on('message', ({ id, kind, value, code }: Answer) => {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (kind === 'done') asker?.resolve(value);
    else asker?.reject(new Error(`the history's worker failed: ${code ?? ''}`));
  });
  const ask = (name: string, request: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      count += 1;
      waiting.set(count, { resolve, reject });
      worker.postMessage({ id: count, name, request });
    });
  return {
    ask,
    page: async (request) =>
      unpackLines(((await ask('stretch', request)) as { packs: readonly string[] }).packs),
    search: async (request) => unpackFound(await ask('search', request)),
    // Not `terminate`: see how the application launches it.
    close: () => {
      worker.postMessage('end');
      return isGone;
    },
  };
};
