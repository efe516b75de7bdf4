/**
 * Messages of ours that have been sent whole and wait for their acknowledgement. One is known by the identifier
 * alone: of the other fields of an acknowledgement, old clients fill some in their own way.
 */
import type { OutgoingMessage } from './outgoing-message.ts';
import { ACK_TIMEOUT, BRIDGE_ACK_TIMEOUT } from './limits.ts';

interface Waiting {
  readonly message: OutgoingMessage;
  readonly deadline: number;
}

export class Acknowledgements {
  readonly #waiting = new Map<number, Waiting>();

  expect(message: OutgoingMessage, now: number): void {
    const limit = message.lanes.has('bridge') ? BRIDGE_ACK_TIMEOUT : ACK_TIMEOUT;
    this.#waiting.set(message.identifier, { message, deadline: now + limit });
  }

  find(identifier: number): OutgoingMessage | undefined {
    return this.#waiting.get(identifier)?.message;
  }

  settle(identifier: number): OutgoingMessage | undefined {
    const waiting = this.#waiting.get(identifier);
    this.#waiting.delete(identifier);
    return waiting?.message;
  }

  /** Forgets a message that nobody cares for any more. */
  forget(message: OutgoingMessage): void {
    if (this.find(message.identifier) === message) this.#waiting.delete(message.identifier);
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  get messages(): readonly OutgoingMessage[] {
    return [...this.#waiting.values()].map(({ message }) => message);
  }

  /** Takes out what has waited too long. */
  expire(now: number): readonly OutgoingMessage[] {
    const late = [...this.#waiting.values()].filter(({ deadline }) => deadline <= now);
    for (const { message } of late) this.#waiting.delete(message.identifier);
    return late.map(({ message }) => message);
  }

  deadline(): number | undefined {
    let soonest: number | undefined;
    for (const { deadline } of this.#waiting.values()) soonest = Math.min(soonest ?? deadline, deadline);
    return soonest;
  }
}
