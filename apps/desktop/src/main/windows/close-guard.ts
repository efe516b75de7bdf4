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
  readonly #asking = new Set<string>();
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
    this.#asking.add(id);
    void this.#closeAfter(answer, { id, close });
  }

  /** The application ends: nothing holds a window back any more. */
  letAllClose(): void {
    this.#isOff = true;
  }

  async #closeAfter(
    answer: Promise<boolean>,
    { id, close }: { readonly id: string; readonly close: () => void },
  ): Promise<void> {
    const mayClose = await answer;
    this.#asking.delete(id);
    if (!mayClose) return;
    this.#confirmed.add(id);
    close();
  }
}
