import type { LineFailureReason, RequestOutcome } from '../messenger-events.ts';

/** "Too active": the same may be asked again a little later. */
export const SLOW_DOWN_ERRORS: ReadonlySet<number> = new Set([713, 714, 800]);

const REASONS: ReadonlyMap<number, LineFailureReason> = new Map([
  [201, 'refused'],
  [205, 'refused'],
  [208, 'refused'],
  [216, 'blocked'],
  [217, 'notOnline'],
  [913, 'hidden'],
]);

/** Why a line cannot go out, by the error number that answered the call or the wish for a switchboard. */
export function refusalReason(serverCode: number | undefined): LineFailureReason {
  return (serverCode === undefined ? undefined : REASONS.get(serverCode)) ?? 'serverError';
}

/** Why what waits in a conversation is given up. */
export interface Refusal {
  readonly reason: LineFailureReason;
  readonly serverCode?: number | undefined;
}

/** How an invitation ends that the server, or time, refused. */
export function refusedInvitation({
  reason,
  serverCode,
}: Refusal): Extract<RequestOutcome, { readonly ok: false }> {
  const isOwnCode = reason === 'notOnline' || reason === 'timedOut';
  const code = isOwnCode ? reason : 'refusedByServer';
  const message = serverCode === undefined ? 'Nobody came' : `The server answered with error ${serverCode}`;
  return { ok: false, code, message, ...(serverCode === undefined ? {} : { serverCode }) };
}
