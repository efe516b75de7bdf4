/** Windows on a display that was taken away, or that changed its size, come back to where they can be seen. */
import { screen, type BrowserWindow } from 'electron';
import { movedIntoView } from './bounds.ts';
import { systemOfThisProcess } from './window-system.ts';

/** Displays change in bursts, and the system moves windows itself in between. */
const REST_MILLISECONDS = 500;

/** `onChanged` runs after every change, for those who place themselves. */
export function keepInView(windows: () => readonly BrowserWindow[], onChanged: () => void): void {
  // Under Wayland no program knows where its windows are.
  if (systemOfThisProcess() === 'wayland') return;
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    for (const window of windows()) {
      if (window.isMaximized() || window.isMinimized() || window.isFullScreen()) continue;
      const bounds = movedIntoView(window.getBounds(), areas);
      if (bounds !== undefined) window.setBounds(bounds);
    }
    onChanged();
  };
  const plan = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, REST_MILLISECONDS);
  };
  screen.on('display-removed', plan);
  screen.on('display-added', plan);
  screen.on('display-metrics-changed', plan);
}
