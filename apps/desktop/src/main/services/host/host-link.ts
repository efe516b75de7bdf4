import { Emitter } from '../support/emitter.ts';
import type { Clock } from '../support/clock.ts';
import type { FromHost, HostAnswer, HostAsk, HostStatus, ToHost } from './host-messages.ts';

/** One way to talk to a server process: a message port or a socket. */
export interface HostChannel {
  send(message: ToHost): void;
  /** The latest listener gets the messages. */
  onMessage(listener: (message: FromHost) => void): void;
  /** Called once, when nothing can come any more. */
  onClosed(listener: () => void): void;
  close(): void;
}

export const HOST_ANSWER_MAX_MILLISECONDS = 15_000;

const GONE: HostAnswer = { ok: false, code: 'hostFailed' };

export interface HostLinkOptions {
  readonly role: 'hosting' | 'joined';
  readonly channel: HostChannel;
  readonly clock: Clock;
  /** As the server said when it answered first. */
  readonly status: HostStatus;
}

/** Questions and answers over a channel. Every question settles, also when the server goes away. */
export class HostLink {
  readonly statusChanged = new Emitter<HostStatus>();
  readonly closed = new Emitter<void>();
  readonly role: 'hosting' | 'joined';
  readonly #channel: HostChannel;
  readonly #clock: Clock;
  readonly #pending = new Map<number, (answer: HostAnswer) => void>();
  #count = 0;
  #isClosed = false;
  #status: HostStatus;

  constructor({ role, channel, clock, status }: HostLinkOptions) {
    this.role = role;
    this.#channel = channel;
    this.#clock = clock;
    this.#status = status;
    channel.onMessage((message) => this.#take(message));
    channel.onClosed(() => this.#end());
  }

  get status(): HostStatus {
    return this.#status;
  }

  ask(ask: HostAsk): Promise<HostAnswer> {
    if (this.#isClosed) return Promise.resolve(GONE);
    this.#count += 1;
    const number = this.#count;
    return new Promise((resolve) => {
      const cancel = this.#clock.after(HOST_ANSWER_MAX_MILLISECONDS, () => this.#settle(number, GONE));
      this.#pending.set(number, (answer) => {
        cancel();
        resolve(answer);
      });
      this.#channel.send({ type: 'ask', number, ask });
    });
  }

  /** Lets go of it; the server goes on if others run it. */
  close(): void {
    this.#channel.close();
    this.#end();
  }

  #take(message: FromHost): void {
    if (message.type === 'status') return this.#setStatus(message.status);
    if (message.type !== 'answer') return;
    if (message.answer.ok) this.#setStatus(message.answer.status);
    this.#settle(message.number, message.answer);
  }

  #setStatus(status: HostStatus): void {
    this.#status = status;
    this.statusChanged.emit(status);
  }

  #settle(number: number, answer: HostAnswer): void {
    const resolve = this.#pending.get(number);
    this.#pending.delete(number);
    resolve?.(answer);
  }

  #end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const number of Array.from(this.#pending.keys())) this.#settle(number, GONE);
    this.closed.emit();
  }
}
