import type { WindowSystem } from '../windows/window-system.ts';

/** How a full-screen program is noticed: Windows says it itself, under X11 the window manager writes it down. */
export type FullScreenWay = 'x11' | 'windows';

/**
 * Undefined: no way. macOS tells no program about the windows of others without being asked for the right to record
 * the screen, and in a session of Wayland only the windows that go through X11 could be seen.
 */
export function fullScreenWay(
  system: WindowSystem,
  /** `XDG_SESSION_TYPE`. */
  sessionType: string | undefined,
): FullScreenWay | undefined {
  if (system === 'windows') return 'windows';
  return system === 'x11' && sessionType !== 'wayland' ? 'x11' : undefined;
}
