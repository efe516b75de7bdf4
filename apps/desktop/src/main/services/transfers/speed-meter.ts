/** What came lately tells how fast it goes now; older moments are forgotten. Milliseconds. */
export const SPEED_WINDOW_MILLISECONDS = 5000;
/** Shorter than this, a speed would jump. */
const SPAN_MIN_MILLISECONDS = 500;

interface Sample {
  readonly at: number;
  readonly bytes: number;
}

export interface Speed {
  readonly bytesPerSecond: number;
  readonly secondsLeft?: number;
}

/** Moving average over a transfer's progress. */
export class SpeedMeter {
  #samples: readonly Sample[] = [];

  /** `bytes`: everything that has come until now. */
  add(at: number, bytes: number): void {
    const last = this.#samples.at(-1);
    if (last !== undefined && bytes < last.bytes) this.#samples = [];
    const recent = this.#samples.filter((sample) => at - sample.at <= SPEED_WINDOW_MILLISECONDS);
    this.#samples = [...recent, { at, bytes }];
  }

  /** It stands still or begins anew. */
  reset(): void {
    this.#samples = [];
  }

  /** Undefined while nothing can be said. */
  speed(size: number): Speed | undefined {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const span = last.at - first.at;
    if (span < SPAN_MIN_MILLISECONDS) return undefined;
    const bytesPerSecond = Math.round(((last.bytes - first.bytes) * 1000) / span);
    if (bytesPerSecond <= 0) return { bytesPerSecond: 0 };
    return { bytesPerSecond, secondsLeft: Math.ceil((size - last.bytes) / bytesPerSecond) };
  }
}
