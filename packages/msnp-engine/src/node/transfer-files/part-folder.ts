/**
 * Where an offer lies while it comes: a hidden folder inside its destination, so that the last step is a rename on
 * the same disk. It holds `offer.json`, a lock, and the bytes of each entry in a file named by its number. A folder
 * of that name that is not ours, or that somebody uses, is left as it is.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { OfferedEntry } from '../../transfer/transfer-model.ts';
import { errorCode, StreamFailure } from './file-failures.ts';
import type { FileSystem } from './file-system.ts';
import { isHeld, LOCK_FILE, lockPart, type PartLock } from './part-lock.ts';

const PART_PREFIX = '.nudge-part-';
const OFFER_FILE = 'offer.json';
/** The names that a bundle gets, set up before all of it is moved. */
export const TREE_FOLDER = 'tree';
const OFFER_VERSION = 1;
/** Foreign or used folders that are passed over before it is given up. */
const CANDIDATES_MAX = 8;
/** A part that nobody came back for, in milliseconds: 7 days. */
const STALE_AGE = 7 * 24 * 60 * 60 * 1_000;

export interface PartRequest {
  readonly folder: string;
  /** The same for the same offer. */
  readonly key: string;
  readonly entries: readonly OfferedEntry[];
}

export interface PartFolder {
  readonly path: string;
  /** Nothing was there, or bytes of another offer, now removed. */
  readonly isNew: boolean;
  /** Leaves it for a later time. */
  release(): Promise<void>;
  /** After it was released only if nobody uses it meanwhile. */
  remove(): Promise<void>;
}

export async function claimPartFolder(fileSystem: FileSystem, request: PartRequest): Promise<PartFolder> {
  const name = PART_PREFIX + createHash('sha256').update(request.key).digest('hex').slice(0, 32);
  for (let candidate = 1; candidate <= CANDIDATES_MAX; candidate++) {
    const path = join(request.folder, candidate === 1 ? name : `${name}-${candidate}`);
    const claimed = await claim(fileSystem, path, request);
    if (claimed !== undefined) return claimed;
  }
  throw new StreamFailure('failed');
}

/** Removes what is older than seven days and nobody's; whatever cannot be removed stays. */
export async function removeStaleParts(fileSystem: FileSystem, folder: string): Promise<void> {
  for (const name of await fileSystem.readdir(folder)) {
    if (!name.startsWith(PART_PREFIX)) continue;
    const path = join(folder, name);
    if (await isStale(fileSystem, path))
      await fileSystem.rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function claim(
  fileSystem: FileSystem,
  path: string,
  request: PartRequest,
): Promise<PartFolder | undefined> {
  if (!(await make(fileSystem, path)) && !(await isOurs(fileSystem, path))) return undefined;
  const lock = await lockPart(fileSystem, path);
  if (lock === undefined) return undefined;
  try {
    const isNew = !(await holds(fileSystem, path, request));
    if (isNew) await startOver(fileSystem, path, request);
    return partFolder(fileSystem, { path, isNew, lock });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

interface Claimed {
  readonly path: string;
  readonly isNew: boolean;
  readonly lock: PartLock;
}

function partFolder(fileSystem: FileSystem, { path, isNew, lock }: Claimed): PartFolder {
  let held: PartLock | undefined = lock;
  const release = async (): Promise<void> => {
    const former = held;
    held = undefined;
    await former?.release();
  };
  return {
    path,
    isNew,
    release,
    async remove() {
      held ??= await lockPart(fileSystem, path);
      if (held === undefined) return;
      // The lock goes with it.
      await fileSystem.rm(path, { recursive: true, force: true }).catch(() => undefined);
      await release();
    },
  };
}

/** Whether it was not there before. */
async function make(fileSystem: FileSystem, path: string): Promise<boolean> {
  try {
    await fileSystem.mkdir(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** A folder, no link to one, with an offer of ours in it; or nothing yet but what is made before the offer. */
async function isOurs(fileSystem: FileSystem, path: string): Promise<boolean> {
  if (!(await fileSystem.lstat(path)).isDirectory()) return false;
  if ((await readOffer(fileSystem, path)) !== undefined) return true;
  const names = await fileSystem.readdir(path);
  return names.every((name) => name.startsWith(LOCK_FILE) || name.startsWith(OFFER_FILE));
}

/** Whether the bytes in it are those of the same offer. */
async function holds(fileSystem: FileSystem, path: string, { key, entries }: PartRequest): Promise<boolean> {
  const offer = await readOffer(fileSystem, path);
  return offer?.['key'] === key && JSON.stringify(offer['entries']) === JSON.stringify(plain(entries));
}

async function startOver(fileSystem: FileSystem, path: string, { key, entries }: PartRequest): Promise<void> {
  for (const name of await fileSystem.readdir(path)) {
    if (name !== LOCK_FILE) await fileSystem.rm(join(path, name), { recursive: true, force: true });
  }
  const offer = { version: OFFER_VERSION, key, entries: plain(entries), created: new Date().toISOString() };
  // Whole or not at all, however the process ends.
  const draft = join(path, `${OFFER_FILE}.new`);
  const file = await fileSystem.open(draft, 'w');
  try {
    await file.writeFile(JSON.stringify(offer));
  } finally {
    await file.close();
  }
  await fileSystem.rename(draft, join(path, OFFER_FILE));
}

function plain(entries: readonly OfferedEntry[]): readonly OfferedEntry[] {
  return entries.map(({ path, size }) => ({ path, size }));
}

/** Undefined when there is none that we could have written. */
async function readOffer(
  fileSystem: FileSystem,
  path: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const offer: unknown = JSON.parse(await fileSystem.readFile(join(path, OFFER_FILE), 'utf8'));
    if (typeof offer !== 'object' || offer === null) return undefined;
    const fields = offer as Readonly<Record<string, unknown>>;
    return fields['version'] === OFFER_VERSION ? fields : undefined;
  } catch {
    return undefined;
  }
}

async function isStale(fileSystem: FileSystem, path: string): Promise<boolean> {
  try {
    if (!(await fileSystem.lstat(path)).isDirectory()) return false;
    if ((await readOffer(fileSystem, path)) === undefined) return false;
    if (await isHeld(fileSystem, join(path, LOCK_FILE))) return false;
    const oldest = Date.now() - STALE_AGE;
    for (const name of await fileSystem.readdir(path)) {
      if ((await fileSystem.lstat(join(path, name))).mtimeMs > oldest) return false;
    }
    return true;
  } catch {
    return false;
  }
}
