import { dirname, join } from 'node:path';
import type { OfferedEntry } from '../../transfer/transfer-model.ts';
import type { StoragePlan } from './bundle-paths.ts';
import { StreamFailure } from './file-failures.ts';
import type { FileSystem } from './file-system.ts';
import { place } from './final-names.ts';
import { inBatches } from './in-batches.ts';
import { TREE_FOLDER } from './part-folder.ts';

/** Paths that are told. */
const SAVED_PATHS_MAX = 1_000;

export interface CompletePart {
  /** The partial folder, with a file for each entry named by its number. */
  readonly part: string;
  readonly entries: readonly OfferedEntry[];
  readonly plan: StoragePlan;
  /** Where it shall go. */
  readonly folder: string;
}

/** Before anything gets its name: every file has its size and is on the disk. */
export async function securePart(fileSystem: FileSystem, { part, entries }: CompletePart): Promise<void> {
  await inBatches(entries, ({ size }, index) => secureFile(fileSystem, join(part, String(index)), size));
}

async function secureFile(fileSystem: FileSystem, path: string, size: number): Promise<void> {
  // An empty file was never written.
  const handle = await fileSystem.open(path, size === 0 ? 'a' : 'r+');
  try {
    const found = await handle.stat();
    if (!found.isFile() || found.size !== size) throw new StreamFailure('hashMismatch');
    if (size > 0) await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Answers the absolute paths: that of the file, or that of the folder and then those of what is in it. */
export async function namePart(fileSystem: FileSystem, complete: CompletePart): Promise<readonly string[]> {
  const { part, plan, folder } = complete;
  const from = plan.kind === 'file' ? join(part, '0') : join(part, TREE_FOLDER);
  if (plan.kind === 'folder') await buildTree(fileSystem, complete);
  const path = await place(fileSystem, { from, folder, name: plan.top, kind: plan.kind });
  await syncFolder(fileSystem, folder);
  if (plan.kind === 'file') return [path];
  return [path, ...plan.paths.slice(0, SAVED_PATHS_MAX - 1).map((inner) => join(path, inner))];
}

async function buildTree(fileSystem: FileSystem, { part, plan }: CompletePart): Promise<void> {
  const tree = join(part, TREE_FOLDER);
  const folders = new Set([tree, ...plan.paths.map((path) => dirname(join(tree, path)))]);
  for (const folder of folders) await fileSystem.mkdir(folder, { recursive: true });
  await inBatches(plan.paths, (path, index) =>
    fileSystem.rename(join(part, String(index)), join(tree, path)),
  );
}

/** Takes back a tree that was being built when the process ended. */
export async function takeTreeApart(fileSystem: FileSystem, part: string, plan: StoragePlan): Promise<void> {
  const tree = join(part, TREE_FOLDER);
  await inBatches(plan.paths, (path, index) =>
    fileSystem.rename(join(tree, path), join(part, String(index))).catch(() => undefined),
  );
  await fileSystem.rm(tree, { recursive: true, force: true });
}

/** So that the name survives a power cut; not every system can. */
async function syncFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  const handle = await fileSystem.open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
