/**
 * Under X11 the window manager writes down which window is active, and at each window that it fills the screen
 * (Extended Window Manager Hints: `_NET_ACTIVE_WINDOW`, `_NET_WM_STATE`). The server is asked for both.
 */
import type { FullScreenEye } from './full-screen-eye.ts';
import type { X11Server } from './x11-server.ts';

interface Connection {
  readonly server: X11Server;
  readonly activeWindow: number;
  readonly windowState: number;
  readonly fullScreen: number;
}

async function prepare(server: X11Server): Promise<Connection> {
  const [activeWindow, windowState, fullScreen] = await Promise.all([
    server.atom('_NET_ACTIVE_WINDOW'),
    server.atom('_NET_WM_STATE'),
    server.atom('_NET_WM_STATE_FULLSCREEN'),
  ]);
  return { server, activeWindow, windowState, fullScreen };
}

export class X11Eye implements FullScreenEye {
  readonly #connection: Promise<Connection>;

  constructor(connect: () => Promise<X11Server>) {
    this.#connection = connect().then((server) => prepare(server));
    // Whoever looks hears of it; nobody has to.
    this.#connection.catch(() => {});
  }

  async isFilled(): Promise<boolean> {
    const { server, activeWindow, windowState, fullScreen } = await this.#connection;
    const [window = 0] = await server.numbers(server.root, activeWindow);
    if (window === 0) return false;
    return (await server.numbers(window, windowState)).includes(fullScreen);
  }

  close(): void {
    void this.#connection.then(
      ({ server }) => server.close(),
      () => {},
    );
  }
}
