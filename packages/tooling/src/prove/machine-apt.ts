// Where Debian's packages come from is asked of this machine's own apt at run time and written down nowhere.
import { captureProgram } from '../process/capture-program.ts';
import { TaskFailure } from '../task-definition.ts';

/** The Debian that the packages are proved on. */
export const debianRelease = 'bookworm';

export interface MachineApt {
  /** What debootstrap fetches the root from. */
  readonly mirror: string;
  /** The text of a sources.list. */
  readonly sources: string;
  /** The text of an apt.conf: proxies, and what a mirror that stands still needs. */
  readonly settings: string;
}

const targetFormat = '$(REPO_URI) $(CODENAME) $(COMPONENT)';

/** `printed`: a line of address, release and component for each list. `undefined` where none is of that Debian. */
export const aptSources = (printed: string): Pick<MachineApt, 'mirror' | 'sources'> | undefined => {
  const targets = [...new Set(printed.split('\n'))]
    .map((line) => line.split(' '))
    .filter(([, release = '']) => release === debianRelease || release.startsWith(`${debianRelease}-`));
  const mirror = targets.find(([, release]) => release === debianRelease)?.[0];
  if (mirror === undefined) return undefined;
  return { mirror, sources: targets.map((words) => `deb ${words.join(' ')}\n`).join('') };
};

/** What a dump of the configuration says of fetching; of lists that only desktops fetch, nothing. */
export const fetchSettings = (dump: string): string =>
  dump
    .split('\n')
    .filter((line) => /^Acquire::(?!IndexTargets|cdrom)/.test(line))
    .map((line) => `${line}\n`)
    .join('');

/** Throws a `TaskFailure` where apt knows no such Debian. */
export const readMachineApt = (): MachineApt => {
  const wanted = ['Created-By: Packages', 'Origin: Debian'];
  const targets = captureProgram('apt-get', ['indextargets', '--format', targetFormat, ...wanted]);
  const sources = aptSources(targets.stdout);
  if (sources === undefined)
    throw new TaskFailure(
      `this machine's apt knows no mirror of Debian ${debianRelease}. Is it Debian 12, and was apt-get update run?`,
    );
  return { ...sources, settings: fetchSettings(captureProgram('apt-config', ['dump']).stdout) };
};
