import type { Bridge, WindowKind } from '@nudge/ipc-contract';
import { showLook } from '../look/shown-look.ts';
import { listenForHelp } from './help-key.ts';
import { withLook } from './with-look.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in the gallery and in tests. */
    readonly nudge?: Bridge;
  }
}

/** The bridge of this window, which also keeps its look. Throws when the page was opened as another kind, which would be our own mistake. */
export function bridgeOf<Kind extends WindowKind>(kind: Kind): Bridge<Kind> {
  const bridge = window.nudge;
  if (bridge === undefined || bridge.kind !== kind) throw new Error(`this page is not a ${kind} window`);
  listenForHelp(bridge, window);
  return withLook(bridge as Bridge<Kind>, showLook);
}
