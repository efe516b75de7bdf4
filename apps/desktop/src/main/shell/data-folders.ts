/** Where things lie: one folder per profile, and beside them the one of this computer's server. */
import path from 'node:path';
import type { CommandLine } from './command-line.ts';

export interface DataFolders {
  readonly profile: string;
  readonly host: string;
}

/** `base`: from NUDGE_DATA_DIR, else the application's own folder in the user's data. */
export function dataFolders(base: string, { profile, userDataFolder }: CommandLine): DataFolders {
  return {
    profile: path.resolve(userDataFolder ?? path.join(base, 'profiles', profile)),
    host: path.join(path.resolve(base), 'host'),
  };
}
