import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { listPackage, statFile } from '@electron/asar';

/** A file of a package, with those inside its archive under the archive's own name, and `/` on all systems. */
export interface PackedFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

export const archiveName = 'app.asar';

const withSlashes = (name: string): string => name.replaceAll('\\', '/');

const filesInArchive = (archive: string, name: string): readonly PackedFile[] =>
  listPackage(archive, { isPack: false }).flatMap((entry) => {
    const inside = withSlashes(entry).replace(/^\//, '');
    const found = statFile(archive, path.normalize(inside));
    // One that lies beside the archive is found there.
    if (!('size' in found) || found.unpacked) return [];
    return [{ path: `${name}/${inside}`, size: found.size }];
  });

/** Every file below the folder that electron-builder made before it packed it. */
export const listPackedFiles = async (folder: string): Promise<readonly PackedFile[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const lists = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      const shown = withSlashes(path.relative(folder, file));
      if (name === archiveName) return filesInArchive(file, shown);
      return [{ path: shown, size: (await stat(file)).size }];
    });
  return (await Promise.all(lists)).flat();
};
