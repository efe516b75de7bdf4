/** One that dies again within this time would most likely do so at once, for ever. */
export const DIED_AGAIN_MILLISECONDS = 10_000;

/** What to do about a page whose process died: load it again, and ask first where that has not helped. */
export class PageDeaths {
  #diedAt = Number.NEGATIVE_INFINITY;

  /** `now`: milliseconds. */
  next(now: number): 'reload' | 'ask' {
    const isAgain = now - this.#diedAt < DIED_AGAIN_MILLISECONDS;
    this.#diedAt = now;
    return isAgain ? 'ask' : 'reload';
  }
}
