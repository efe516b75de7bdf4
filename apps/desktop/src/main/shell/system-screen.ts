import { BrowserWindow } from 'electron';
import type { OpenScreenEye } from '../services/screen/screen-eye.ts';
import { ProcessEye } from '../services/screen/process-eye.ts';
import { X11Eye } from '../services/screen/x11-eye.ts';
import { connectX11 } from '../services/screen/x11-server.ts';
import { handlesOfWaiting } from '../windows/window-handle.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';
import { systemOfThisProcess } from '../windows/window-system.ts';
import type { ServiceParts } from './compose-services.ts';
import { launchScreenProcess } from './screen-process.ts';
import { screenWay, type ScreenWay } from './screen-way.ts';

/** How this system lets itself be looked at, how much of it, and which of these windows are looked for there. */
export function systemScreen(registry: WindowRegistry): ServiceParts['screen'] {
  const way = screenWay(systemOfThisProcess(), process.env['XDG_SESSION_TYPE']);
  return {
    open: openerOf(way.eye),
    seesOthers: way.seesOthers,
    windows: () => handlesOfWaiting(registry.all()),
    hasFocus: () => BrowserWindow.getFocusedWindow() !== null,
  };
}

function openerOf(eye: ScreenWay['eye']): OpenScreenEye | undefined {
  switch (eye) {
    case 'windows':
      return () => new ProcessEye(launchScreenProcess());
    case 'x11': {
      const display = process.env['DISPLAY'] ?? '';
      return display === '' ? undefined : () => new X11Eye(() => connectX11(display));
    }
    case undefined:
      return undefined;
  }
}
