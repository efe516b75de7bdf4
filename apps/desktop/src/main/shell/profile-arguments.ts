import { resolve } from 'node:path';
import { DEFAULT_PROFILE, type CommandLine } from './command-line.ts';

/** The arguments that lead to the same profile again. `appPath`: of a program that is not packed. */
export function profileArguments(
  { profile, userDataFolder }: Pick<CommandLine, 'profile' | 'userDataFolder'>,
  appPath: string | undefined,
): readonly string[] {
  return [
    ...(appPath === undefined ? [] : [appPath]),
    ...(profile === DEFAULT_PROFILE ? [] : ['--profile', profile]),
    // Named from where it was begun, a folder would be another one from where the system begins it.
    ...(userDataFolder === undefined ? [] : ['--user-data-dir', resolve(userDataFolder)]),
  ];
}
