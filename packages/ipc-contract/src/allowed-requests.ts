import { requests, type RequestName } from './requests.ts';
import { WINDOW_KINDS, type WindowKind } from './snapshots.ts';

/** Names of the requests one kind of window may make, in the order of the contract. */
export function allowedRequests(kind: WindowKind): readonly RequestName[] {
  const names = Object.keys(requests) as RequestName[];
  return names.filter((name) => requests[name].windows.some((allowed) => allowed === kind));
}

/** The same for every kind: what the preload is built with. */
export function allowedRequestsByKind(): Readonly<Record<WindowKind, readonly RequestName[]>> {
  const entries = WINDOW_KINDS.map((kind) => [kind, allowedRequests(kind)] as const);
  return Object.fromEntries(entries) as Record<WindowKind, readonly RequestName[]>;
}

/** Whether a text names a request at all; names of `Object.prototype` do not count. */
export function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}
