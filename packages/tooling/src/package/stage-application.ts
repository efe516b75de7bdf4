// What electron-builder packs is put together in a folder of its own, so that nothing of the workspace can slip in:
// the bundles, the modules that stay outside of them for one system and processor, and the papers.
import { globSync, readFileSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { captureProgram } from '../process/capture-program.ts';
import { inRepository } from '../repository.ts';
import { repositoryRoot } from '../repository-root.ts';
import { TaskFailure } from '../task-definition.ts';
import { billFileName, billOfMaterials } from './bill-of-materials.ts';
import type { BillParts } from './bill-of-materials.ts';
import { isNativeModule, nativeParts } from './native-parts.ts';
import type { PackageSystem } from './package-order.ts';
import { bundledFolders, eachPackageOnce, moduleFolders, readShippedPackage } from './shipped-packages.ts';
import type { PackageManifest, ShippedPackage } from './shipped-packages.ts';
import { licencesFileName, thirdPartyLicences, withoutLicence } from './third-party-licences.ts';

const application = 'apps/desktop';

export interface StageOrder {
  readonly system: PackageSystem;
  readonly architecture: string;
  readonly electronVersion: string;
  readonly version?: string;
}

/** The pnpm that runs us; else the one that the root's scripts name. */
const pnpmCommand = (): readonly [command: string, args: readonly string[]] => {
  const running = process.env['npm_execpath'];
  if (running !== undefined && path.basename(running).startsWith('pnpm')) {
    return /\.[cm]?js$/.test(running) ? [process.execPath, [running]] : [running, []];
  }
  const named = /pnpm@[\d.]+/.exec(readFileSync(inRepository('package.json'), 'utf8'))?.[0] ?? 'pnpm';
  return ['npx', ['-y', named]];
};

/** Lays the modules that the bundles leave outside into `folder`, flat, built for that system and processor. */
const installModules = ({ system, architecture }: StageOrder, folder: string): void => {
  const [command, args] = pnpmCommand();
  const choice = [`--os=${system}`, `--cpu=${architecture}`, '--libc=glibc'];
  const way = ['--prod', '--prefer-offline', '--config.node-linker=hoisted'];
  const deploy = ['--filter', '@nudge/desktop', 'deploy', ...way, ...choice, folder];
  const { exitCode, stdout, stderr } = captureProgram(command, [...args, ...deploy]);
  if (exitCode === 0) return;
  throw new TaskFailure(
    `the modules of the application could not be installed: ${stderr.trim() || stdout.trim()}`,
  );
};

/** Pictures in several sizes, which only Windows reads. */
const dropContainers = async (folder: string): Promise<void> => {
  const files = globSync('out/**/*.ico', { cwd: folder });
  await Promise.all(files.map((file) => rm(path.join(folder, file))));
};

/** What is asked of koffi is asked of Windows. */
const onlyOn: Readonly<Record<string, PackageSystem>> = { koffi: 'win32' };
/** Where the binaries of such a module lie, beside it. */
const binariesOf: Readonly<Record<string, string>> = { koffi: '@koromix' };

/** The modules that a system has no use for. */
export const modulesOfOthers = (system: PackageSystem): readonly string[] =>
  Object.keys(onlyOn).filter((name) => onlyOn[name] !== system);

const dropModulesOfOthers = async (system: PackageSystem, folder: string): Promise<void> => {
  const folders = modulesOfOthers(system).flatMap((name) => [name, binariesOf[name] ?? name]);
  await Promise.all(
    folders.map((name) => rm(path.join(folder, 'node_modules', name), { recursive: true, force: true })),
  );
};

/** What others wrote in the bundles, in the modules beside them, and in what those were compiled from. */
const readPackages = (folder: string): readonly ShippedPackage[] => {
  const bundled = bundledFolders(inRepository(application, 'out/.bundled-packages'), repositoryRoot);
  const modules = moduleFolders(path.join(folder, 'node_modules'));
  const parts = modules
    .filter((one) => isNativeModule(one))
    .flatMap((one) => nativeParts(readShippedPackage(one).manifest));
  const named = [...bundled, ...modules].map((one) => readShippedPackage(one));
  const packages = eachPackageOnce([...named, ...parts]);
  const unlicensed = withoutLicence(packages);
  if (unlicensed.length > 0) throw new TaskFailure(`no licence is known of ${unlicensed.join(', ')}`);
  return packages;
};

/** The papers are Electron's neighbours in the package, where people and scanners find them. */
const writePapers = async (folder: string, parts: BillParts): Promise<void> => {
  const papers = path.join(folder, 'papers');
  await mkdir(papers);
  await writeFile(path.join(papers, licencesFileName), thirdPartyLicences(parts.packages));
  await writeFile(path.join(papers, billFileName), billOfMaterials(parts));
  await cp(inRepository('LICENSE'), path.join(papers, 'LICENSE.txt'));
};

export interface StagedApplication {
  readonly version: string;
  readonly packages: readonly ShippedPackage[];
}

/** Fills an empty folder with what one package is made of. */
export type FillStage = (order: StageOrder, folder: string) => Promise<StagedApplication>;

/** Fills an empty folder with what one package is made of. The bundles must have been built. */
export const stageApplication: FillStage = async (order, folder) => {
  installModules(order, folder);
  await dropModulesOfOthers(order.system, folder);
  await cp(inRepository(application, 'out'), path.join(folder, 'out'), { recursive: true });
  if (order.system !== 'win32') await dropContainers(folder);
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as PackageManifest;
  const version = order.version ?? manifest.version;
  const packages = readPackages(folder);
  const described = { ...manifest, name: 'nudge', version };
  await writePapers(folder, { application: described, electronVersion: order.electronVersion, packages });
  return { version, packages };
};
