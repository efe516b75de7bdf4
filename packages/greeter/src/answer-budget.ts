/** Answers to one person in a row, and the time after which one more is due, in milliseconds. */
export const ANSWERS_IN_A_ROW = 10;
export const ANSWER_INTERVAL = 3_000;
/** People remembered; the ones unheard of longest are forgotten first. */
export const PEOPLE_REMEMBERED = 1_000;

interface Budget {
  readonly left: number;
  readonly at: number;
}

/** Keeps answering within measure, so that two programs cannot talk one another, or the server, to death. */
export class AnswerBudget {
  readonly #budgets = new Map<string, Budget>();

  /** Takes one answer for a person; false when they have had enough for now. */
  take(person: string, now: number): boolean {
    const { left, at } = this.#budgets.get(person) ?? { left: ANSWERS_IN_A_ROW, at: now };
    const present = Math.min(ANSWERS_IN_A_ROW, left + (now - at) / ANSWER_INTERVAL);
    const isGranted = present >= 1;
    this.#budgets.delete(person);
    this.#budgets.set(person, { left: isGranted ? present - 1 : present, at: now });
    this.#forgetOldest();
    return isGranted;
  }

  #forgetOldest(): void {
    if (this.#budgets.size <= PEOPLE_REMEMBERED) return;
    for (const oldest of this.#budgets.keys()) {
      this.#budgets.delete(oldest);
      return;
    }
  }
}
