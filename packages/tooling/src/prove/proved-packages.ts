// The kinds of packages that are proved: how each gets to a person, and how it is started then.
import type { CommandLine } from '../display.ts';
import { TaskFailure, UsageError } from '../task-definition.ts';
import { homeOf } from './clean-ground.ts';
import type { GroundUser } from './clean-ground.ts';

/** Where the packages lie on the clean ground. */
const shelf = '/mnt';

export interface ProvedPackage {
  readonly name: string;
  /** Which of the files it is. */
  readonly file: RegExp;
  readonly user: GroundUser;
  /** In the root, as root: gets it to the user, as they would themselves. */
  readonly place: (file: string, user: GroundUser) => string;
  /** Where it lies in the root then. */
  readonly lies: (user: GroundUser) => string;
  /** In the root, as root: lays out there what is packed in one file. */
  readonly open?: (user: GroundUser) => string;
  /** In the root, as the user. */
  readonly start: (user: GroundUser) => CommandLine & { readonly env?: Readonly<Record<string, string>> };
}

export const debPackage = 'nudge';

export const provedPackages: readonly ProvedPackage[] = [
  {
    name: 'deb',
    file: /\.deb$/,
    user: { name: 'debora', id: 2001 },
    place: (file) => `apt-get -qq install -y --no-install-recommends ${shelf}/${file}`,
    lies: () => '/opt/Nudge',
    start: () => ({ command: 'nudge', args: [] }),
  },
  {
    name: 'AppImage',
    file: /\.AppImage$/,
    user: { name: 'imani', id: 2002 },
    place: (file, { name }) => `install -o ${name} -m 755 ${shelf}/${file} /home/${name}/Nudge.AppImage`,
    lies: () => '/opt/opened/squashfs-root',
    open: (user) =>
      `mkdir -p /opt/opened && cd /opt/opened && ${homeOf(user)}/Nudge.AppImage --appimage-extract >/dev/null`,
    // There is no FUSE in there to mount it with.
    start: (user) => ({
      command: `${homeOf(user)}/Nudge.AppImage`,
      args: [],
      env: { APPIMAGE_EXTRACT_AND_RUN: '1' },
    }),
  },
  {
    name: 'tar.gz',
    file: /\.tar\.gz$/,
    user: { name: 'tara', id: 2003 },
    place: (file, { name }) =>
      `mkdir /home/${name}/Nudge && tar -xzf ${shelf}/${file} -C /home/${name}/Nudge --strip-components=1 && chown -R ${name}: /home/${name}/Nudge`,
    lies: (user) => `${homeOf(user)}/Nudge`,
    start: (user) => ({ command: `${homeOf(user)}/Nudge/nudge`, args: [] }),
  },
];

export interface FoundPackage extends ProvedPackage {
  /** Its name in the folder of packages. */
  readonly fileName: string;
}

export interface ProofChoice {
  /** Installed in any case: the libraries that the others need, too, come with it. */
  readonly deb: FoundPackage;
  /** Those whose story is played, in order. */
  readonly wanted: readonly FoundPackage[];
}

const findIn = (names: readonly string[], proved: ProvedPackage): FoundPackage => {
  const [fileName, another] = names.filter((name) => proved.file.test(name));
  if (fileName === undefined) throw new TaskFailure(`there is no ${proved.name} among the packages`);
  if (another !== undefined)
    throw new TaskFailure(`there is more than one ${proved.name}: ${fileName}, ${another}`);
  return { ...proved, fileName };
};

/**
 * `names`: of the files in the folder of packages. `only`: names of kinds with commas between; absent: all of them.
 * Throws a `UsageError` for a kind that there is not, a `TaskFailure` where a package is missing or in doubt.
 */
export const chooseProof = (names: readonly string[], only?: string): ProofChoice => {
  const asked = only?.split(',').map((name) => name.trim());
  const known = provedPackages.map(({ name }) => name);
  const unknown = asked?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`--only takes ${known.join(', ')}; not '${unknown}'`);
  const found = provedPackages
    .filter(({ name }) => name === 'deb' || asked === undefined || asked.includes(name))
    .map((proved) => findIn(names, proved));
  const [deb] = found;
  if (deb === undefined) throw new TaskFailure('there is no deb among the packages');
  return { deb, wanted: found.filter(({ name }) => asked === undefined || asked.includes(name)) };
};
