// The proof: each package is installed in one clean Debian and does there what people do with it.
import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onVirtualDisplay } from '../display.ts';
import type { CommandLine } from '../display.ts';
import { runProgram } from '../process/run-program.ts';
import { inRepository } from '../repository.ts';
import { say } from '../say.ts';
import { TaskFailure } from '../task-definition.ts';
import { addedIn, asUser, homeOf, inRoot, onGround, rootOf } from './clean-ground.ts';
import type { CleanGround, GroundNetwork } from './clean-ground.ts';
import { lookedAround, lookedInto } from './looked-into.ts';
import type { PackageProof, ProofOutcome } from './proof-table.ts';
import { debPackage } from './proved-packages.ts';
import type { FoundPackage, ProofChoice } from './proved-packages.ts';

/** How long the story of one package may take, in milliseconds. */
const storyLimit = 900_000;
/** How long one command in the root may take, fetching of packages included, in milliseconds. */
const stepLimit = 900_000;
const story = 'e2e/packaged/play-story.ts';
/** A display and a session bus: of the trial, not of the package, so they come after it. */
const displayTools = 'xvfb xauth dbus openbox';

const installedStep = 'with an ordinary user';
const displayStep = 'a display for the trial';
const lookedStep = 'fuses shut, only what belongs inside';

export interface Trial {
  readonly ground: CleanGround;
  readonly picturesFolder: string;
}

/** What a failed command said last, in lines. */
const linesTold = 12;
/** Exit codes from here on: ended by a signal, from whoever stopped us or because it took too long. */
const firstSignalCode = 128;

/** Runs something on the ground to its end. Whoever stops us stops it, and then nothing more is tried. */
const runOnGround = async ({ command, args }: CommandLine, timeLimit: number): Promise<number> => {
  const exitCode = await runProgram(command, args, { output: 'stderr', timeLimit });
  if (exitCode >= firstSignalCode) throw new TaskFailure('the proof was stopped, or took too long');
  return exitCode;
};

/** The command with all that it says in a file. */
const intoFile = (file: string, { command, args }: CommandLine): CommandLine => ({
  command: 'sh',
  args: ['-c', 'exec "$@" >"$0" 2>&1', file, command, ...args],
});

interface RootStep {
  readonly step: string;
  /** Beside the name when it went well. */
  readonly note?: string;
  /** Of shell. */
  readonly line: string;
  readonly network?: GroundNetwork;
}

const saidFile = ({ ground }: Trial): string => path.join(ground.work, 'said');

/** Runs one line of shell in the root, as root. */
const tryInRoot = async (
  trial: Trial,
  { step, note, line, network = 'own' }: RootStep,
): Promise<ProofOutcome> => {
  const { ground } = trial;
  say(`  ${step}`);
  const script = `export DEBIAN_FRONTEND=noninteractive; set -e; ${line}`;
  const inside = inRoot(ground, { command: 'sh', args: ['-c', script] });
  const file = saidFile(trial);
  const exitCode = await runOnGround(intoFile(file, onGround(ground, network, inside)), stepLimit);
  if (exitCode === 0) return { step, outcome: 'passed', ...(note === undefined ? {} : { note }) };
  const said = (await readFile(file, 'utf8')).trimEnd().split('\n').slice(-linesTold);
  say(said.join('\n'));
  return { step, outcome: 'failed', note: said.at(-1) ?? '' };
};

/** Without these nothing can be tried of the others. */
const neededSteps: ReadonlySet<string> = new Set([installedStep, displayStep]);

const isRefused = ({ outcome }: ProofOutcome): boolean => outcome !== 'passed';

const prepare = ({ place, user, fileName }: FoundPackage): string =>
  `useradd --create-home --uid ${user.id} ${user.name} && ${place(fileName, user)}`;

/** What was written in the root as an answer. */
const saidIn = (trial: Trial): Promise<string> => readFile(saidFile(trial), 'utf8');

/** Looks into the package as it lies in the root. */
const look = async (trial: Trial, found: FoundPackage): Promise<readonly ProofOutcome[]> => {
  const step = lookedStep;
  if (found.open !== undefined) {
    const opened = await tryInRoot(trial, { step, line: found.open(found.user) });
    if (isRefused(opened)) return [opened];
  }
  const folder = addedIn(trial.ground, found.lies(found.user));
  return [await lookedInto(step, { folder, system: 'linux', architecture: process.arch })];
};

/** Looks at all that the deb laid elsewhere, scripts included. */
const lookAround = async (trial: Trial): Promise<ProofOutcome> => {
  const step = 'nothing else was laid anywhere';
  const listed = await tryInRoot(trial, {
    step,
    line: `dpkg -L ${debPackage}; ls /var/lib/dpkg/info/${debPackage}.*`,
  });
  if (isRefused(listed)) return listed;
  const isFile = (name: string): boolean => !statSync(addedIn(trial.ground, name)).isDirectory();
  return lookedAround(
    step,
    (await saidIn(trial))
      .trim()
      .split('\n')
      .filter((name) => isFile(name)),
  );
};

/** The deb comes first: with it come the libraries that the others need too, and by it they are named. */
const install = (trial: Trial, deb: FoundPackage): Promise<ProofOutcome> =>
  tryInRoot(trial, {
    step: installedStep,
    note: 'by apt, no library missing',
    line: `apt-get -qq update; ${prepare(deb)}; ! ldd /opt/Nudge/nudge | grep 'not found'`,
    network: 'machine',
  });

const addDisplay = (trial: Trial): Promise<ProofOutcome> =>
  tryInRoot(trial, {
    step: displayStep,
    line: `apt-get -qq install -y --no-install-recommends ${displayTools}`,
    network: 'machine',
  });

const uninstall = (trial: Trial, { user }: FoundPackage): Promise<ProofOutcome> => {
  const data = `${homeOf(user)}/.config/Nudge`;
  const entry = `${homeOf(user)}/.config/autostart/nudge-ann.desktop`;
  return tryInRoot(trial, {
    step: 'uninstalled: program gone, data left',
    line: [
      `apt-get -qq remove -y ${debPackage}`,
      'test ! -e /opt/Nudge/nudge -a ! -e /usr/bin/nudge -a ! -e /usr/share/applications/nudge.desktop',
      // What it told the desktop names a program that is gone.
      `program=$(sed -n s/^TryExec=//p ${entry}); test -n "$program" -a ! -e "$program"`,
      `test -s ${data}/profiles/ann/settings.json -a -s ${data}/host/server/server.sqlite`,
      `test -s ${data}/profiles/ann/history.sqlite`,
    ].join('; '),
  });
};

const launchOf = ({ ground }: Trial, { user, start }: FoundPackage): CommandLine => {
  const { env = {}, ...program } = start(user);
  return asUser(ground, user, { ...onVirtualDisplay(program), env });
};

const playStory = async (trial: Trial, found: FoundPackage): Promise<readonly ProofOutcome[]> => {
  const { ground, picturesFolder } = trial;
  const launch = launchOf(trial, found);
  const outcomeFile = path.join(ground.work, `${found.name}-outcome.json`);
  const order = {
    name: found.name,
    launch: [launch.command, ...launch.args],
    root: rootOf(ground),
    home: homeOf(found.user),
    userId: found.user.id,
    picturesFolder,
    outcomeFile,
  };
  const orderFile = path.join(ground.work, `${found.name}-order.json`);
  await writeFile(orderFile, JSON.stringify(order));
  const play = { command: process.execPath, args: [inRepository(story), orderFile] };
  await runOnGround(onGround(ground, 'own', play), storyLimit);
  if (!existsSync(outcomeFile)) return [{ step: 'the story', outcome: 'failed', note: 'it broke down' }];
  return JSON.parse(await readFile(outcomeFile, 'utf8')) as readonly ProofOutcome[];
};

const makeReady = async (trial: Trial, deb: FoundPackage): Promise<readonly ProofOutcome[]> => {
  const installed = await install(trial, deb);
  if (isRefused(installed)) return [installed];
  const display = await addDisplay(trial);
  if (isRefused(display)) return [installed, display];
  return [installed, ...(await look(trial, deb)), await lookAround(trial)];
};

const proveDeb = async (
  trial: Trial,
  deb: FoundPackage,
  ready: readonly ProofOutcome[],
): Promise<PackageProof> => {
  const played = await playStory(trial, deb);
  return { name: deb.name, outcomes: [...ready, ...played, await uninstall(trial, deb)] };
};

const proveOther = async (trial: Trial, found: FoundPackage): Promise<PackageProof> => {
  const placed = await tryInRoot(trial, { step: installedStep, note: 'in their home', line: prepare(found) });
  if (isRefused(placed)) return { name: found.name, outcomes: [placed] };
  const looked = await look(trial, found);
  return { name: found.name, outcomes: [placed, ...looked, ...(await playStory(trial, found))] };
};

/** What came of each package. Without the deb's libraries and a display the others are not tried. */
export const provePackages = async (
  trial: Trial,
  { deb, wanted }: ProofChoice,
): Promise<readonly PackageProof[]> => {
  await mkdir(trial.picturesFolder, { recursive: true });
  say(deb.fileName);
  const ready = await makeReady(trial, deb);
  if (ready.some(({ step, outcome }) => neededSteps.has(step) && outcome !== 'passed'))
    return [{ name: deb.name, outcomes: ready }];
  const proofs: PackageProof[] = [];
  for (const found of wanted) {
    if (found !== deb) say(found.fileName);
    const proof = found === deb ? proveDeb(trial, deb, ready) : proveOther(trial, found);
    proofs.push(await proof);
  }
  return proofs;
};
