// Looks into what electron-builder made and compares it with what was meant.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { extractFile } from '@electron/asar';
import { billFileName } from './bill-of-materials.ts';
import { foreignBinaries } from './binary-kind.ts';
import { missingFiles, unexpectedFiles } from './expected-content.ts';
import type { ContentGround } from './expected-content.ts';
import { signatureFaults } from './mac-signature.ts';
import { unlistedCrates } from './native-parts.ts';
import { readFuses, wrongFuses } from './package-fuses.ts';
import { archiveName, listPackedFiles } from './packed-files.ts';
import { packageUrl } from './shipped-packages.ts';
import type { PackageManifest, ShippedPackage } from './shipped-packages.ts';
import { licencesFileName } from './third-party-licences.ts';

/** A folder with the program in it: before it was packed, unpacked again, or installed. */
export interface ProgramFolder extends ContentGround {
  readonly folder: string;
}

export interface PackageUnderTest extends ProgramFolder {
  readonly version: string;
  readonly electronVersion: string;
  /** What must be named in the licences and the bill of materials. */
  readonly packages: readonly ShippedPackage[];
}

/** One thing that was looked at, and what was wrong with it. */
export interface Finding {
  readonly name: string;
  readonly faults: readonly string[];
}

const productName = 'Nudge';
/** Fetched updates lie in a folder of that name, on Windows the program, too. */
const packageName = 'nudge';

const executables = {
  linux: { resources: 'resources', program: 'nudge' },
  win32: { resources: 'resources', program: 'Nudge.exe' },
  darwin: { resources: 'Nudge.app/Contents/Resources', program: 'Nudge.app' },
} as const;

const textOf = async (file: string): Promise<string> => (existsSync(file) ? readFile(file, 'utf8') : '');

/** Faults of the package.json inside the archive. */
export const identityFaults = (
  manifest: { readonly name?: string; readonly version?: string; readonly productName?: string },
  version: string,
): readonly string[] => [
  ...(manifest.name === packageName ? [] : [`the package is called ${manifest.name}`]),
  ...(manifest.version === version ? [] : [`the version is ${manifest.version}, not ${version}`]),
  ...(manifest.productName === productName ? [] : [`the product is called ${manifest.productName}`]),
];

/** The packages that the licence file does not name by name and version on a line of their own. */
export const unnamedInLicences = (text: string, packages: readonly ShippedPackage[]): readonly string[] => {
  const lines = new Set(text.split('\n'));
  return packages
    .map(({ manifest }) => `${manifest.name} ${manifest.version}`)
    .filter((line) => !lines.has(line))
    .map((line) => `${line}: no licence`);
};

interface Bill {
  readonly bomFormat?: string;
  readonly metadata?: { readonly component?: { readonly version?: string } };
  readonly components?: readonly { readonly purl?: string }[];
}

const parseBill = (text: string): Bill | undefined => {
  try {
    return JSON.parse(text) as Bill;
  } catch {
    return undefined;
  }
};

/** Faults of the bill of materials: it must be one, of this version, and name every package. */
export const billFaults = (
  text: string,
  version: string,
  packages: readonly Pick<ShippedPackage, 'ecosystem' | 'manifest'>[],
): readonly string[] => {
  const bill = parseBill(text);
  if (bill?.bomFormat !== 'CycloneDX') return ['it is no CycloneDX bill'];
  const named = new Set(bill.components?.map(({ purl }) => purl));
  const missing = packages.map((shipped) => packageUrl(shipped)).filter((url) => !named.has(url));
  const described = bill.metadata?.component?.version;
  return [
    ...(described === version ? [] : [`it describes version ${described}`]),
    ...missing.map((url) => `${url} is not in it`),
  ];
};

/** The packages that its native modules name and the lists do not. */
const unlistedIn = async ({ folder, packages }: PackageUnderTest): Promise<readonly string[]> => {
  const modules = (await listPackedFiles(folder)).filter((file) => file.path.endsWith('.node'));
  const found = modules.map(async ({ path: name }) =>
    unlistedCrates(await readFile(path.join(folder, name)), packages).map((crate) => `${name}: ${crate}`),
  );
  return (await Promise.all(found)).flat();
};

/** What can be told of a program that nothing is known of but its system and processor. */
export const inspectContent = async (found: ProgramFolder): Promise<readonly Finding[]> => {
  const { program } = executables[found.system];
  const paths = (await listPackedFiles(found.folder)).map((file) => file.path);
  const signature = signatureFaults(path.join(found.folder, program), {
    system: found.system,
    host: process.platform,
  });
  return [
    { name: 'nothing is in it that does not belong there', faults: unexpectedFiles(paths, found) },
    { name: 'nothing that it needs is missing', faults: missingFiles(paths) },
    {
      name: 'every binary is for that system and processor',
      faults: await foreignBinaries(found.folder, paths, found),
    },
    { name: 'fuses', faults: wrongFuses(await readFuses(path.join(found.folder, program))) },
    ...(signature === undefined ? [] : [{ name: 'the signature holds', faults: signature }]),
  ];
};

/** Everything that can be told without starting it. */
export const inspectPackage = async (made: PackageUnderTest): Promise<readonly Finding[]> => {
  const { resources } = executables[made.system];
  const inResources = (name: string): string => path.join(made.folder, resources, name);
  const manifest = JSON.parse(
    extractFile(inResources(archiveName), 'package.json').toString('utf8'),
  ) as PackageManifest;
  const shipped = [...made.packages, { manifest: { name: 'electron', version: made.electronVersion } }];
  const bill = await textOf(inResources(billFileName));
  return [
    ...(await inspectContent(made)),
    { name: 'name and version', faults: identityFaults(manifest, made.version) },
    {
      name: 'a licence for each package of others',
      faults: unnamedInLicences(await textOf(inResources(licencesFileName)), made.packages),
    },
    { name: 'what is compiled into native modules is known', faults: await unlistedIn(made) },
    { name: 'bill of materials', faults: billFaults(bill, made.version, shipped) },
  ];
};
