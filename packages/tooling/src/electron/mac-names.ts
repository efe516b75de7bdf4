// Inside an application bundle Electron looks for its helpers by the bundle's name, and electron-builder renames all of
// them from the names that Electron's own release has: those are given back to a bundle that was renamed before.
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The names of the release. */
const releaseName = 'Electron';
const releaseIdentifier = 'com.github.Electron';
const identifierKey = /(<key>CFBundleIdentifier<\/key>\s*<string>)[^<]*?((?:\.helper[^<]*)?<\/string>)/;
/** Of the archive that the bundle had; electron-builder writes that of the new one. */
const integrityKey =
  /<key>ElectronAsarIntegrity<\/key>\s*<dict>(?:\s*<key>[^<]*<\/key>\s*<dict>.*?<\/dict>)*\s*<\/dict>/s;

/** The properties of a bundle, as the release has them. `name`: of the application that it was renamed for. */
export const releasePropertyList = (text: string, name: string): string =>
  text
    .replace(identifierKey, `$1${releaseIdentifier}$2`)
    .replace(integrityKey, '')
    .replaceAll(`<string>${name}`, `<string>${releaseName}`);

const renameProperties = async (bundle: string, name: string): Promise<void> => {
  const file = path.join(bundle, 'Contents', 'Info.plist');
  await writeFile(file, releasePropertyList(await readFile(file, 'utf8'), name));
};

const isNamed = (entry: string, name: string): boolean =>
  entry === name || entry.startsWith(`${name} Helper`);
const renamed = (entry: string, name: string): string => releaseName + entry.slice(name.length);

/** Answers where the bundle lies then. `X.app`, with `Contents/MacOS/X`, becomes `Electron.app`. */
const renameBundle = async (bundle: string, name: string): Promise<string> => {
  await renameProperties(bundle, name);
  const programs = path.join(bundle, 'Contents', 'MacOS');
  for (const entry of await readdir(programs)) {
    if (isNamed(entry, name)) {
      await rename(path.join(programs, entry), path.join(programs, renamed(entry, name)));
    }
  }
  const target = path.join(path.dirname(bundle), renamed(path.basename(bundle), name));
  await rename(bundle, target);
  return target;
};

/** Gives a bundle and the helpers inside their names in Electron's release. Answers where it lies then. */
export const giveReleaseNames = async (bundle: string, name: string): Promise<string> => {
  const frameworks = path.join(bundle, 'Contents', 'Frameworks');
  const helpers = (await readdir(frameworks)).filter((entry) => entry.startsWith(`${name} Helper`));
  for (const helper of helpers) await renameBundle(path.join(frameworks, helper), name);
  return renameBundle(bundle, name);
};
