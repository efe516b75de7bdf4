/** Where things lie: one folder per profile, and beside them the one of this computer's server. */
import path from 'node:path';
import type { CommandLine } from './command-line.ts';

export interface DataFolders {
  readonly profile: string;
  readonly host: string;
  /** Where profiles write down that they run. */
  readonly running: string;
  /** The log, and what crashes leave. */
  readonly logs: string;
  /** Pictures and emoticons of one's own, by hash. */
  readonly ownPictures: string;
  /** Copies of sounds of one's own. */
  readonly ownSounds: string;
  /** Those of others, and small pictures of files. */
  readonly pictureCache: string;
}

/** `base`: from NUDGE_DATA_DIR, else the application's own folder in the user's data. */
export function dataFolders(base: string, { profile, userDataFolder }: CommandLine): DataFolders {
  const own = path.resolve(userDataFolder ?? path.join(base, 'profiles', profile));
  return {
    profile: own,
    host: path.join(path.resolve(base), 'host'),
    running: path.join(path.resolve(base), 'running'),
    logs: path.join(own, 'logs'),
    ownPictures: path.join(own, 'pictures'),
    ownSounds: path.join(own, 'sounds'),
    pictureCache: path.join(own, 'picture-cache'),
  };
}
