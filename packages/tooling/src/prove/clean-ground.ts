// A clean Debian to install in, and the way into it. The root itself is never written to: what an installation
// changes lies in a layer over it. Mounts, processes and network are those of namespaces of their own, so that the
// kernel undoes all of them when the first process in there ends, however it ends.
import type { CommandLine } from '../display.ts';

export interface CleanGround {
  /** The bare Debian. */
  readonly base: string;
  /** A folder of our own on the same disk: the layer, and files that go over /etc. */
  readonly work: string;
  /** What apt fetched, kept between runs. */
  readonly archives: string;
  /** The packages; they are at /mnt in there. */
  readonly packages: string;
}

/** Where the root is, as seen from a process on the ground and outside of the root. */
export const rootOf = ({ work }: CleanGround): string => `${work}/root`;

/** A path of the root as seen from outside, of what came to lie there since; also while nobody is on the ground. */
export const addedIn = ({ work }: CleanGround, absolutePath: string): string =>
  `${work}/upper${absolutePath}`;

const layOut = `
set -e
base=$1 work=$2 archives=$3 packages=$4 network=$5
shift 5
root=$work/root
mkdir -p "$work/upper" "$work/scratch" "$root"
mount -t overlay -o "lowerdir=$base,upperdir=$work/upper,workdir=$work/scratch" overlay "$root"
mount --bind "$archives" "$root/var/cache/apt/archives"
mount --bind "$packages" "$root/mnt"
cp -r "$work/etc/." "$root/etc/"
[ "$network" = machine ] || ip link set lo up
exec "$@"
`;

/**
 * pivot_root and not chroot: to a process in a chroot the kernel refuses user namespaces, which are what Chromium
 * makes its sandbox of.
 */
const enter = `
set -e
cd "$1"
shift
mount -t proc proc proc
mount -t tmpfs tmpfs dev
for node in null zero full random urandom tty; do touch dev/$node; mount --bind /dev/$node dev/$node; done
mkdir dev/shm dev/pts .outside
mount -t tmpfs -o mode=1777 tmpfs dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
pivot_root . .outside
cd /
umount -l /.outside
rmdir /.outside
exec "$@"
`;

/** `own`: nothing but a loopback of its own, so that nothing can be fetched and no port is taken. */
export type GroundNetwork = 'machine' | 'own';

/** That command where the root is laid out; it still sees this machine's files, and the root at `rootOf`. */
export const onGround = (
  ground: CleanGround,
  network: GroundNetwork,
  { command, args }: CommandLine,
): CommandLine => {
  const { base, work, archives, packages } = ground;
  const apart = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--ipc'];
  const script = ['sh', '-c', layOut, 'sh', base, work, archives, packages, network];
  return {
    command: 'unshare',
    args: [...apart, ...(network === 'own' ? ['--net'] : []), ...script, command, ...args],
  };
};

/** For a process on the ground: that command inside the root, as root. Each has its own /dev. */
export const inRoot = (ground: CleanGround, { command, args }: CommandLine): CommandLine => ({
  command: 'unshare',
  args: ['--mount', 'sh', '-c', enter, 'sh', rootOf(ground), command, ...args],
});

export interface GroundUser {
  readonly name: string;
  readonly id: number;
}

export const homeOf = ({ name }: GroundUser): string => `/home/${name}`;

/** For a process on the ground: that command inside the root as an ordinary user, with nothing of our environment. */
export const asUser = (
  ground: CleanGround,
  user: GroundUser,
  { command, args, env = {} }: CommandLine & { readonly env?: Readonly<Record<string, string>> },
): CommandLine => {
  const variables = { HOME: homeOf(user), USER: user.name, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', ...env };
  const settings = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const become = [`--reuid=${user.id}`, `--regid=${user.id}`, '--clear-groups'];
  return inRoot(ground, {
    command: 'setpriv',
    args: [...become, 'env', '-i', ...settings, command, ...args],
  });
};
