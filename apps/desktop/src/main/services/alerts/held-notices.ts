/** Notices of the system on the screen or in its list: what nothing refers to may be collected, and its click with it. */
export interface HeldNotice {
  close(): void;
}

/** Not every system tells that one went. So many are more than anybody looks back for. */
export const HELD_NOTICES_MAX = 50;

export class HeldNotices {
  readonly #held = new Set<HeldNotice>();

  hold(notice: HeldNotice): void {
    this.#held.add(notice);
    const [oldest] = this.#held;
    if (oldest === undefined || this.#held.size <= HELD_NOTICES_MAX) return;
    this.forget(oldest);
    // Left in the system's list it would be one that a click on does nothing.
    oldest.close();
  }

  forget(notice: HeldNotice): void {
    this.#held.delete(notice);
  }
}
