/**
 * Beginning with the desktop on Linux: a file in the autostart folder, by the Desktop Application Autostart
 * Specification and the Desktop Entry Specification of freedesktop.org.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../support/log.ts';

/** What is run, one word each; nothing passes through a shell. */
export type CommandWords = readonly string[];

/** How this program is made to begin when the person signs in to the computer. */
export interface LoginItem {
  set(isOn: boolean): void;
}

/** A word as `Exec` wants it: quoted, then escaped once more as every value of the file. */
function execWord(word: string): string {
  const quoted = `"${word.replaceAll(/["`$\\]/g, String.raw`\$&`)}"`;
  return quoted.replaceAll('\\', '\\\\').replaceAll('%', '%%');
}

/**
 * Undefined: a word with a line break, which no line of the file can hold. Nobody takes the file away with the program:
 * by `TryExec`, which is a path and not a command, the desktop passes over one whose program is gone.
 */
export function autostartEntry(name: string, command: CommandWords): string | undefined {
  if (command.some((word) => /[\n\r]/.test(word))) return undefined;
  const [program = ''] = command;
  const lines = ['[Desktop Entry]', 'Type=Application', 'Version=1.0', `Name=${name}`];
  const run = [`TryExec=${program.replaceAll('\\', '\\\\')}`, `Exec=${command.map(execWord).join(' ')}`];
  return [...lines, ...run, 'Terminal=false', ''].join('\n');
}

export interface AutostartFileOptions {
  /** `$XDG_CONFIG_HOME/autostart`. */
  readonly folder: string;
  /** Of the file, without its ending; one for each profile. */
  readonly id: string;
  readonly name: string;
  readonly command: CommandWords;
  readonly log: Log;
}

/** A folder that cannot be written to is logged, and stops nothing. */
export function autostartFile({ folder, id, name, command, log }: AutostartFileOptions): LoginItem {
  const file = path.join(folder, `${id}.desktop`);
  const write = (isOn: boolean): void => {
    const entry = autostartEntry(name, command);
    if (!isOn || entry === undefined) return rmSync(file, { force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, entry);
  };
  return {
    set: (isOn) => {
      try {
        write(isOn);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
        log.warn('autostart: not written', { code });
      }
    },
  };
}
