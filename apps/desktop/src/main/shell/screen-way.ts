import type { WindowSystem } from '../windows/window-system.ts';

export interface ScreenWay {
  /** Who is asked: Windows itself, or under X11 what the window manager has written down. */
  readonly eye: 'x11' | 'windows' | undefined;
  /** Whether that tells of the windows of other programs, too. */
  readonly seesOthers: boolean;
}

/**
 * macOS tells no program about the windows of others without being asked for the right to record the screen, and of
 * our own by events. Wayland tells nobody anything; in a session of Wayland only the windows that go through X11 could
 * be seen, of which ours may be some.
 */
export function screenWay(
  system: WindowSystem,
  /** `XDG_SESSION_TYPE`. */
  sessionType: string | undefined,
): ScreenWay {
  if (system === 'windows') return { eye: 'windows', seesOthers: true };
  if (system === 'x11') return { eye: 'x11', seesOthers: sessionType !== 'wayland' };
  return { eye: undefined, seesOthers: false };
}
