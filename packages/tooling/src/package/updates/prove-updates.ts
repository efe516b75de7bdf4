// Two real AppImages and a feed on this computer: the older one becomes the newer one, by an exit and by a restart, and
// whatever is wrong with the newer one is refused and the older one goes on. Run by `npm run prove-updates`, inside a
// virtual display where there is none.
import { chmod, copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { print, say } from '../../say.ts';
import { TaskFailure } from '../../task-definition.ts';
import { demandKept, leaveBehind } from './carried-over.ts';
import { eventually, PackagedApplication } from './packaged-application.ts';
import type { SeenUpdates } from './packaged-application.ts';
import { serveRelease } from './release-server.ts';
import type { ReleaseFlaw, ReleaseServer } from './release-server.ts';

interface Packages {
  readonly older: string;
  readonly newer: string;
  readonly olderVersion: string;
  readonly newerVersion: string;
}

/** One trial: a copy of the older program, an application that uses it, and a feed. */
interface Trial {
  readonly packages: Packages;
  readonly program: string;
  readonly application: PackagedApplication;
  /** The same program and data, another profile. */
  readonly other: PackagedApplication;
  readonly feed: ReleaseServer;
}

const demand = (isTrue: boolean, what: string): void => {
  if (!isTrue) throw new TaskFailure(what);
};

const isSameFile = async (one: string, other: string): Promise<boolean> =>
  (await readFile(one)).equals(await readFile(other));

const settledStages: ReadonlySet<string> = new Set(['ready', 'failed', 'newest', 'found']);

/** Asks for a look, and answers what came of it. */
const checkNow = async (application: PackagedApplication): Promise<SeenUpdates> => {
  await application.request('checkForUpdates');
  return eventually('the end of the check', async () => {
    const seen = await application.see();
    return seen !== undefined && settledStages.has(seen.updates.stage.kind) ? seen : undefined;
  });
};

const start = async ({ application, program, feed }: Trial): Promise<() => Promise<void>> =>
  application.start({ appImage: program, feed: feed.address });

const demandVersion = async ({ application }: Trial, version: string): Promise<void> => {
  const seen = await eventually('the version', () => application.see());
  demand(seen.version === version, `it says that it is ${seen.version}, not ${version}`);
  demand(seen.updates.way.kind === 'itself', `it gets updates by '${seen.updates.way.kind}'`);
};

const expectRefusal =
  (expected: readonly string[]) =>
  async (trial: Trial): Promise<void> => {
    const { application, packages, program } = trial;
    const end = await start(trial);
    await demandVersion(trial, packages.olderVersion);
    const { stage } = (await checkNow(application)).updates;
    const outcome = stage.reason ?? stage.kind;
    demand(expected.includes(outcome), `it came to '${outcome}', not ${expected.join(' or ')}`);
    await application.exit();
    await end();
    demand(await isSameFile(program, packages.older), 'the older program is another file now');
    await start(trial);
    await demandVersion(trial, packages.olderVersion);
    await application.exit();
  };

const becomeNewer = async (trial: Trial): Promise<void> => {
  const { application, packages, program } = trial;
  const end = await start(trial);
  await demandVersion(trial, packages.olderVersion);
  const { stage } = (await checkNow(application)).updates;
  demand(stage.kind === 'ready', `it came to '${stage.kind}' ${stage.reason ?? ''}`);
  demand(await isSameFile(program, packages.older), 'it was replaced before the exit');
  await leaveBehind(application);
  await application.exit();
  await end();
  demand(await isSameFile(program, packages.newer), 'it is not the newer file after the exit');
  await start(trial);
  await demandVersion(trial, packages.newerVersion);
  await demandKept(application);
  const again = (await checkNow(application)).updates.stage;
  demand(again.kind === 'newest', `the newer one came to '${again.kind}'`);
  await application.exit();
};

const restartAsNewer = async (trial: Trial): Promise<void> => {
  const { application, packages } = trial;
  const end = await start(trial);
  const { stage } = (await checkNow(application)).updates;
  demand(stage.kind === 'ready', `it came to '${stage.kind}' ${stage.reason ?? ''}`);
  await application.request('restartToUpdate');
  await end();
  await application.appear();
  await demandVersion(trial, packages.newerVersion);
  await application.exit();
};

/** Two profiles run from one program: it is replaced when both have ended, and they say why not before. */
const leaveToTheLast = async (trial: Trial): Promise<void> => {
  const { application, other, packages, program } = trial;
  const end = await start(trial);
  const endOther = await start({ ...trial, application: other });
  const first = (await checkNow(application)).updates;
  demand(first.stage.kind === 'ready', `it came to '${first.stage.kind}' ${first.stage.reason ?? ''}`);
  demand(first.hold === 'profiles', `it is held up by '${first.hold ?? 'nothing'}'`);
  await application.exit();
  await end();
  demand(await isSameFile(program, packages.older), 'it was replaced while the other profile ran');
  const last = (await checkNow(other)).updates;
  demand(last.stage.kind === 'ready', `the other came to '${last.stage.kind}' ${last.stage.reason ?? ''}`);
  demand(last.hold === undefined, `the last one is held up by '${last.hold ?? 'nothing'}'`);
  await other.exit();
  await endOther();
  demand(await isSameFile(program, packages.newer), 'it is not the newer file after the last exit');
};

interface Proof {
  readonly name: string;
  readonly flaw: ReleaseFlaw;
  readonly run: (trial: Trial) => Promise<void>;
}

const proofs: readonly Proof[] = [
  { name: 'a wrong SHA-512 is refused', flaw: 'wrong hash', run: expectRefusal(['damaged']) },
  { name: 'an older version is none', flaw: 'older version', run: expectRefusal(['newest']) },
  { name: 'a cut download is refused', flaw: 'cut short', run: expectRefusal(['damaged', 'unreachable']) },
  {
    name: 'the newer one takes over at the exit, with account, setting and history',
    flaw: 'none',
    run: becomeNewer,
  },
  { name: 'the newer one starts after "Restart Now"', flaw: 'none', run: restartAsNewer },
  { name: 'of two profiles the last one to exit installs it', flaw: 'none', run: leaveToTheLast },
];

const inTrial = async (packages: Packages, { flaw, run }: Proof): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'nudge-updating-'));
  const program = path.join(folder, 'Nudge.AppImage');
  const feed = await serveRelease({ file: packages.newer, version: packages.newerVersion, flaw });
  const application = new PackagedApplication(folder);
  const other = new PackagedApplication(folder, 'other-profile');
  try {
    await copyFile(packages.older, program);
    await chmod(program, 0o755);
    await run({ packages, program, application, other, feed });
  } finally {
    await Promise.all([application, other].map((one) => one.exit().catch(() => {})));
    feed.server.closeAllConnections();
    feed.server.close();
    // The last of its processes may still be writing.
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
};

const prove = async (packages: Packages): Promise<number> => {
  let failed = 0;
  for (const proof of proofs) {
    try {
      await inTrial(packages, proof);
      print(`ok      ${proof.name}`);
    } catch (error) {
      failed += 1;
      print(`FAILED  ${proof.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failed === 0 ? 0 : 1;
};

const { values } = parseArgs({
  options: {
    older: { type: 'string', default: '' },
    newer: { type: 'string', default: '' },
    'older-version': { type: 'string', default: '' },
    'newer-version': { type: 'string', default: '' },
  },
});
say(`From ${values['older-version']} to ${values['newer-version']}`);
process.exitCode = await prove({
  older: values.older,
  newer: values.newer,
  olderVersion: values['older-version'],
  newerVersion: values['newer-version'],
});
