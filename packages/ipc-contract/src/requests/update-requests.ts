import { nothing } from './fields.ts';
import { done } from './request-spec.ts';

export const updateRequests = {
  /** Looks at once, whatever the settings say. */
  checkForUpdates: done(['main', 'options'], nothing),
  /** Refused with `notNow` while something would be broken off. */
  restartToUpdate: done(['main', 'options'], nothing),
  /** "Later": it is still installed at the exit. */
  putOffUpdate: done(['main'], nothing),
} as const;
