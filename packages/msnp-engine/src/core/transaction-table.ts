import type { TrId } from '@nudge/msnp-codec';
import { earliest } from './deadlines.ts';

/** How long a reply may take before the request counts as not answered, in milliseconds. */
export const REPLY_TIMEOUT = 30_000;

const TRANSACTION_ID_MAX = 0xffff_ffff;

interface Pending<Value> {
  readonly value: Value;
  readonly deadline: number;
}

/**
 * Requests of one connection that wait for their reply, keyed by transaction ID. Each is taken out exactly
 * once: by its reply, by its deadline, or by the end of the connection.
 */
export class TransactionTable<Value> {
  readonly #pending = new Map<TrId, Pending<Value>>();
  #next = 1;

  /** The ID that will be given next; 0 never is, it marks events on the wire. */
  peekId(): TrId {
    while (this.#pending.has(this.#next)) this.#next = following(this.#next);
    return this.#next;
  }

  /** The next free ID. */
  nextId(): TrId {
    const trId = this.peekId();
    this.#next = following(trId);
    return trId;
  }

  /** Notes that a reply with this ID, given or next to be given, is wanted. */
  expect(trId: TrId, value: Value, deadline: number): void {
    if (trId === this.#next) this.#next = following(trId);
    this.#pending.set(trId, { value, deadline });
  }

  find(trId: TrId): Value | undefined {
    return this.#pending.get(trId)?.value;
  }

  settle(trId: TrId): Value | undefined {
    const pending = this.#pending.get(trId);
    this.#pending.delete(trId);
    return pending?.value;
  }

  /** Takes out what has waited too long. */
  expire(now: number): readonly Value[] {
    const late: Value[] = [];
    for (const [trId, pending] of this.#pending) {
      if (pending.deadline > now) continue;
      this.#pending.delete(trId);
      late.push(pending.value);
    }
    return late;
  }

  /** Takes out everything, because the connection ended. */
  takeAll(): readonly Value[] {
    const all = [...this.#pending.values()].map((pending) => pending.value);
    this.#pending.clear();
    return all;
  }

  get size(): number {
    return this.#pending.size;
  }

  deadline(): number | undefined {
    let soonest: number | undefined;
    for (const pending of this.#pending.values()) soonest = earliest(soonest, pending.deadline);
    return soonest;
  }
}

function following(trId: TrId): TrId {
  return trId >= TRANSACTION_ID_MAX ? 1 : trId + 1;
}
