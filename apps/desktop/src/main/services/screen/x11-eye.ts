/**
 * Under X11 the window manager writes down which window is active, at each window that it fills the screen, and the
 * desktops that are shown and that each window stands on (Extended Window Manager Hints). The server is asked for it.
 */
import type { ScreenEye, Sight, WindowHandle } from './screen-eye.ts';
import type { X11Server } from './x11-server.ts';

/** Of the `_NET_WM_DESKTOP` of a window that stands on all desktops. */
const ALL_DESKTOPS = 0xff_ff_ff_ff;

const HINTS = {
  activeWindow: '_NET_ACTIVE_WINDOW',
  windowState: '_NET_WM_STATE',
  fullScreen: '_NET_WM_STATE_FULLSCREEN',
  shownDesktop: '_NET_CURRENT_DESKTOP',
  desktopOfWindow: '_NET_WM_DESKTOP',
} as const;

type Atoms = Readonly<Record<keyof typeof HINTS, number>>;

interface Connection {
  readonly server: X11Server;
  readonly atoms: Atoms;
}

async function prepare(server: X11Server): Promise<Connection> {
  const [activeWindow, windowState, fullScreen, shownDesktop, desktopOfWindow] = await Promise.all([
    server.atom(HINTS.activeWindow),
    server.atom(HINTS.windowState),
    server.atom(HINTS.fullScreen),
    server.atom(HINTS.shownDesktop),
    server.atom(HINTS.desktopOfWindow),
  ]);
  return { server, atoms: { activeWindow, windowState, fullScreen, shownDesktop, desktopOfWindow } };
}

export class X11Eye implements ScreenEye {
  readonly #connection: Promise<Connection>;

  constructor(connect: () => Promise<X11Server>) {
    this.#connection = connect().then((server) => prepare(server));
    // Whoever looks hears of it; nobody has to.
    this.#connection.catch(() => {});
  }

  async look(windows: readonly WindowHandle[]): Promise<Sight> {
    const connection = await this.#connection;
    const [isFilled, elsewhere] = await Promise.all([
      isScreenFilled(connection),
      windowsElsewhere(connection, windows),
    ]);
    return { isFilled, elsewhere };
  }

  close(): void {
    void this.#connection.then(
      ({ server }) => server.close(),
      () => {},
    );
  }
}

async function isScreenFilled({ server, atoms }: Connection): Promise<boolean> {
  const [window = 0] = await server.numbers(server.root, atoms.activeWindow);
  if (window === 0) return false;
  return (await server.numbers(window, atoms.windowState)).includes(atoms.fullScreen);
}

async function windowsElsewhere(
  { server, atoms }: Connection,
  windows: readonly WindowHandle[],
): Promise<readonly WindowHandle[]> {
  const [[shown], ...desktops] = await Promise.all([
    server.numbers(server.root, atoms.shownDesktop),
    ...windows.map((window) => server.numbers(Number(window), atoms.desktopOfWindow)),
  ]);
  return windows.filter((_window, index) => {
    const [desktop = ALL_DESKTOPS] = desktops[index] ?? [];
    return shown !== undefined && desktop !== ALL_DESKTOPS && desktop !== shown;
  });
}
