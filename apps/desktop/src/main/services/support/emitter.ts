/** Announces that something changed. Listeners run in the order they came and may leave while it speaks. */
export class Emitter<Event> {
  readonly #listeners = new Set<(event: Event) => void>();

  /** Returns the unsubscribe. */
  subscribe(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: Event): void {
    for (const listener of Array.from(this.#listeners)) listener(event);
  }
}
