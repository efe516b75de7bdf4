// Opens a package the way it is opened by those who get it, without installing it: what is looked into then is what is
// handed out, and not the folder that it was packed from.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { captureProgram } from '../process/capture-program.ts';
import { TaskFailure } from '../task-definition.ts';

/** Where a package that holds a piece of the system's own tree has the program. */
const programFolder = 'opt/Nudge';

interface Opening {
  readonly ending: string;
  readonly command: (file: string, folder: string) => readonly [program: string, ...args: string[]];
  /** Where the program lies in what came out. */
  readonly inside: string;
}

/** The one of Windows and of macOS opens a zip, too; Git for Windows brings another of that name. */
const systemTar = (): string => {
  const root = process.platform === 'win32' ? process.env['SystemRoot'] : undefined;
  return root === undefined ? 'tar' : path.join(root, 'System32', 'tar.exe');
};

const unzip: Opening['command'] = (file, folder) =>
  process.platform === 'linux'
    ? ['7z', 'x', '-y', '-bso0', `-o${folder}`, file]
    : [systemTar(), '-xf', file, '-C', folder];

const openings: readonly Opening[] = [
  {
    ending: '.tar.gz',
    command: (file, folder) => [systemTar(), '-xzf', file, '-C', folder, '--strip-components=1'],
    inside: '.',
  },
  { ending: '.zip', command: unzip, inside: '.' },
  {
    ending: '.deb',
    command: (file, folder) => ['dpkg-deb', '--raw-extract', file, folder],
    inside: programFolder,
  },
  {
    ending: '.rpm',
    command: (file, folder) => ['sh', '-c', 'rpm2archive - <"$1" | tar -xz -C "$2"', 'sh', file, folder],
    inside: programFolder,
  },
  { ending: '.AppImage', command: (file) => [file, '--appimage-extract'], inside: 'squashfs-root' },
];

const openingOf = (file: string): Opening | undefined => openings.find(({ ending }) => file.endsWith(ending));

/** Whether that package can be opened here; an installer and a disk image are opened by their own system only. */
export const canBeUnpacked = (file: string): boolean => openingOf(file) !== undefined;

/** A package that was opened. */
export interface UnpackedPackage {
  /** All that came out; the program's own folder where that is all. */
  readonly root: string;
  /** Where the program lies in it. */
  readonly program: string;
}

/** Opens a package into an empty folder of its own. Rejects with a `TaskFailure` where that cannot be done. */
export const unpackPackage = async (file: string, folder: string): Promise<UnpackedPackage> => {
  const opening = openingOf(file);
  if (opening === undefined) throw new TaskFailure(`${path.basename(file)} cannot be opened here`);
  await mkdir(folder, { recursive: true });
  const [program, ...args] = opening.command(file, folder);
  const { exitCode, stdout, stderr } = captureProgram(program, args, { cwd: folder });
  const found = path.join(folder, opening.inside);
  if (exitCode === 0 && existsSync(found)) {
    return { root: opening.inside === programFolder ? folder : found, program: found };
  }
  throw new TaskFailure(`${path.basename(file)} could not be opened: ${stderr.trim() || stdout.trim()}`);
};
