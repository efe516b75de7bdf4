/** Waits before the tries after a lost line, in milliseconds; the last one repeats. */
export const RECONNECT_DELAYS = [5_000, 10_000, 20_000, 40_000, 60_000] as const;
/** Part of the wait that chance may add or take, so that a fallen server is not met by everybody at once. */
export const RECONNECT_JITTER = 0.2;

/**
 * The wait before try number `attempt` (from 0), in whole milliseconds. `random` gives a number from 0 up to 1.
 */
export function reconnectDelay(attempt: number, random: () => number): number {
  const delay = RECONNECT_DELAYS[Math.min(attempt, RECONNECT_DELAYS.length - 1)] ?? RECONNECT_DELAYS[0];
  return Math.round(delay * (1 - RECONNECT_JITTER + 2 * RECONNECT_JITTER * random()));
}
