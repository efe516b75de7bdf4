import { WINDOW_KINDS, WINDOW_KIND_ARGUMENT, type WindowKind } from '@nudge/ipc-contract';

/** The kind of window this process belongs to, as main wrote it into the arguments. */
export function windowKindOf(processArguments: readonly string[]): WindowKind | undefined {
  const argument = processArguments.find((one) => one.startsWith(WINDOW_KIND_ARGUMENT));
  const kind = argument?.slice(WINDOW_KIND_ARGUMENT.length);
  return WINDOW_KINDS.find((known) => known === kind);
}
