/**
 * From an untrusted call to a handler: the sender, the name, the kind of window and the arguments are checked
 * in this order, and whatever goes wrong comes back as a typed failure. A handler that throws is a fault of
 * ours: it is logged by name only and answered as unexpected.
 */
import {
  isRequestName,
  requests,
  type Reply,
  type RequestArguments,
  type RequestName,
  type RequestResult,
} from '@nudge/ipc-contract';
import type { Log } from '../services/support/log.ts';
import { faultFacts } from '../services/support/fault-report.ts';
import { fail } from '../services/support/reply.ts';
import { isTrustedSender, type SenderFrame } from './trusted-sender.ts';
import type { WindowContext } from './window-context.ts';

/** The window a request comes from. */
export interface Caller {
  readonly windowId: number;
  readonly context: WindowContext;
}

type Answer<Name extends RequestName> = Reply<RequestResult<Name>> | Promise<Reply<RequestResult<Name>>>;

/** One handler for every request of the contract; the compiler demands each. */
export type RequestHandlers = {
  readonly [Name in RequestName]: (requestArguments: RequestArguments<Name>, caller: Caller) => Answer<Name>;
};

/** A call as it arrives: nothing of it is believed. */
export interface UntrustedCall {
  readonly frame: SenderFrame | undefined;
  /** The window the call came through; undefined for one this application does not know. */
  readonly caller: Caller | undefined;
  readonly name: unknown;
  readonly requestArguments: unknown;
}

type AnyHandler = (requestArguments: unknown, caller: Caller) => Reply<unknown> | Promise<Reply<unknown>>;

function isAllowed(name: RequestName, { context }: Caller): boolean {
  return (requests[name].windows as readonly string[]).includes(context.kind);
}

export async function dispatchRequest(
  handlers: RequestHandlers,
  log: Log,
  { frame, caller, name, requestArguments }: UntrustedCall,
): Promise<Reply<unknown>> {
  if (caller === undefined || !isTrustedSender(frame, caller.context.kind)) {
    log.warn('request: unknown sender');
    return fail('notAllowed');
  }
  if (!isRequestName(name) || !isAllowed(name, caller)) {
    log.warn('request: not for this window', { kind: caller.context.kind });
    return fail('notAllowed');
  }
  const parsed = requests[name].arguments.safeParse(requestArguments);
  if (!parsed.success) return fail('badArguments');
  try {
    return await (handlers[name] as AnyHandler)(parsed.data, caller);
  } catch (error) {
    log.warn('request: failed', { name, ...faultFacts(error) });
    return fail('unexpected');
  }
}
