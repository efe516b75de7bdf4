/**
 * Where a history lies with a passphrase and without one. Each change is one step that happens or does not; whatever
 * stands around it when a program was killed is finished, or taken back, at the next start:
 *
 *   `history.sqlite`            the history, or a stand-in while it is protected
 *   `history.protected.sqlite`  the protected one; `history.key` says how far it is
 *   `….making`                  a copy; worth something only from the moment the key file says so
 *   `….old`                     what was left unprotected, about to be overwritten
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { moveWhole, setAside, type Rename } from '../../support/set-aside.ts';
import { readKeyFile, writeKeyFile, type KeyFile } from './key-file.ts';
import type { SealedKey } from './passphrase-key.ts';
import { putStandIn, standingAt } from './stand-in.ts';
import { wipe } from './wipe.ts';

/** Suffixes of a SQLite database and its companions, the database last. */
const PARTS = ['-wal', '-shm', '-journal', ''] as const;

export interface ProtectedFilesOptions {
  /** Where the history lies without a passphrase. */
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** In place of the system's, for tests of one that refuses. */
  readonly rename?: Rename | undefined;
}

/** `damaged`: it is protected, and what its key was sealed in is gone. */
export type ProtectionFound =
  | { readonly kind: 'none' }
  | { readonly kind: 'protected'; readonly key: SealedKey }
  | { readonly kind: 'damaged' };

export class ProtectedFiles {
  readonly plain: string;
  readonly kept: string;
  readonly #keyFile: string;
  readonly #now: () => number;
  readonly #rename: Rename;

  constructor({ file, now, rename = renameSync }: ProtectedFilesOptions) {
    const { dir, name, ext } = path.parse(file);
    this.plain = file;
    this.kept = path.join(dir, `${name}.protected${ext}`);
    this.#keyFile = path.join(dir, `${name}.key`);
    this.#now = now;
    this.#rename = rename;
  }

  /** Where the protected one, or the unprotected one, is made. */
  making(what: 'plain' | 'kept'): string {
    return `${this[what]}.making`;
  }

  /** Nothing is touched. */
  look(): ProtectionFound {
    const key = readKeyFile(this.#keyFile);
    if (key !== 'none' && key !== 'damaged') {
      return key.phase === 'removing' ? { kind: 'none' } : { kind: 'protected', key: key.key };
    }
    const isProtected = standingAt(this.plain) !== 'history' && existsSync(this.kept);
    return isProtected ? { kind: 'damaged' } : { kind: 'none' };
  }

  /**
   * Finishes what was begun, before anything is open. Answers where an unprotected history went that was found beside
   * the protected one. Throws what the system said.
   */
  settle(): string | undefined {
    const key = readKeyFile(this.#keyFile);
    if (typeof key === 'string') this.#settleWithoutKey(key);
    else if (key.phase === 'protecting') this.#settleProtecting(key);
    else if (key.phase === 'removing') this.#settleRemoving(key);
    else return this.#settleProtected();
    return undefined;
  }

  /** A whole protected copy was made: it is the history now. */
  takeProtected(key: SealedKey): void {
    writeKeyFile(this.#keyFile, { phase: 'protecting', key });
    try {
      this.#moveMade('kept');
    } catch (error) {
      // Else the next start would take the copy, without what is written from here on.
      rmSync(this.#keyFile);
      throw error;
    }
  }

  /** Nothing holds the unprotected one any more: it makes room. False: the system does not let go of it yet. */
  finishProtecting(key: SealedKey): boolean {
    try {
      if (standingAt(this.plain) === 'history') moveWhole(this.plain, this.#old, this.#rename);
      if (standingAt(this.plain) === 'nothing') putStandIn(this.plain);
      writeKeyFile(this.#keyFile, { phase: 'protected', key });
      return true;
    } catch {
      return false;
    }
  }

  /** A whole unprotected copy was made: it is the history now. */
  takePlain(key: SealedKey): void {
    writeKeyFile(this.#keyFile, { phase: 'removing', key });
    try {
      this.#moveMade('plain');
    } catch (error) {
      writeKeyFile(this.#keyFile, { phase: 'protected', key });
      throw error;
    }
  }

  /** It does not open, and the unprotected one is there: it is the history again. Throws what the system said. */
  takeBackProtected(): void {
    rmSync(this.#keyFile);
    try {
      remove(this.kept);
    } catch {
      // Without the key file it is nothing, and the next one takes its place.
    }
  }

  /** It does not open, and the protected one is there: it is the history again. Throws what the system said. */
  takeBackPlain(key: SealedKey): void {
    writeKeyFile(this.#keyFile, { phase: 'protecting', key });
  }

  /** Nothing holds the protected one any more. What the system does not let go of yet goes at the next start. */
  finishRemoving(): void {
    try {
      remove(this.kept);
      rmSync(this.#keyFile, { force: true });
    } catch {
      // The key file says that it is to go.
    }
  }

  /** Another passphrase seals the same key. Throws what the system said, or that nothing is protected. */
  putKey(key: SealedKey): void {
    const now = readKeyFile(this.#keyFile);
    if (now === 'none') throw new Error('nothing is protected');
    const phase = typeof now === 'string' ? 'protected' : now.phase;
    writeKeyFile(this.#keyFile, { phase, key });
  }

  /** For good: nobody knows the passphrase any more. Throws what the system said. */
  removeAll(): void {
    // Without the key nothing of the rest is worth anything.
    rmSync(this.#keyFile, { force: true });
    remove(this.kept);
    // One that was begun beside a damaged one.
    remove(`${this.kept}.next`);
    this.#sweep();
    if (standingAt(this.plain) === 'standIn') remove(this.plain);
  }

  /** A copy that was not finished. */
  dropMade(what: 'plain' | 'kept'): void {
    remove(this.making(what));
  }

  /** How many histories lie beside it that anybody can read: damaged ones, or one that could not be removed yet. */
  get openCount(): number {
    const { dir, base } = path.parse(this.plain);
    const asides = existsSync(dir) ? readdirSync(dir).filter((name) => isAside(name, base)) : [];
    return asides.length + (standingAt(this.plain) === 'history' ? 1 : 0);
  }

  /** Overwrites what was left unprotected. Rejects with what the system said. */
  async wipeOld(): Promise<void> {
    for (const part of PARTS) await wipe(`${this.#old}${part}`);
  }

  get #old(): string {
    return `${this.plain}.old`;
  }

  #moveMade(what: 'plain' | 'kept'): void {
    moveWhole(this.making(what), this[what], this.#rename);
  }

  #sweep(): void {
    this.dropMade('plain');
    this.dropMade('kept');
  }

  /** What nobody can open is left where it is; where nothing is protected any more, nothing stands for it. */
  #settleWithoutKey(key: 'none' | 'damaged'): void {
    if (key === 'none') this.#sweep();
    if (!existsSync(this.kept) && standingAt(this.plain) === 'standIn') remove(this.plain);
  }

  #settleProtecting({ key }: KeyFile): void {
    if (existsSync(this.making('kept'))) this.#moveMade('kept');
    if (existsSync(this.kept)) this.finishProtecting(key);
    else rmSync(this.#keyFile, { force: true });
    this.#sweep();
  }

  #settleRemoving({ key }: KeyFile): void {
    if (existsSync(this.making('plain'))) this.#moveMade('plain');
    if (standingAt(this.plain) === 'history') this.finishRemoving();
    else writeKeyFile(this.#keyFile, { phase: 'protected', key });
  }

  /** An older program, or a person, put a history there again: it is kept, and named. */
  #settleProtected(): string | undefined {
    this.#sweep();
    const isThere = standingAt(this.plain) === 'history';
    const aside = isThere ? setAside(this.plain, this.#now(), this.#rename) : undefined;
    if (standingAt(this.plain) === 'nothing') putStandIn(this.plain);
    return aside;
  }
}

/** A database that was set aside, without its companions. */
function isAside(name: string, base: string): boolean {
  return name.startsWith(`${base}.damaged-`) && !/-(wal|shm)$/.test(name);
}

function remove(file: string): void {
  for (const part of PARTS) rmSync(`${file}${part}`, { force: true });
}
