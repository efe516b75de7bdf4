import type { Bridge, Changes, CrossingBridge, Numbered, WindowKind } from '@nudge/ipc-contract';
import { showLook } from '../look/shown-look.ts';
import { listenForCommonKeys } from './common-keys.ts';
import { withLook } from './with-look.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in the gallery and in tests. */
    readonly nudge?: CrossingBridge;
  }
}

/** The bridge of this window, which also keeps its look. Throws when the page was opened as another kind, which would be our own mistake. */
export function bridgeOf<Kind extends WindowKind>(kind: Kind): Bridge<Kind> {
  const crossing = window.nudge;
  if (crossing?.kind !== kind) throw new Error(`this page is not a ${kind} window`);
  const bridge = readBridge(kind, crossing);
  listenForCommonKeys(bridge, window);
  return withLook(bridge, showLook);
}

/** The bridge with its changes read again. Main wrote them: they are what the contract says. */
export function readBridge<Kind extends WindowKind>(kind: Kind, crossing: CrossingBridge): Bridge<Kind> {
  return {
    ...crossing,
    kind,
    onChange: (listener) =>
      crossing.onChange((text) => listener(JSON.parse(text) as Numbered<Changes[Kind]>)),
  };
}
