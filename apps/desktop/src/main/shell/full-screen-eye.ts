import type { OpenFullScreenEye } from '../services/full-screen/full-screen-eye.ts';
import { ProcessEye } from '../services/full-screen/process-eye.ts';
import { X11Eye } from '../services/full-screen/x11-eye.ts';
import { connectX11 } from '../services/full-screen/x11-server.ts';
import { systemOfThisProcess } from '../windows/window-system.ts';
import { launchFullScreenProcess } from './full-screen-process.ts';
import { fullScreenWay } from './full-screen-way.ts';

/** How this system lets itself be looked at; undefined: not at all. */
export function systemFullScreenEye(): OpenFullScreenEye | undefined {
  switch (fullScreenWay(systemOfThisProcess(), process.env['XDG_SESSION_TYPE'])) {
    case 'windows':
      return () => new ProcessEye(launchFullScreenProcess());
    case 'x11': {
      const display = process.env['DISPLAY'] ?? '';
      return display === '' ? undefined : () => new X11Eye(() => connectX11(display));
    }
    case undefined:
      return undefined;
  }
}
