/** Something that the system hides and shows, as Electron tells of its windows. */
interface Hideable {
  on(event: 'hide' | 'show', listener: () => void): unknown;
}

/**
 * Windows of which the system says that nobody sees them, though they are not minimised. macOS tells of one that is
 * covered or on another desktop as if it were hidden; elsewhere the screen is looked at for those on another desktop.
 */
export class UnseenWindows<Window extends Hideable> {
  readonly #hidden = new WeakSet<Window>();
  readonly #isElsewhere: (window: Window) => boolean;

  /** `isElsewhere`: when the screen was looked at last, it stood on a desktop that was not shown. */
  constructor(isElsewhere: (window: Window) => boolean) {
    this.#isElsewhere = isElsewhere;
  }

  watch(window: Window): void {
    window.on('hide', () => void this.#hidden.add(window));
    window.on('show', () => void this.#hidden.delete(window));
  }

  has(window: Window): boolean {
    return this.#hidden.has(window) || this.#isElsewhere(window);
  }
}
