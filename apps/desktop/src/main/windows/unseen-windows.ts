/** Something that the system hides and shows, as Electron tells of its windows. */
interface Hideable {
  on(event: 'hide' | 'show', listener: () => void): unknown;
}

/**
 * Windows of which the system says that nobody sees them, though they are not minimised. macOS tells of one that is
 * covered or on another desktop as if it were hidden; no other system tells Electron of either.
 */
export class UnseenWindows<Window extends Hideable> {
  readonly #unseen = new WeakSet<Window>();

  watch(window: Window): void {
    window.on('hide', () => void this.#unseen.add(window));
    window.on('show', () => void this.#unseen.delete(window));
  }

  has(window: Window): boolean {
    return this.#unseen.has(window);
  }
}
