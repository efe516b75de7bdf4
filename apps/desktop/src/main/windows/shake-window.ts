import type { BrowserWindow } from 'electron';
import { systemOfThisProcess } from './window-system.ts';
import { SHAKE_STEP_MILLISECONDS, shakePath } from './shake-path.ts';

/** Windows shaking now; a second nudge does not shake a shaking window. */
const shaking = new WeakSet<BrowserWindow>();

/** Maximised, minimised and full-screen windows stay where they are, and so do all under Wayland. */
export function isMovable(window: BrowserWindow): boolean {
  const isFixed = window.isMaximized() || window.isMinimized() || window.isFullScreen();
  return systemOfThisProcess() !== 'wayland' && !isFixed && window.isMovable();
}

/** Shakes the real window; it ends at the exact position it had, also when it is dragged meanwhile. */
export function shakeWindow(window: BrowserWindow): void {
  if (!isMovable(window) || !window.isVisible() || shaking.has(window)) return;
  shaking.add(window);
  const start = window.getBounds();
  const path = shakePath(start);
  const step = (index: number): void => {
    const next = path[index];
    if (next === undefined || window.isDestroyed() || !isMovable(window)) return void shaking.delete(window);
    window.setBounds({ ...start, x: next.x, y: next.y });
    setTimeout(() => step(index + 1), SHAKE_STEP_MILLISECONDS);
  };
  step(0);
}
