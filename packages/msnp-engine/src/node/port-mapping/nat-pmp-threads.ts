/**
 * Asks gateways by NAT-PMP in a thread: what the library throws past everybody ends the thread, and never the
 * program. One job at a time: of all who open the port that answers come to, only the last hears them.
 */
import type { NatPmpAnswer, NatPmpJob } from './nat-pmp-job.ts';
import { RunningThread } from './running-thread.ts';

/** Most for one job. A gateway may send one strange packet, or two. */
const THREADS_MAX = 3;

/** Milliseconds that a thread without a job stays: one mapping is a search, a wish and its end. */
const IDLE_WAIT = 10_000;

/** Of the whole program, as the port is. */
let jobBefore: Promise<unknown> = Promise.resolve();

export class NatPmpThreads {
  readonly #program: string | URL;
  #running: RunningThread | undefined;
  #idleTimer: NodeJS.Timeout | undefined;

  /** `program`: the file of the thread; by default its source. */
  constructor(program: string | URL = new URL('nat-pmp-thread.ts', import.meta.url)) {
    this.#program = program;
  }

  /** Rejects with what ended the last thread that tried. */
  ask(job: NatPmpJob): Promise<NatPmpAnswer> {
    const answer = jobBefore.then(() => this.#askUntilAnswered(job));
    jobBefore = answer.catch(() => undefined);
    return answer;
  }

  async #askUntilAnswered(job: NatPmpJob): Promise<NatPmpAnswer> {
    clearTimeout(this.#idleTimer);
    try {
      return await this.#askSome(job, THREADS_MAX);
    } finally {
      this.#idleTimer = setTimeout(() => this.#running?.end(), IDLE_WAIT).unref();
    }
  }

  async #askSome(job: NatPmpJob, threads: number): Promise<NatPmpAnswer> {
    try {
      return await this.#thread().ask(job);
    } catch (error) {
      if (threads === 1) throw error;
      return this.#askSome(job, threads - 1);
    }
  }

  #thread(): RunningThread {
    if (this.#running === undefined || this.#running.hasEnded)
      this.#running = new RunningThread(this.#program);
    return this.#running;
  }
}
