import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRepository } from '../repository.ts';
import { moduleReferences } from './module-references.ts';
import type { ModuleReference } from './module-references.ts';
import type { SourceCheck } from './source-check.ts';
import { wallRules } from './wall-rules.ts';

/** Public entry points by package name: `{ '@nudge/msnp-engine': ['.', './node'] }`. */
export type EntryPoints = Readonly<Record<string, readonly string[]>>;

const source = /^(apps|packages|e2e)\/.*\.(ts|tsx|mts|cts|js|mjs|cjs)$/;

/** The folder of the package that a file belongs to; the empty string for files beside the packages. */
const packageFolderOf = (file: string): string => /^((apps|packages)\/[^/]+|e2e)(?=\/)/.exec(file)?.[0] ?? '';

const leavesItsPackage = (file: string, specifier: string): boolean => {
  if (!specifier.startsWith('.')) return false;
  const target = packageFolderOf(`${path.posix.join(path.posix.dirname(file), specifier)}/`);
  return target !== '' && target !== packageFolderOf(file);
};

const passesEntryPoints = (specifier: string, entryPoints: EntryPoints): boolean => {
  const [, name, rest] = /^(@nudge\/[^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
  if (name === undefined) return false;
  const wanted = rest === undefined ? '.' : `./${rest}`;
  return !(entryPoints[name] ?? []).includes(wanted);
};

const reasonsAgainst = (file: string, specifier: string, entryPoints: EntryPoints): readonly string[] => [
  ...wallRules
    .filter((rule) => rule.files.test(file) && rule.except?.test(file) !== true)
    .filter((rule) => rule.mustNotName.test(specifier))
    .map((rule) => rule.because),
  ...(leavesItsPackage(file, specifier) ? ['a relative path must not leave its package'] : []),
  ...(passesEntryPoints(specifier, entryPoints) ? ['that is no public entry point of the package'] : []),
];

/** What one file names and must not. */
export const brokenWalls = (
  file: string,
  references: readonly ModuleReference[],
  entryPoints: EntryPoints,
): readonly string[] =>
  references.flatMap(({ specifier, line }) =>
    reasonsAgainst(file, specifier, entryPoints).map(
      (reason) => `${file}:${line}: '${specifier}': ${reason}`,
    ),
  );

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, unknown>>;
}

const readEntryPoints = (files: readonly string[]): EntryPoints =>
  Object.fromEntries(
    files
      .filter(
        (file) => /^(packages|apps)\/[^/]+\/package\.json$/.test(file) && existsSync(inRepository(file)),
      )
      .map((file) => JSON.parse(readFileSync(inRepository(file), 'utf8')) as Manifest)
      .map((manifest) => [manifest.name, Object.keys(manifest.exports ?? {})]),
  );

export const wallsCheck: SourceCheck = {
  name: 'the walls between the parts stand',
  find: (files) => {
    const entryPoints = readEntryPoints(files);
    return files
      .filter((file) => source.test(file) && existsSync(inRepository(file)))
      .flatMap((file) => {
        const references = moduleReferences(file, readFileSync(inRepository(file), 'utf8'));
        return brokenWalls(file, references, entryPoints);
      });
  },
};
