import type { Bridge } from '@nudge/ipc-contract';

/** Characters of a stack that are told: more than main keeps of it. */
const STACK_MAX_CHARACTERS = 8_000;
const KIND_MAX_CHARACTERS = 80;

/** Tells main what went wrong in this window, for the log. Nothing comes of it if even that fails. */
export function reportFault(bridge: Pick<Bridge, 'request'>, fault: unknown): void {
  const isError = fault instanceof Error;
  const kind = (isError ? fault.name : typeof fault).slice(0, KIND_MAX_CHARACTERS);
  const stack = isError ? (fault.stack ?? '').slice(0, STACK_MAX_CHARACTERS) : '';
  bridge.request('reportFault', { kind, stack }).catch(() => undefined);
}

/** Faults that nobody caught. */
export function followFaults(bridge: Pick<Bridge, 'request'>, page: EventTarget): void {
  page.addEventListener('error', (event) => {
    if (event instanceof ErrorEvent) reportFault(bridge, event.error);
  });
  page.addEventListener('unhandledrejection', (event) => {
    if ('reason' in event) reportFault(bridge, event.reason);
  });
}
