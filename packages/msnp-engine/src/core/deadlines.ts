/** The soonest of several deadlines; undefined when none is set. */
export function earliest(...deadlines: readonly (number | undefined)[]): number | undefined {
  let soonest: number | undefined;
  for (const deadline of deadlines) {
    if (deadline !== undefined && (soonest === undefined || deadline < soonest)) soonest = deadline;
  }
  return soonest;
}

/** Whether a deadline is set and has come. */
export function hasPassed(deadline: number | undefined, now: number): boolean {
  return deadline !== undefined && deadline <= now;
}
