import { hasPassed } from '../core/deadlines.ts';
import type { HttpAnswer, HttpExchange } from '../core/http-exchange.ts';
import { SERVICE_TIMEOUT } from './offline-limits.ts';

/** Where exchanges are made. */
export interface WebOutputs {
  /** Begins one; its number. */
  webRequest(exchange: HttpExchange): number;
  cancelWebRequest(id: number): void;
}

type Answered = (answer: HttpAnswer, now: number) => void;

/** A service over HTTP that is asked one thing at a time; each is answered once, or cancelled. */
export class WebService {
  readonly #outputs: WebOutputs;
  #asked: { readonly id: number; readonly answered: Answered; readonly deadline: number } | undefined;

  constructor(outputs: WebOutputs) {
    this.#outputs = outputs;
  }

  get isBusy(): boolean {
    return this.#asked !== undefined;
  }

  /** Only when not busy. */
  ask(exchange: HttpExchange, answered: Answered, now: number): void {
    this.#asked = { id: this.#outputs.webRequest(exchange), answered, deadline: now + SERVICE_TIMEOUT };
  }

  /** An answer of the driver, of whichever service. */
  answered(id: number, answer: HttpAnswer, now: number): void {
    const asked = this.#asked;
    if (asked?.id !== id) return;
    this.#asked = undefined;
    asked.answered(answer, now);
  }

  /** The answer is no longer wanted; the question may have arrived. */
  cancel(): void {
    if (this.#asked !== undefined) this.#outputs.cancelWebRequest(this.#asked.id);
    this.#asked = undefined;
  }

  expire(now: number): void {
    const asked = this.#asked;
    if (asked === undefined || !hasPassed(asked.deadline, now)) return;
    this.cancel();
    const failure = { code: 'timedOut', message: 'The service did not answer in time' } as const;
    asked.answered({ kind: 'failed', failure, wasSent: true }, now);
  }

  deadline(): number | undefined {
    return this.#asked?.deadline;
  }
}
