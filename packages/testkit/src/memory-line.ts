/**
 * A network connection in memory: bytes and ends travel with a delay, in order, and the line can be cut, so
 * that both ends learn of it or so that neither does.
 */
import type { ManualTime } from './manual-time.ts';

/** One end of the line. */
export interface LineEnd {
  received(bytes: Uint8Array): void;
  /** The other end closed, or the line was cut. */
  closed(): void;
}

type Side = 'near' | 'far';

export class MemoryLine {
  readonly #time: ManualTime;
  readonly #latency: () => number;
  #ends: { readonly near: LineEnd; readonly far: LineEnd } | undefined;
  #isDead = false;
  /** Arrival of the last thing sent to each end: nothing overtakes. */
  readonly #lastArrival = { near: 0, far: 0 };

  /** `latency` gives the delay of each piece in milliseconds, one way. */
  constructor(time: ManualTime, latency: () => number) {
    this.#time = time;
    this.#latency = latency;
  }

  join(near: LineEnd, far: LineEnd): void {
    this.#ends = { near, far };
  }

  /** Sends to the other end. */
  send(from: Side, bytes: Uint8Array): void {
    this.#deliver(from === 'near' ? 'far' : 'near', (end) => end.received(bytes));
  }

  /** Closes after what was sent; the other end hears of it. */
  close(from: Side): void {
    this.#deliver(from === 'near' ? 'far' : 'near', (end) => {
      this.#ends = undefined;
      end.closed();
    });
  }

  /** Both ends lose the line at once, with everything on the way. */
  cut(): void {
    const ends = this.#ends;
    this.#ends = undefined;
    ends?.near.closed();
    ends?.far.closed();
  }

  /** From now on everything sent is lost, and nobody is told. */
  goDead(): void {
    this.#isDead = true;
  }

  #deliver(to: Side, action: (end: LineEnd) => void): void {
    const arrival = Math.max(this.#time.now() + this.#latency(), this.#lastArrival[to]);
    this.#lastArrival[to] = arrival;
    this.#time.after(arrival - this.#time.now(), () => {
      const end = this.#ends?.[to];
      if (end !== undefined && !this.#isDead) action(end);
    });
  }
}
