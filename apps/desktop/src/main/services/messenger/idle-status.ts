/**
 * What stands in for Online: Away while nobody touches this computer, Busy while a program fills the screen. A status
 * somebody chose is never overridden, and Online comes back with the next key, or when that program goes.
 */
import type { ChoosableStatus, Settings } from '@nudge/ipc-contract';

export interface IdleInput {
  readonly chosen: ChoosableStatus;
  readonly settings: Settings['personal'];
  /** Since the last key or pointer movement anywhere on this computer. */
  readonly idleSeconds: number;
  readonly isScreenLocked: boolean;
  /** A program fills the screen, and the person wants to be shown as Busy then. */
  readonly isBusyOnScreen: boolean;
}

const SECONDS_PER_MINUTE = 60;

/** The status to show to others now. */
export function effectiveStatus(input: IdleInput): ChoosableStatus | 'idle' {
  if (input.chosen !== 'online') return input.chosen;
  // Whoever locks the screen leaves: that needs no minutes, and so does not hang on their check box.
  if (input.isScreenLocked) return 'idle';
  // Whoever watches a film touches nothing, and is there.
  if (input.isBusyOnScreen) return 'busy';
  if (!input.settings.awayWhenIdle) return 'online';
  const limit = input.settings.awayAfterMinutes * SECONDS_PER_MINUTE;
  return input.idleSeconds >= limit ? 'idle' : 'online';
}
