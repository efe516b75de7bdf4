/** Being sent elsewhere, being rung, and being told to leave. */
import type { ServerNotificationCommand } from '@nudge/msnp-codec';
import type { SessionEnding, SessionCore } from '../session-core.ts';
import { failureIn } from '../sign-in-failures.ts';

type Command<Verb extends ServerNotificationCommand['verb']> = Extract<
  ServerNotificationCommand,
  { readonly verb: Verb }
>;

/** Longest wait a server may ask for before we come back (OUT RCT), in minutes. */
export const RETURN_MINUTES_MAX = 60;

/** XFR to a notification server; the other form answers a request and is handled where that waits. */
export function referred(session: SessionCore, command: Command<'XFR'>, now: number): void {
  if (command.target === 'notification') session.reopenAt(command.address, now);
}

export function rung(session: SessionCore, command: Command<'RNG'>): void {
  const { address, cookie, sessionId, account, friendlyName } = command;
  const invitation = { address, cookie };
  session.output({ kind: 'ringing', invitation, sessionId, account, friendlyName });
}

export function putOut(session: SessionCore, command: Command<'OUT'>): void {
  session.end(endingByReason(session, command));
}

function endingByReason(session: SessionCore, command: Command<'OUT'>): SessionEnding {
  const { state, otherPlace } = session;
  switch (command.reason) {
    case 'OTH':
      return {
        failure: failureIn(state, 'lineLost', 'The account signed in at another place'),
        isOtherPlace: true,
        ...(otherPlace === undefined ? {} : { place: otherPlace }),
      };
    case 'SSD':
      return { failure: failureIn(state, 'serverClosing', 'The server is going down') };
    case 'TOU':
      return { failure: failureIn(state, 'accountRefused', 'The terms of use must be accepted first') };
    case 'RCT': {
      const minutes = Math.min(Math.max(command.minutes ?? 0, 0), RETURN_MINUTES_MAX);
      const failure = failureIn(state, 'serverClosing', 'The server asks to come back later');
      return minutes > 0 ? { failure, retryAfter: minutes * 60_000 } : { failure };
    }
    default:
      return { failure: failureIn(state, 'lineLost', 'The server ended the session') };
  }
}
