// Everything written by others that a package holds: what the bundles took in, what lies beside them as modules, and
// Electron itself. Licences and bill of materials are made from this one list.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Utils } from '@cyclonedx/cyclonedx-library/Contrib/License';

/** What we read of a package.json. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string; readonly email?: string };
  readonly homepage?: string;
  readonly repository?: string | { readonly type?: string; readonly url?: string };
}

export interface LicenceText {
  readonly file: string;
  readonly text: string;
}

/** Where a package comes from that is none of npm's: cargo, or a project of its own. */
export type PackageEcosystem = 'cargo' | 'generic';

/** A package of others inside ours. */
export interface ShippedPackage {
  /** Absent: npm. Others are compiled into native modules. */
  readonly ecosystem?: PackageEcosystem;
  readonly manifest: PackageManifest;
  /** The files of its folder that tell its licence; none where its author left them out. */
  readonly texts: readonly LicenceText[];
}

const licenceTextsIn = (folder: string): readonly LicenceText[] =>
  [...new Utils.LicenseEvidenceGatherer().getFileAttachments(folder)]
    .map(({ file, text }) => ({
      file,
      text: Buffer.from(String(text.content), 'base64').toString('utf8').trim(),
    }))
    .toSorted((one, other) => one.file.localeCompare(other.file, 'en'));

interface WrittenManifest extends PackageManifest {
  /** The way of long ago: one may choose among them. */
  readonly licenses?: readonly { readonly type?: string }[];
}

/** Tells the licence as it is told today. */
export const withOneLicence = (manifest: WrittenManifest): PackageManifest => {
  const { licenses = [], ...rest } = manifest;
  const names = licenses.flatMap(({ type }) => type ?? []);
  return rest.license !== undefined || names.length === 0 ? rest : { ...rest, license: names.join(' OR ') };
};

/** Reads one package from its folder. */
export const readShippedPackage = (folder: string): ShippedPackage => ({
  manifest: withOneLicence(
    JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as WrittenManifest,
  ),
  texts: licenceTextsIn(folder),
});

/** The address of a package that scanners look up; `@` of a scope is escaped in it. */
export const packageUrl = ({ ecosystem, manifest }: Pick<ShippedPackage, 'ecosystem' | 'manifest'>): string =>
  `pkg:${ecosystem ?? 'npm'}/${manifest.name.replace('@', '%40')}@${manifest.version}`;

export const identityOf = ({ manifest }: ShippedPackage): string => `${manifest.name}@${manifest.version}`;

/** Each package once, by name and version, in alphabetical order. */
export const eachPackageOnce = (packages: readonly ShippedPackage[]): readonly ShippedPackage[] =>
  [...new Map(packages.map((shipped) => [packageUrl(shipped), shipped])).values()].toSorted((one, other) =>
    identityOf(one).localeCompare(identityOf(other), 'en'),
  );

/** The folders that `recordBundledPackages` wrote down during the build, made absolute. */
export const bundledFolders = (recordFolder: string, root: string): readonly string[] => {
  const records = globSync('*.json', { cwd: recordFolder });
  if (records.length === 0) throw new Error(`the build left no list of its packages in ${recordFolder}`);
  return records.flatMap((record) =>
    (JSON.parse(readFileSync(path.join(recordFolder, record), 'utf8')) as readonly string[]).map((folder) =>
      path.join(root, folder),
    ),
  );
};

/** The folders of all packages below a flat `node_modules`. */
export const moduleFolders = (nodeModules: string): readonly string[] =>
  globSync(['*/package.json', '@*/*/package.json'], { cwd: nodeModules })
    .map((manifest) => path.join(nodeModules, path.dirname(manifest)))
    .filter((folder) => existsSync(folder));
