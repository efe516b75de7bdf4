import type { Bridge, WindowKind } from '@nudge/ipc-contract';
import { applyPalette } from '../look/apply-palette.ts';
import { classicLight } from '../look/palettes/classic-light.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in the gallery and in tests. */
    readonly nudge?: Bridge;
  }
}

/** The bridge of this window. Throws when the page was opened as another kind, which would be our own mistake. */
export function bridgeOf<Kind extends WindowKind>(kind: Kind): Bridge<Kind> {
  const bridge = window.nudge;
  if (bridge === undefined || bridge.kind !== kind) throw new Error(`this page is not a ${kind} window`);
  applyPalette(classicLight, document.documentElement);
  return bridge as Bridge<Kind>;
}
