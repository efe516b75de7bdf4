/**
 * Which profiles run now, from which program: each writes itself down while it does, where all of them look. An
 * installation is one for all profiles, so that a new version may only take its place when the last of them leaves.
 * What a crash leaves behind is found by the lock of its profile.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const PATH_MAX_CHARACTERS = 4096;
/** Of one person at once; more would be somebody's rubbish. */
const RUNS_MAX = 256;
const FILE_NAME = /^[\da-f]{32}\.json$/;

const runSchema = z.object({
  program: z.string().max(PATH_MAX_CHARACTERS),
  profile: z.string().max(PATH_MAX_CHARACTERS),
});

/** A profile that runs. */
export interface ProfileRun {
  /** What an update replaces: the AppImage, else the executable. */
  readonly program: string;
  /** The profile's folder. */
  readonly profile: string;
}

export interface ProfileRunsOptions {
  /** All profiles of the person look here. */
  readonly folder: string;
  readonly own: ProfileRun;
  readonly isInUse: (run: ProfileRun) => boolean;
  /** Of paths; Windows does not tell capitals from small letters. */
  readonly isSame: (one: string, other: string) => boolean;
}

export class ProfileRuns {
  readonly #options: ProfileRunsOptions;

  constructor(options: ProfileRunsOptions) {
    this.#options = options;
  }

  /** This profile runs. A disk that takes no file keeps nobody from it. */
  enter(): void {
    const { folder, own, isInUse } = this.#options;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const [name, run] of this.#written()) if (!isInUse(run)) this.#remove(name);
      writeFileSync(this.#ownFile, JSON.stringify(own), { mode: 0o600 });
    } catch {
      // Others do not see this one then, as if it were of a version that did not write itself down.
    }
  }

  leave(): void {
    rmSync(this.#ownFile, { force: true });
  }

  /** Whether another profile runs from the same installation. */
  areOthersThere(): boolean {
    const { own, isSame, isInUse } = this.#options;
    return this.#written().some(
      ([, run]) => !isSame(run.profile, own.profile) && isSame(run.program, own.program) && isInUse(run),
    );
  }

  get #ownFile(): string {
    const name = createHash('sha256').update(this.#options.own.profile).digest('hex').slice(0, 32);
    return path.join(this.#options.folder, `${name}.json`);
  }

  #remove(name: string): void {
    rmSync(path.join(this.#options.folder, name), { force: true });
  }

  #written(): readonly (readonly [name: string, run: ProfileRun])[] {
    return this.#names().flatMap((name) => {
      const run = this.#read(name);
      return run === undefined ? [] : [[name, run] as const];
    });
  }

  #names(): readonly string[] {
    try {
      return readdirSync(this.#options.folder)
        .filter((name) => FILE_NAME.test(name))
        .slice(0, RUNS_MAX);
    } catch {
      return [];
    }
  }

  /** Undefined: gone, or not written by us. */
  #read(name: string): ProfileRun | undefined {
    try {
      const text = readFileSync(path.join(this.#options.folder, name), 'utf8');
      return runSchema.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  }
}
