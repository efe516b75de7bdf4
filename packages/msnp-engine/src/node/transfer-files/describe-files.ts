import { constants, type Stats } from 'node:fs';
import { access, opendir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { OfferedEntry } from '../../transfer/transfer-model.ts';
import { failureReason } from './file-failures.ts';

/** Files of one offer. */
export const OFFER_FILES_MAX = 10_000;
/** Folders within folders, the file counted; as deep as names are taken over at the other end. */
const OFFER_DEPTH_MAX = 32;
/** Whatever else lies in the folders: empty folders, links, devices. */
const VISITED_MAX = 5 * OFFER_FILES_MAX;

export interface DescribedFile {
  /** Absolute. */
  readonly path: string;
  readonly entry: OfferedEntry;
}

export type FilesDescription =
  | {
      readonly ok: true;
      /** Of the file or folder; of several, that of the first and how many more. */
      readonly name: string;
      readonly files: readonly DescribedFile[];
      /** Sum, in bytes. */
      readonly size: number;
      /** More than one file, or a folder. */
      readonly isBundle: boolean;
    }
  | { readonly ok: false; readonly reason: DescribeFailure };

export type DescribeFailure =
  | 'missing'
  | 'denied'
  /** More than ten thousand files. */
  | 'tooMany'
  | 'tooDeep'
  /** Nothing to send: no path, or folders without files. */
  | 'empty'
  /** A device or the like. */
  | 'notAFile'
  | 'failed';

/**
 * What an offer of these files and folders would hold, read from their folders and not from the files. What the
 * user named may be a link; links in folders are passed over, and so are devices.
 */
export async function describeFiles(paths: readonly string[]): Promise<FilesDescription> {
  const roots = [...new Set(paths.map((path) => resolve(path)))];
  const walk = new Walk();
  const kinds: Stats[] = [];
  for (const root of roots) {
    const kind = await attempt(() => stat(root));
    const failure = kind.ok ? await walk.add(root, kind.value) : kind.reason;
    if (failure !== undefined) return { ok: false, reason: failure };
    if (kind.ok) kinds.push(kind.value);
  }
  const [first] = roots;
  if (first === undefined || walk.files.length === 0) return { ok: false, reason: 'empty' };
  return {
    ok: true,
    name: roots.length === 1 ? nameOf(first) : `${nameOf(first)} + ${roots.length - 1}`,
    files: walk.files,
    size: walk.files.reduce((sum, { entry }) => sum + entry.size, 0),
    isBundle: roots.length > 1 || kinds.some((kind) => kind.isDirectory()),
  };
}

function nameOf(path: string): string {
  return basename(path) || 'files';
}

class Walk {
  readonly files: DescribedFile[] = [];
  #visited = 0;

  /** Adds what lies there; answers why it cannot. */
  async add(root: string, kind: Stats): Promise<DescribeFailure | undefined> {
    if (kind.isDirectory()) return this.#addFolder(root, [nameOf(root)]);
    return kind.isFile() ? this.#addFile(root, [nameOf(root)], kind.size) : 'notAFile';
  }

  async #addFolder(folder: string, parts: readonly string[]): Promise<DescribeFailure | undefined> {
    if (parts.length >= OFFER_DEPTH_MAX) return 'tooDeep';
    const listed = await attempt(() => this.#list(folder));
    if (!listed.ok) return listed.reason;
    for (const { name, isFolder } of listed.value) {
      if (this.#visited > VISITED_MAX) return 'tooMany';
      const path = join(folder, name);
      const failure = isFolder
        ? await this.#addFolder(path, [...parts, name])
        : await this.#addFound(path, [...parts, name]);
      if (failure !== undefined) return failure;
    }
    return undefined;
  }

  /** Files and folders in a fixed order: an offer that is made again must be the same. */
  async #list(folder: string): Promise<readonly { readonly name: string; readonly isFolder: boolean }[]> {
    const found: { name: string; isFolder: boolean }[] = [];
    for await (const entry of await opendir(folder)) {
      if (++this.#visited > VISITED_MAX) break;
      const isFolder = entry.isDirectory();
      if (isFolder || entry.isFile()) found.push({ name: entry.name, isFolder });
    }
    return found.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  async #addFound(path: string, parts: readonly string[]): Promise<DescribeFailure | undefined> {
    const kind = await attempt(() => stat(path));
    return kind.ok ? this.#addFile(path, parts, kind.value.size) : kind.reason;
  }

  async #addFile(path: string, parts: readonly string[], size: number): Promise<DescribeFailure | undefined> {
    if (this.files.length >= OFFER_FILES_MAX) return 'tooMany';
    const readable = await attempt(() => access(path, constants.R_OK));
    if (!readable.ok) return readable.reason;
    this.files.push({ path, entry: { path: parts.join('/'), size } });
    return undefined;
  }
}

type Attempt<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: DescribeFailure };

async function attempt<Value>(act: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    const reason = failureReason(error);
    return { ok: false, reason: reason === 'missing' || reason === 'denied' ? reason : 'failed' };
  }
}
