import { join } from 'node:path';
import { app } from 'electron';
import { autostartFile, type CommandWords, type LoginItem } from '../services/startup/autostart-file.ts';
import { programPath } from '../services/startup/program-path.ts';
import type { Log } from '../services/support/log.ts';
import type { CommandLine } from './command-line.ts';
import { profileArguments } from './profile-arguments.ts';
import { isTest } from './test-hooks.ts';

/** The same profile again, waiting in the tray. */
function argumentsOf(commandLine: CommandLine): CommandWords {
  return [...profileArguments(commandLine, app.isPackaged ? undefined : app.getAppPath()), '--minimized'];
}

export function systemLoginItem(commandLine: CommandLine, log: Log): LoginItem {
  // A test leaves the computer as it was.
  if (isTest()) return { set: () => {} };
  const args = argumentsOf(commandLine);
  if (process.platform === 'linux') {
    return autostartFile({
      folder: join(app.getPath('appData'), 'autostart'),
      id: `nudge-${commandLine.profile}`,
      name: app.getName(),
      command: [programPath(process), ...args],
      log,
    });
  }
  const path = programPath(process);
  return { set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, path, args: [...args] }) };
}

/** Begun by the system, not by the person: the window waits. macOS passes no flags, but tells. */
export function beganWithSystem({ isMinimized }: CommandLine): boolean {
  return (
    isMinimized === true || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)
  );
}
