// What is compiled into native modules: no package.json tells of it, so it is written down here, one list for each
// version of a module, with its source. A version without a list must not be shipped.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TaskFailure } from '../task-definition.ts';
import type { PackageEcosystem, PackageManifest, ShippedPackage } from './shipped-packages.ts';

const listFolder = path.join(import.meta.dirname, 'native-parts');

/** Modules that are made from one source, one for each system. */
const families: readonly (readonly [names: RegExp, family: string])[] = [
  [/^@libsql\//, 'libsql'],
  [/^@node-rs\/argon2-/, '@node-rs+argon2'],
  [/^@koromix\/koffi-/, 'koffi'],
];

const ecosystems: ReadonlySet<string> = new Set<PackageEcosystem>(['cargo', 'generic']);
const isEcosystem = (word: string): word is PackageEcosystem => ecosystems.has(word);

const partOf = (line: string): ShippedPackage => {
  const [ecosystem = '', name = '', version = '', license = '', author = ''] = line.split('\t');
  if (!isEcosystem(ecosystem) || license === '')
    throw new Error(`'${line}' names no part of a native module`);
  const manifest = { name, version, license, ...(author === '' ? {} : { author }) };
  return { ecosystem, manifest, texts: [] };
};

/** Reads one list: a part on a line, its columns set apart by tabs; `#` begins what is told of the list. */
export const parseNativeParts = (text: string): readonly ShippedPackage[] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => partOf(line));

/** The parts of a native module. Throws a `TaskFailure` for one, or a version, that nothing was written down of. */
export const nativeParts = ({ name, version }: PackageManifest): readonly ShippedPackage[] => {
  const family = families.find(([names]) => names.test(name))?.[1];
  const file = path.join(listFolder, `${family}-${version}.tsv`);
  if (family !== undefined && existsSync(file)) return parseNativeParts(readFileSync(file, 'utf8'));
  throw new TaskFailure(
    `nobody has written down what is compiled into ${name}@${version} (packages/tooling/src/package/native-parts)`,
  );
};

/** Whether a module's folder holds native code. */
export const isNativeModule = (folder: string): boolean => globSync('**/*.node', { cwd: folder }).length > 0;

/** As cargo's compiler leaves the paths of sources in what it makes. */
const crateSource = /index\.crates\.io-[0-9a-f]+[/\\]([\w-]+?)-(\d+\.\d+\.\d+[\w.+-]*)[/\\]/g;

/** The packages of cargo that a binary names by itself, as `name@version`; others may be in it, too. */
export const cratesIn = (binary: Buffer): readonly string[] => [
  ...new Set(
    [...binary.toString('latin1').matchAll(crateSource)].map(([, name, version]) => `${name}@${version}`),
  ),
];

/** Those of them that the list of what is shipped lacks. */
export const unlistedCrates = (binary: Buffer, packages: readonly ShippedPackage[]): readonly string[] => {
  const listed = new Set(
    packages
      .filter(({ ecosystem }) => ecosystem === 'cargo')
      .map(({ manifest }) => `${manifest.name}@${manifest.version}`),
  );
  return cratesIn(binary).filter((crate) => !listed.has(crate));
};
