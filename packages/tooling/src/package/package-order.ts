import path from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../task-definition.ts';

/** The systems that packages are built for, under Node's names. */
export type PackageSystem = 'linux' | 'darwin' | 'win32';

/** What is built for a system: formats under electron-builder's names, `dir` besides, and the processors. */
interface SystemOffer {
  readonly word: string;
  readonly targets: readonly string[];
  /** Those of them, or instead of them, that can be made away from the release hosts. */
  readonly offlineTargets: readonly string[];
  readonly architectures: readonly string[];
}

const linuxTargets = ['AppImage', 'deb', 'rpm', 'tar.gz'] as const;

export const systemOffers: Readonly<Record<PackageSystem, SystemOffer>> = {
  linux: { word: 'linux', targets: linuxTargets, offlineTargets: linuxTargets, architectures: ['x64'] },
  darwin: {
    word: 'macos',
    targets: ['dmg', 'zip'],
    offlineTargets: ['zip'],
    architectures: ['x64', 'arm64'],
  },
  win32: {
    word: 'windows',
    targets: ['nsis', 'portable'],
    offlineTargets: ['portable', 'zip'],
    architectures: ['x64'],
  },
};

/** Formats that are built only when asked for by name. */
const furtherTargets: Readonly<Record<PackageSystem, readonly string[]>> = {
  linux: ['dir', 'zip'],
  darwin: ['dir'],
  win32: ['dir', 'zip'],
};

/** What people fetch, and what takes the least time to make and to open, of what is made for that system. */
export const quickestTarget = (platform: NodeJS.Platform): string =>
  platform === 'linux' ? 'tar.gz' : 'zip';

export interface PackageOrder {
  readonly system: PackageSystem;
  readonly architectures: readonly string[];
  readonly targets: readonly string[];
  /** Without it the version of the application's package.json. */
  readonly version?: string;
  /** Compresses little: for tests, which wait for it. */
  readonly fast: boolean;
  /** Where the packages go, absolute. */
  readonly out: string;
  /** Keep away from Electron's release host. */
  readonly offline: boolean;
}

/** What the answers depend on beside the command line. */
export interface OrderGround {
  readonly platform: NodeJS.Platform;
  /** What relative folders start at. */
  readonly folder: string;
  readonly defaultOut: string;
}

const isSystem = (value: string): value is PackageSystem => value in systemOffers;
const versionForm = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

const systemOf = (word: string | undefined, platform: NodeJS.Platform): PackageSystem => {
  if (word === undefined) {
    if (isSystem(platform)) return platform;
    throw new UsageError(`there are no packages for ${platform}`);
  }
  const found = Object.entries(systemOffers).find(([, offer]) => offer.word === word)?.[0];
  if (found !== undefined && isSystem(found)) return found;
  throw new UsageError(
    `--system takes one of ${wordsOf(Object.values(systemOffers).map((offer) => offer.word))}`,
  );
};

const wordsOf = (words: readonly string[]): string => words.join(', ');

interface WantedTargets {
  readonly list: string | undefined;
  readonly offline: boolean;
}

const targetsOf = ({ list, offline }: WantedTargets, system: PackageSystem): readonly string[] => {
  const { targets: offered, offlineTargets } = systemOffers[system];
  if (list === undefined) return offline ? offlineTargets : offered;
  const known = [...offered, ...furtherTargets[system]];
  return list.split(',').map((name) => {
    const target = known.find((one) => one.toLowerCase() === name.trim().toLowerCase());
    if (target !== undefined) return target;
    throw new UsageError(`--targets takes, with commas between, ${wordsOf(known)}; not '${name}'`);
  });
};

/** What the arguments of `npm run package` ask for. Throws a `UsageError` that says what is wrong with them. */
export const parsePackageOrder = (args: readonly string[], ground: OrderGround): PackageOrder => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      targets: { type: 'string' },
      system: { type: 'string' },
      version: { type: 'string' },
      out: { type: 'string' },
      fast: { type: 'boolean', default: false },
      offline: { type: 'boolean', default: false },
    },
    strict: true,
    allowPositionals: false,
  });
  const system = systemOf(values.system, ground.platform);
  const { version } = values;
  if (version !== undefined && !versionForm.test(version)) {
    throw new UsageError('--version takes three numbers, such as 1.2.3 or 1.2.3-beta.1');
  }
  return {
    system,
    architectures: systemOffers[system].architectures,
    targets: targetsOf({ list: values.targets, offline: values.offline }, system),
    ...(version === undefined ? {} : { version }),
    fast: values.fast,
    out: values.out === undefined ? ground.defaultOut : path.resolve(ground.folder, values.out),
    offline: values.offline,
  };
};
