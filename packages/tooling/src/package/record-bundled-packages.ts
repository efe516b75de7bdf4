// The bundles hold their dependencies, so no folder of the package shows what is inside. The bundler knows: this
// plugin writes down from which packages it took anything, for the licences and the bill of materials.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../repository-root.ts';

/** What we read of a file that the bundler is about to write: a chunk has modules, an asset the files that it was. */
interface BundledFile {
  readonly moduleIds?: readonly string[];
  readonly originalFileNames?: readonly string[];
}

const separator = '/node_modules/';
const packageName = /^(@[^/]+\/)?[^/]+/;

/** The folder of the package that a file belongs to, or `undefined` for a file of our own. */
export const packageFolderOf = (file: string): string | undefined => {
  const plain = file.replaceAll('\\', '/').replace(/^\0/, '').replace(/\?.*$/, '');
  const start = plain.lastIndexOf(separator);
  if (start === -1) return undefined;
  const inside = start + separator.length;
  const name = packageName.exec(plain.slice(inside))?.[0];
  return name === undefined ? undefined : plain.slice(0, inside) + name;
};

const sourcesOf = ({ moduleIds = [], originalFileNames = [] }: BundledFile): readonly string[] => [
  ...moduleIds,
  ...originalFileNames,
];

/** The folders of all packages that ended up in these files, in order, each once. Relative files start at `root`. */
export const bundledPackageFolders = (files: readonly BundledFile[], root: string): readonly string[] => {
  const folders = files
    .flatMap((file) => sourcesOf(file))
    .map((source) => packageFolderOf(path.isAbsolute(source) ? source : path.join(root, source)));
  return [...new Set(folders.filter((folder) => folder !== undefined))].toSorted();
};

export interface RecordOptions {
  /** Where the list goes: a JSON array of folders, relative to the repository. */
  readonly file: string;
  /** What the bundler's relative names start at. */
  readonly root: string;
}

/** A plugin of Vite that leaves the list of packages in one bundle. */
export const recordBundledPackages = ({
  file,
  root,
}: RecordOptions): {
  readonly name: string;
  readonly generateBundle: (options: unknown, bundle: Readonly<Record<string, BundledFile>>) => void;
} => ({
  name: 'nudge-record-bundled-packages',
  generateBundle: (_options, bundle) => {
    const folders = bundledPackageFolders(Object.values(bundle), root);
    const names = folders.map((folder) => path.relative(repositoryRoot, folder).replaceAll('\\', '/'));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(names, undefined, 2)}\n`);
  },
});
