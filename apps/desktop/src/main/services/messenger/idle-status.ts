/**
 * When a person counts as idle. It only ever stands in for Online: a status somebody chose is never overridden,
 * and input brings Online back.
 */
import type { ChoosableStatus, Settings } from '@nudge/ipc-contract';

export interface IdleInput {
  readonly chosen: ChoosableStatus;
  readonly settings: Settings['personal'];
  /** Since the last key or pointer movement anywhere on this computer. */
  readonly idleSeconds: number;
  readonly isScreenLocked: boolean;
}

const SECONDS_PER_MINUTE = 60;

/** The status to show to others now. */
export function effectiveStatus(input: IdleInput): ChoosableStatus | 'idle' {
  if (input.chosen !== 'online' || !input.settings.awayWhenIdle) return input.chosen;
  if (input.isScreenLocked) return 'idle';
  const limit = input.settings.awayAfterMinutes * SECONDS_PER_MINUTE;
  return input.idleSeconds >= limit ? 'idle' : 'online';
}
