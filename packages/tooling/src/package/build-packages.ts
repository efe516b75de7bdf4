// From sources to packages: the one way for `npm run package`, for the tests that install what it made, and for CI.
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildDesktop } from '../desktop-build.ts';
import { say } from '../say.ts';
import type { PackageUnderTest } from './inspect-package.ts';
import { readMacManifest, writeMacManifest } from './mac-manifests.ts';
import { provideOfflineTools } from './offline-tools.ts';
import type { PackageOrder, PackageSystem } from './package-order.ts';
import { chooseElectron, placeElectron } from './packed-electron.ts';
import type { ElectronChoice } from './packed-electron.ts';
import { runElectronBuilder } from './run-electron-builder.ts';
import { stageApplication, type FillStage } from './stage-application.ts';
import { updateFeed } from './update-feed.ts';

const standInWarning = (version: string): string =>
  `THESE PACKAGES HOLD THE STAND-IN RUNTIME, Electron ${version}, which is out of support. They are for trying and testing. Do not publish them.`;

export interface BuiltFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

export interface BuiltPackages {
  readonly electron: ElectronChoice;
  /** One for each processor: the folder before it was packed, with all that is known of it. */
  readonly unpacked: readonly PackageUnderTest[];
  readonly files: readonly BuiltFile[];
}

const folderWords: Readonly<Record<PackageSystem, string>> = {
  linux: 'linux-unpacked',
  win32: 'win-unpacked',
  darwin: 'mac',
};

/** How electron-builder calls the folder: the usual processor goes without saying. */
const unpackedFolder = ({ out, system }: PackageOrder, architecture: string): string => {
  const [first = '', rest] = folderWords[system].split('-');
  const words = architecture === 'x64' ? [first, rest] : [first, architecture, rest];
  return path.join(out, words.filter((word) => word !== undefined).join('-'));
};

const packageEnding = /\.(AppImage|deb|rpm|tar\.gz|zip|exe|dmg)$/;

/** The packages in that folder that are not older than `since`, in milliseconds. */
const packagesIn = async (folder: string, since: number): Promise<readonly BuiltFile[]> => {
  const names = (await readdir(folder)).filter((name) => packageEnding.test(name));
  const found = await Promise.all(
    names.toSorted().map(async (name) => ({ name, about: await stat(path.join(folder, name)) })),
  );
  return found
    .filter(({ about }) => about.mtimeMs >= since)
    .map(({ name, about }) => ({ name, size: about.size }));
};

const isStandIn = (electron: ElectronChoice): boolean => electron.kind === 'stand-in';

/** Whether electron-builder finds its tools here: they lie with the same host as Electron. */
const toolsFor = (order: PackageOrder, electron: ElectronChoice, work: string): Promise<NodeJS.ProcessEnv> =>
  isStandIn(electron) ? provideOfflineTools(order, work) : Promise.resolve({});

const buildIn = async (order: PackageOrder, fill: FillStage, work: string): Promise<BuiltPackages> => {
  const feed = updateFeed(process.env);
  const chosen = await chooseElectron(order);
  if (chosen.kind === 'stand-in') say(standInWarning(chosen.version));
  const env = await toolsFor(order, chosen, work);
  await buildDesktop();
  const since = Date.now();
  const unpacked: PackageUnderTest[] = [];
  const manifests: string[] = [];
  for (const architecture of order.architectures) {
    const electron = await placeElectron(chosen, { ...order, architecture, work });
    const stage = path.join(work, `application-${architecture}`);
    const { version, packages } = await fill(
      { ...order, architecture, electronVersion: electron.version },
      stage,
    );
    await runElectronBuilder({ order, architecture, stage, electron, feed, version, env });
    const manifest = order.system === 'darwin' ? await readMacManifest(order.out) : undefined;
    if (manifest !== undefined) manifests.push(manifest);
    const folder = unpackedFolder(order, architecture);
    unpacked.push({
      folder,
      system: order.system,
      architecture,
      version,
      electronVersion: electron.version,
      packages,
    });
  }
  await writeMacManifest(order.out, manifests);
  return { electron: chosen, unpacked, files: await packagesIn(order.out, since) };
};

/**
 * Builds what the order asks for into `order.out`. Rejects with a `TaskFailure` that says what is missing or wrong.
 * Where Electron's release host cannot be reached, the packages hold the stand-in, and a line says so. `fill`: puts
 * another application in its place, for comparison.
 */
export const buildPackages = async (
  order: PackageOrder,
  fill: FillStage = stageApplication,
): Promise<BuiltPackages> => {
  await mkdir(order.out, { recursive: true });
  const work = await mkdtemp(path.join(tmpdir(), 'nudge-package-'));
  try {
    return await buildIn(order, fill, work);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

/** The warning that belongs to these packages, where there is one. */
export const packageWarning = ({ electron }: BuiltPackages): string | undefined =>
  electron.kind === 'stand-in' ? standInWarning(electron.version) : undefined;
