/**
 * Jobs for the history's worker. It is started when the first is asked for, and again for the next after it died;
 * what was under way then is answered as failed, and never done twice by itself.
 */
import type { HistoryJobName, HistoryJobs } from './history-jobs.ts';
import type { FromHistoryWorker, HistoryWorkerChannel } from './worker-messages.ts';

type RequestOf<Name extends HistoryJobName> = Parameters<HistoryJobs[Name]>[0];
type ValueOf<Name extends HistoryJobName> = Awaited<ReturnType<HistoryJobs[Name]>>;

/** A job was not done. `code`: SQLite's or the system's, `WORKER_DIED`, `BROKEN_OFF`, `CLOSED`, or empty. */
export class HistoryWorkError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`the history's worker: ${code || 'failed'}`);
    this.name = 'HistoryWorkError';
    this.code = code;
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: HistoryWorkError) => void;
}

interface Running {
  readonly channel: HistoryWorkerChannel;
  readonly waiting: Map<number, Waiting>;
}

export class HistoryWork {
  readonly #launch: () => HistoryWorkerChannel;
  #running: Running | undefined;
  #count = 0;
  #isClosed = false;

  constructor(launch: () => HistoryWorkerChannel) {
    this.#launch = launch;
  }

  /** Rejects with a {@link HistoryWorkError}. */
  ask<Name extends HistoryJobName>(name: Name, request: RequestOf<Name>): Promise<ValueOf<Name>> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.#isClosed) return reject(new HistoryWorkError('CLOSED'));
      const { channel, waiting } = (this.#running ??= this.#start());
      const id = (this.#count += 1);
      waiting.set(id, { resolve, reject });
      channel.send({ id, name, request });
    }) as Promise<ValueOf<Name>>;
  }

  /**
   * The file is another one now: what is under way fails at once, and the next job opens it anew. Resolves once
   * nothing holds it, which takes as long as what SQLite is doing: a piece is written whole.
   */
  async restart(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    failAll(running, 'BROKEN_OFF');
    await running.channel.close();
  }

  /** As `restart`, and no further job is taken. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.restart();
  }

  #start(): Running {
    const running: Running = { channel: this.#launch(), waiting: new Map() };
    running.channel.onMessage((message) => answer(running, message));
    running.channel.onClosed(() => {
      if (this.#running === running) this.#running = undefined;
      failAll(running, 'WORKER_DIED');
    });
    return running;
  }
}

/** What is answered all the same has no asker any more. */
function failAll({ waiting }: Running, code: string): void {
  for (const { reject } of waiting.values()) reject(new HistoryWorkError(code));
  waiting.clear();
}

function answer({ waiting }: Running, message: FromHistoryWorker): void {
  const asker = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.kind === 'done') asker?.resolve(message.value);
  else asker?.reject(new HistoryWorkError(message.code));
}
