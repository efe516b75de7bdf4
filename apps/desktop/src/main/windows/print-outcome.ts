import type { PrintOutcome } from '../ipc/application-services.ts';

/** Electron tells by a sentence that the person closed the dialog; everything else is a failure. */
const CANCELLED = /cancel/i;

export function printOutcome(isDone: boolean, reason: string): PrintOutcome {
  if (isDone) return 'printed';
  return CANCELLED.test(reason) ? 'cancelled' : 'failed';
}
