// The one file that gives every licence of what a package holds, as those licences ask.
import spdxLicences from 'spdx-license-list/full.js';
import { identityOf } from './shipped-packages.ts';
import type { PackageManifest, ShippedPackage } from './shipped-packages.ts';

export const licencesFileName = 'THIRD-PARTY-LICENSES.txt';

const rule = '-'.repeat(78);

const preamble = `Nudge is free software under the MIT licence (LICENSE.txt). It contains work by others:
Electron and Chromium, whose licences lie beside the application as LICENSE.electron.txt
and LICENSES.chromium.html, and the packages below.`;

const partsPreamble = `Compiled into the native modules above. The texts of the licences that are named here
follow behind the last of them, each once.`;

const authorOf = ({ author, repository, name }: PackageManifest): string => {
  if (typeof author === 'string') return author;
  if (author?.name !== undefined) return author.name;
  return (typeof repository === 'string' ? repository : repository?.url) ?? `the authors of ${name}`;
};

/** `Apache-2.0 OR MIT` and its like: each one by its name. */
const namesOf = (expression: string): readonly string[] =>
  expression.replaceAll(/[()]/gu, '').split(/ (?:OR|AND) /u);

/** The texts of the licences that a package names without giving them; all of them, or none. */
const namedText = (manifest: PackageManifest): string | undefined => {
  const texts = namesOf(manifest.license ?? '').map((name) => spdxLicences[name]?.licenseText.trim());
  if (texts.includes(undefined)) return undefined;
  const note = `(By ${authorOf(manifest)}. The package names this licence and gives no text of it.)`;
  return [note, ...texts].join('\n\n');
};

const textOf = ({ manifest, texts }: ShippedPackage): string | undefined =>
  texts.length > 0 ? texts.map(({ text }) => text).join('\n\n') : namedText(manifest);

/** The packages whose licence cannot be told: they must not be shipped. */
export const withoutLicence = (packages: readonly ShippedPackage[]): readonly string[] =>
  packages
    .filter((shipped) => shipped.manifest.license === undefined || textOf(shipped) === undefined)
    .map((shipped) => identityOf(shipped));

const headOf = ({ manifest }: ShippedPackage): string =>
  `${manifest.name} ${manifest.version}\nLicence: ${manifest.license ?? 'unknown'}`;

const entryOf = (shipped: ShippedPackage): string =>
  `${rule}\n${headOf(shipped)}\n\n${textOf(shipped) ?? ''}\n`;

const isPart = ({ ecosystem }: ShippedPackage): boolean => ecosystem !== undefined;

/** Hundreds of parts have the same few licences: each text stands once, behind them. */
const partEntries = (parts: readonly ShippedPackage[]): readonly string[] => {
  const heads = parts.map((part) => `${headOf(part)}\nBy ${authorOf(part.manifest)}.\n`);
  const names = [...new Set(parts.flatMap(({ manifest }) => namesOf(manifest.license ?? '')))].toSorted();
  const texts = names.map((name) => `${rule}\n${name}\n\n${spdxLicences[name]?.licenseText.trim() ?? ''}\n`);
  return parts.length === 0 ? [] : [`${rule}\n${partsPreamble}\n`, ...heads, ...texts];
};

/** The whole file, one entry for each package. */
export const thirdPartyLicences = (packages: readonly ShippedPackage[]): string =>
  [
    `${preamble}\n`,
    ...packages.filter((shipped) => !isPart(shipped)).map((shipped) => entryOf(shipped)),
    ...partEntries(packages.filter((shipped) => isPart(shipped))),
  ].join('\n');
