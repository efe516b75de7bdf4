import { Worker } from 'node:worker_threads';
import type { NatPmpAnswer, NatPmpJob } from './nat-pmp-job.ts';

/** Longest that a thread may take to start besides its job, in milliseconds, on a busy computer. */
const START_WAIT = 10_000;

interface Waiting {
  readonly resolve: (answer: NatPmpAnswer) => void;
  readonly reject: (fault: Error) => void;
}

/** One thread from its start to its end. It does one job at a time, and keeps a program from its end only meanwhile. */
export class RunningThread {
  readonly #worker: Worker;
  #waiting: Waiting | undefined;
  #hasEnded = false;

  constructor(program: string | URL) {
    this.#worker = new Worker(program);
    this.#worker.on('message', (answer: NatPmpAnswer) => this.#waiting?.resolve(answer));
    this.#worker.on('error', (fault) => this.#ended(fault));
    this.#worker.once('exit', () => this.#ended(new Error('the thread of NAT-PMP ended')));
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Rejects with what ended the thread. */
  async ask(job: NatPmpJob): Promise<NatPmpAnswer> {
    this.#worker.ref();
    const timer = setTimeout(() => this.end(), job.wait + START_WAIT);
    try {
      return await new Promise<NatPmpAnswer>((resolve, reject) => {
        this.#waiting = { resolve, reject };
        this.#worker.postMessage(job);
      });
    } finally {
      this.#waiting = undefined;
      clearTimeout(timer);
      this.#worker.unref();
    }
  }

  end(): void {
    this.#ended(new Error('the thread of NAT-PMP took too long'));
    void this.#worker.terminate();
  }

  #ended(fault: unknown): void {
    this.#hasEnded = true;
    this.#waiting?.reject(fault instanceof Error ? fault : new Error(String(fault)));
  }
}
