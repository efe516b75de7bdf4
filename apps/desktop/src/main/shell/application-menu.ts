import { Menu } from 'electron';

/** macOS wants a menu for its editing keys; elsewhere windows draw their own. */
export function setApplicationMenu(): void {
  if (process.platform !== 'darwin') return Menu.setApplicationMenu(null);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]),
  );
}
