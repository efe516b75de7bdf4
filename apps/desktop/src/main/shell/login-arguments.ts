import type { CommandWords } from '../services/startup/autostart-file.ts';
import { DEFAULT_PROFILE, type CommandLine } from './command-line.ts';
import { profileArguments } from './profile-arguments.ts';

/** What this program is begun with when the person signs in: the same profile again, waiting in the tray. */
export const loginArguments = (commandLine: CommandLine, appPath: string | undefined): CommandWords => [
  ...profileArguments(commandLine, appPath),
  '--minimized',
];

/** The entry of a further profile is another one than that of the usual, which is named after the program. */
export function windowsEntry({ profile }: CommandLine): { readonly name?: string } {
  return profile === DEFAULT_PROFILE ? {} : { name: `org.nudge.messenger.${profile}` };
}
