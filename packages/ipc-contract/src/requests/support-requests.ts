import { z } from 'zod';
import { WINDOW_KINDS } from '../snapshots.ts';
import { ALL_BUT_ALERTS, nothing, serverId } from './fields.ts';
import { done, request } from './request-spec.ts';

export const supportRequests = {
  /** Looks at the connection to a server; what it finds comes as `doctorChanged`. One at a time. */
  startDoctor: done(['main', 'options'], z.object({ serverId }).strict()),
  cancelDoctor: done(['main', 'options'], nothing),
  /** Puts them on the clipboard, and answers what they are. */
  copyDiagnostics: request<{ readonly text: string }>()(ALL_BUT_ALERTS, nothing),
  /** A fault inside the window, for the log. `kind`: the error's name; of the stack only the places are kept. */
  reportFault: done(
    WINDOW_KINDS,
    z.object({ kind: z.string().max(80), stack: z.string().max(10_000) }).strict(),
  ),
} as const;
