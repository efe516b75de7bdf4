import type { NotificationConnection } from './connection.ts';

/** As our own client names itself in CVR; any other might stumble over a message it does not know. */
const NUDGE_CLIENT = 'Nudge';

/** Whether more than MSNP may be said to this client. */
export function isNudgeClient({ client }: Pick<NotificationConnection, 'client'>): boolean {
  return client?.clientName === NUDGE_CLIENT;
}
