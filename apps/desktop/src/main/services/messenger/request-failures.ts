import type { Reply, RequestFailureCode } from '@nudge/ipc-contract';
import type { RequestOutcome } from '@nudge/msnp-engine';
import { done, fail } from '../support/reply.ts';

/** Errors of the notification server by number, as far as they have words of their own. */
const SERVER_ERRORS: Readonly<Record<number, RequestFailureCode>> = {
  201: 'badAddress',
  205: 'noSuchAccount',
  208: 'noSuchAccount',
  209: 'badDisplayName',
  210: 'listFull',
  215: 'alreadyOnList',
  216: 'notOnList',
  217: 'notOnline',
  223: 'tooManyGroups',
  224: 'badGroupName',
  228: 'groupExists',
  229: 'badGroupName',
};

const ENGINE_CODES: Readonly<Record<Extract<RequestOutcome, { ok: false }>['code'], RequestFailureCode>> = {
  notSignedIn: 'notSignedIn',
  refusedByServer: 'unexpected',
  lineLost: 'lineLost',
  timedOut: 'timedOut',
  invalidArgument: 'badArguments',
  notSupported: 'unexpected',
  noSuchConversation: 'unexpected',
  tooSoon: 'tooSoon',
  notOnline: 'notOnline',
};

/** How a request ended, in the contract's words. */
export function replyOf(outcome: RequestOutcome): Reply<undefined> {
  if (outcome.ok) return done;
  const { serverCode } = outcome;
  if (serverCode === undefined) return fail(ENGINE_CODES[outcome.code]);
  return fail(SERVER_ERRORS[serverCode] ?? ENGINE_CODES[outcome.code], String(serverCode));
}
