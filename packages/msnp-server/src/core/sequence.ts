/**
 * Runs tasks one after the other. Changes of lists touch two accounts and wait for the store in between; run
 * in sequence they can read, decide and store without another change slipping in.
 */
export class Sequence {
  #last: Promise<unknown> = Promise.resolve();

  /** Settles as the task does; a failed task does not stop the next. */
  run<Value>(task: () => Promise<Value>): Promise<Value> {
    const result = this.#last.then(task, task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
