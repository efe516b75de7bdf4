import type { Reply, RequestFailureCode } from '@nudge/ipc-contract';

/** Done, with nothing to tell. */
export const done: Reply<undefined> = { ok: true, value: undefined };

export function succeed<Value>(value: Value): Reply<Value> {
  return { ok: true, value };
}

/** Not done. `number` is the server's own, where it gave one. */
export function fail(code: RequestFailureCode, number?: string): Reply<never> {
  return { ok: false, failure: { code, ...(number === undefined ? {} : { number }) } };
}
