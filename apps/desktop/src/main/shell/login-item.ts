import { join } from 'node:path';
import { app } from 'electron';
import { autostartFile, type LoginItem } from '../services/startup/autostart-file.ts';
import { programPath } from '../services/startup/program-path.ts';
import type { Log } from '../services/support/log.ts';
import type { CommandLine } from './command-line.ts';
import { loginArguments, windowsEntry } from './login-arguments.ts';
import { isTest } from './test-hooks.ts';
import { windowsWord } from './windows-word.ts';

export function systemLoginItem(commandLine: CommandLine, log: Log): LoginItem {
  // A test leaves the computer as it was.
  if (isTest()) return { set: () => {} };
  const args = loginArguments(commandLine, app.isPackaged ? undefined : app.getAppPath());
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
  // Electron puts the words into one line of Windows as they are.
  const words = args.map((word) => windowsWord(word));
  const entry = process.platform === 'win32' ? { args: words, ...windowsEntry(commandLine) } : {};
  return { set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, path, ...entry }) };
}

/** Begun by the system, not by the person: the window waits. macOS passes no flags, but tells. */
export function beganWithSystem({ isMinimized }: CommandLine): boolean {
  return (
    isMinimized === true || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)
  );
}
