import { resolve } from 'node:path';
import type { CommandWords } from '../services/startup/autostart-file.ts';
import { DEFAULT_PROFILE, type CommandLine } from './command-line.ts';

/** What this program is begun with when the person signs in: the same profile again, waiting in the tray. */
export function loginArguments({ profile, userDataFolder }: CommandLine): CommandWords {
  return [
    ...(profile === DEFAULT_PROFILE ? [] : ['--profile', profile]),
    // Named from where it was begun, a folder would be another one from where the system begins it.
    ...(userDataFolder === undefined ? [] : ['--user-data-dir', resolve(userDataFolder)]),
    '--minimized',
  ];
}

/** As Electron wants the words for Windows, where it puts them into one line as they are. */
export function windowsWords(words: CommandWords): string[] {
  return words.map((word) => (/\s/.test(word) ? `"${word.replace(/\\+$/, '$&$&')}"` : word));
}

/** The entry of a further profile is another one than that of the usual, which is named after the program. */
export function windowsEntry({ profile }: CommandLine): { readonly name?: string } {
  return profile === DEFAULT_PROFILE ? {} : { name: `org.nudge.messenger.${profile}` };
}
