import { join } from 'node:path';
import { autostartFile, type LoginItem } from '../services/startup/autostart-file.ts';
import { programPath, type ProgramFacts } from '../services/startup/program-path.ts';
import type { Log } from '../services/support/log.ts';
import type { CommandLine } from './command-line.ts';
import { loginArguments, windowsEntry } from './login-arguments.ts';
import { windowsWord } from './windows-word.ts';

interface LoginItemSettings {
  readonly openAtLogin: boolean;
  readonly path: string;
  readonly args?: string[];
  readonly name?: string;
}

/** Electron's side of it. */
export interface LoginApp {
  readonly isPackaged: boolean;
  getAppPath(): string;
  getName(): string;
  getPath(name: 'appData'): string;
  setLoginItemSettings(settings: LoginItemSettings): void;
  getLoginItemSettings(): { readonly wasOpenedAtLogin: boolean };
}

export interface LoginGround {
  readonly app: LoginApp;
  readonly system: ProgramFacts;
  /** A test leaves the computer as it was. */
  readonly isTest: boolean;
  readonly log: Log;
}

export function systemLoginItem(
  commandLine: CommandLine,
  { app, system, isTest, log }: LoginGround,
): LoginItem {
  if (isTest) return { set: () => {} };
  const args = loginArguments(commandLine, app.isPackaged ? undefined : app.getAppPath());
  const path = programPath(system);
  if (system.platform === 'linux') {
    return autostartFile({
      folder: join(app.getPath('appData'), 'autostart'),
      id: `nudge-${commandLine.profile}`,
      name: app.getName(),
      command: [path, ...args],
      log,
    });
  }
  // Electron puts the words into one line of Windows as they are.
  const words = args.map((word) => windowsWord(word));
  const entry = system.platform === 'win32' ? { args: words, ...windowsEntry(commandLine) } : {};
  return { set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, path, ...entry }) };
}

/** Begun by the system, not by the person: the window waits. macOS passes no flags, but tells. */
export function beganWithSystem(
  { isMinimized }: CommandLine,
  { app, system }: Pick<LoginGround, 'app' | 'system'>,
): boolean {
  return (
    isMinimized === true || (system.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)
  );
}
