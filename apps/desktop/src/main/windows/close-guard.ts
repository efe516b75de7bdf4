/** Asks before a window closes that something still goes on in, whichever way the person closes it. */
export interface CloseGuardOptions {
  /** Undefined: nothing goes on in it, so it closes at once. */
  readonly ask: (id: string) => Promise<boolean> | undefined;
}

/** The moment when a window is about to close, and how to close it after all. */
export interface Closing {
  readonly prevent: () => void;
  readonly close: () => void;
}

export class CloseGuard {
  readonly #options: CloseGuardOptions;
  /** By window, the question that stands. */
  readonly #asking = new Map<string, Promise<boolean>>();
  readonly #confirmed = new Set<string>();
  #isOff = false;

  constructor(options: CloseGuardOptions) {
    this.#options = options;
  }

  closing(id: string, { prevent, close }: Closing): void {
    if (this.#isOff || this.#confirmed.delete(id)) return;
    if (this.#asking.has(id)) return prevent();
    const answer = this.#options.ask(id);
    if (answer === undefined) return;
    prevent();
    this.#asking.set(id, answer);
    void this.#closeAfter(answer, { id, close });
  }

  /** It is gone: no answer to a question about it holds for the next one that is called the same. */
  gone(id: string): void {
    this.#asking.delete(id);
    this.#confirmed.delete(id);
  }

  /** The application ends: nothing holds a window back any more. */
  letAllClose(): void {
    this.#isOff = true;
  }

  async #closeAfter(
    answer: Promise<boolean>,
    { id, close }: { readonly id: string; readonly close: () => void },
  ): Promise<void> {
    // A question that could not be put is no yes, and the next try puts it again.
    const mayClose = await answer.catch(() => false);
    if (this.#asking.get(id) !== answer) return;
    this.#asking.delete(id);
    if (!mayClose) return;
    this.#confirmed.add(id);
    close();
  }
}
