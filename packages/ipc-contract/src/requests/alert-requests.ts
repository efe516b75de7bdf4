import { z } from 'zod';
import type { PastAlertView } from '../alert-view.ts';
import { id, nothing } from './fields.ts';
import { done, request } from './request-spec.ts';

export const alertRequests = {
  /** The newest first. Whoever looks has missed nothing any more. */
  listPastAlerts: request<readonly PastAlertView[]>()(['main'], nothing),
  /** Leads where a click on it would have. */
  openPastAlert: done(['main'], z.object({ id }).strict()),
  clearPastAlerts: done(['main'], nothing),
  forgetMissedNudges: done(['main'], nothing),
  clickAlert: done(['alert'], nothing),
  closeAlert: done(['alert'], nothing),
  holdAlert: done(['alert'], z.object({ hold: z.boolean() }).strict()),
} as const;
