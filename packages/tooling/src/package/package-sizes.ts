import { archiveName } from './packed-files.ts';
import type { PackedFile } from './packed-files.ts';

/** The parts that a size is told of, in order; a file belongs to the first that takes it. */
const parts: readonly (readonly [name: string, takes: RegExp])[] = [
  ['native modules', /\.node$/],
  ['our code', new RegExp(`${archiveName}/(package\\.json|out/.*\\.(cjs|js|css|html))$`)],
  ['fonts', new RegExp(`${archiveName}/out/.*\\.ttf$`)],
  ['pictures and sounds', new RegExp(`${archiveName}/out/`)],
  ['modules of others', new RegExp(`${archiveName}(\\.unpacked)?/node_modules/`)],
  ['licences and bill of materials', /[Rr]esources\/[^/]*\.(txt|json)$|LICENSE[^/]*$/],
  ['languages of Electron', /(^|\/)locales\/|\.lproj\//],
  ['Electron', /./],
];

const partOf = ({ path }: PackedFile): string => parts.find(([, takes]) => takes.test(path))?.[0] ?? '';

/** How many bytes each part takes, largest first. */
export const sizesByPart = (
  files: readonly PackedFile[],
): readonly (readonly [part: string, size: number])[] => {
  const groups = Map.groupBy(files, (file) => partOf(file));
  return [...groups]
    .map(([part, members]) => [part, members.reduce((sum, { size }) => sum + size, 0)] as const)
    .toSorted(([, one], [, other]) => other - one);
};

const bytesInMebibyte = 1024 * 1024;
const mebibytes = (size: number): string => `${(size / bytesInMebibyte).toFixed(1)} MiB`;

/** Lines of name and size, in two columns. */
export const sizeTable = (rows: readonly (readonly [name: string, size: number])[]): readonly string[] => {
  const width = Math.max(...rows.map(([name]) => name.length), 0);
  const sizeWidth = mebibytes(rows.reduce((sum, [, size]) => sum + size, 0)).length;
  return rows.map(([name, size]) => `${name.padEnd(width)}  ${mebibytes(size).padStart(sizeWidth)}`);
};
