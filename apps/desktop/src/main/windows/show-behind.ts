import type { BrowserWindow } from 'electron';

/** A window that opens unasked stays behind the one that was in front. */
export function showBehind(window: BrowserWindow, inFront: BrowserWindow | null): void {
  if (inFront === null) return;
  window.once('show', () => {
    if (!inFront.isDestroyed()) inFront.moveTop();
  });
}
