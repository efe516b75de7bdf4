// Debian's packages that Electron, its virtual display and the stand-in runtime need. Root on Debian gets them
// installed; everybody else gets the one line to run. Other systems bring these libraries with their desktop.
import { existsSync } from 'node:fs';
import { captureProgram } from './process/capture-program.ts';
import { collectProgram } from './process/collect-program.ts';
import { say } from './say.ts';

/** Libraries that Electron is linked against. */
const electronLibraries = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'] as const;
/** Fetches the stand-in runtime. */
const standInTools = ['python3-pip'] as const;
/** A display and a session bus where the machine has none. */
const virtualDisplay = ['xvfb', 'xauth', 'dbus'] as const;
/** What tests need besides: notifications, a window manager, and letters of all scripts. */
const testDesktop = ['dunst', 'openbox', 'fonts-noto-core', 'fonts-noto-cjk'] as const;

/** What installers are made with where electron-builder cannot fetch its own tools. */
const packageTools = ['p7zip-full', 'squashfs-tools', 'desktop-file-utils', 'rpm', 'dpkg', 'nsis'] as const;

/** A clean Debian to try packages in, with a network of its own. */
const proofTools = ['debootstrap', 'iproute2'] as const;
/** Tells when a window is shown, seen from outside. */
const measuringTools = ['x11-utils'] as const;

export type SystemPackageUse = 'screen' | 'virtual-display' | 'tests' | 'packages' | 'proof' | 'measuring';

const packagesFor: Readonly<Record<SystemPackageUse, readonly string[]>> = {
  screen: [...electronLibraries, ...standInTools],
  'virtual-display': [...electronLibraries, ...standInTools, ...virtualDisplay],
  tests: [...electronLibraries, ...standInTools, ...virtualDisplay, ...testDesktop],
  packages: [...standInTools, ...packageTools],
  proof: proofTools,
  measuring: measuringTools,
};

/** Debian 13 renamed the libraries that its 64-bit time changed. */
const laterName = (name: string): string => `${name}t64`;

/** Asks the package database; a test passes its own answer in. */
export type InstalledQuery = (names: readonly string[]) => ReadonlySet<string>;

const queryDpkg: InstalledQuery = (names) => {
  const { stdout } = captureProgram('dpkg-query', ['-W', '-f=${db:Status-Status} ${Package}\n', ...names]);
  return new Set(
    stdout
      .split('\n')
      .filter((line) => line.startsWith('installed '))
      .map((line) => line.slice('installed '.length)),
  );
};

/** The packages for that use that are not installed, under the names of Debian 12. */
export const missingSystemPackages = (
  use: SystemPackageUse,
  installed: InstalledQuery = queryDpkg,
): readonly string[] => {
  const wanted = packagesFor[use];
  const present = installed(wanted.flatMap((name) => [name, laterName(name)]));
  return wanted.filter((name) => !present.has(name) && !present.has(laterName(name)));
};

/** The line that a person with root rights runs to get them. */
export const installLine = (names: readonly string[]): string =>
  `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;

export type SystemPackagesOutcome =
  | { readonly kind: 'ready' }
  | { readonly kind: 'missing'; readonly names: readonly string[]; readonly line: string };

const isDebian = (): boolean => process.platform === 'linux' && existsSync('/usr/bin/dpkg-query');
const isRoot = (): boolean => process.getuid?.() === 0;

const nameToday = (name: string): string =>
  captureProgram('apt-cache', ['show', '--no-all-versions', name]).exitCode === 0 ? name : laterName(name);

/** What a failed installation said last, in lines. */
const linesTold = 15;

const apt = async (args: readonly string[]): Promise<boolean> => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { exitCode, output } = await collectProgram('apt-get', ['-qq', ...args], env);
  if (exitCode !== 0) say(output.trimEnd().split('\n').slice(-linesTold).join('\n'));
  return exitCode === 0;
};

const install = async (names: readonly string[]): Promise<boolean> => {
  await apt(['update']);
  const today = names.map((name) => nameToday(name));
  return apt(['install', '-y', '--no-install-recommends', ...today]);
};

/**
 * Sees to it that the system packages for that use are there, installing them where we may.
 * Says what it does on standard error; answers what is still missing.
 */
export const provideSystemPackages = async (use: SystemPackageUse): Promise<SystemPackagesOutcome> => {
  if (!isDebian()) return { kind: 'ready' };
  const missing = missingSystemPackages(use);
  if (missing.length === 0) return { kind: 'ready' };
  if (isRoot()) {
    say(`Installing system packages: ${missing.join(' ')}`);
    if (await install(missing)) return { kind: 'ready' };
  }
  const names = missingSystemPackages(use);
  return { kind: 'missing', names, line: installLine(names) };
};
