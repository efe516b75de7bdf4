import { buildDesktop } from '../desktop-build.ts';
import { provideElectron } from '../electron/electron-distribution.ts';
import type { ElectronDistribution } from '../electron/electron-distribution.ts';
import { inRepository } from '../repository.ts';
import type { BenchRow, RunBench } from './bench-row.ts';
import { measureOnce } from './measured-electron.ts';
import { goOnline, signIn } from './msnp-load.ts';
import type { LoadClient } from './msnp-load.ts';
import { startServerProcess } from './server-process.ts';
import type { MeasuredServer } from './server-process.ts';
import { median, middleOf } from './side-by-side.ts';

const many = 5_000;
const few = 100;
/** One in so many contacts is online. */
const onlineShare = 10;
const atOnce = 25;
/** At 60 frames a second nothing was missed up to here, in milliseconds. */
const frameLimit = 16.7;

interface ListFigures {
  /** From asking to sign in until everybody is shown, in milliseconds; one for each sign-in. */
  readonly ready: readonly number[];
  /** From a letter in the search until its answer is laid out, in milliseconds. */
  readonly typed: readonly number[];
  /** From frame to frame while the wheel turned, in milliseconds. */
  readonly gaps: readonly number[];
  /** How far the list was scrolled, in CSS px. */
  readonly furthest: number;
}

/** A server on which account 0 has so many contacts, some of them online. */
interface Neighbourhood {
  readonly server: MeasuredServer;
  readonly online: readonly LoadClient[];
}

const openNeighbourhood = async (contacts: number): Promise<Neighbourhood> => {
  const server = await startServerProcess({ kind: 'nudge', hash: 'off' });
  const accounts = contacts + 1;
  await server.seed({ accounts });
  // The list of somebody who is signed in need not be read from the store again for each contact.
  const owner = await signIn(server, 'p0@example.com');
  await server.seed({ accounts, contacts, firstOnly: true, contactsOnly: true });
  owner.socket.destroy();
  const online: LoadClient[] = [];
  const connect = async (index: number): Promise<LoadClient> => {
    const client = await signIn(server, `p${index}@example.com`);
    await goOnline(client);
    client.socket.removeAllListeners('data').resume();
    return client;
  };
  for (let next = 1; online.length < contacts / onlineShare; next += atOnce) {
    const length = Math.min(atOnce, contacts / onlineShare - online.length);
    online.push(...(await Promise.all(Array.from({ length }, (_, step) => connect(next + step)))));
  }
  return { server, online };
};

const measureList = async (
  electron: ElectronDistribution,
  { server, online }: Neighbourhood,
): Promise<ListFigures> => {
  // Whoever says nothing for minutes is taken for gone.
  for (const client of online) client.say('PNG\r\n');
  const account = { address: 'p0@example.com', password: 'secret', online: online.length };
  const figures = (await measureOnce(electron, {
    hook: 'measure-list.cjs',
    application: inRepository('apps/desktop'),
    flags: ['--server', `127.0.0.1:${server.port}`, '--http', server.http],
    env: { NUDGE_BENCH_LIST: JSON.stringify(account) },
  })) as ListFigures;
  if (figures.furthest === 0) throw new Error('the list was not scrolled');
  return figures;
};

interface Pair {
  readonly ours: ListFigures;
  readonly baseline: ListFigures;
}

type Goal = NonNullable<BenchRow['goal']>;
const atMost = (value: number): Goal => ({ bound: 'at-most', of: 'ratio', value });

const timeRow = (name: string, pairs: readonly Pair[], of: (figures: ListFigures) => number): BenchRow => {
  const { ours, baseline } = middleOf(pairs.map((pair) => [of(pair.ours), of(pair.baseline)]));
  return {
    name: `contact list: ${name}`,
    unit: 'ms',
    ours,
    baseline: { name: `${few} contacts`, value: baseline },
    goal: atMost(3),
  };
};

/** Of a thousand frames, all rounds together: a single one is too short to hold many. */
const slowFrames = (figures: readonly ListFigures[]): number => {
  const gaps = figures.flatMap((one) => one.gaps);
  // None at all would make a ratio of nothing.
  const slow = Math.max(1, gaps.filter((gap) => gap > frameLimit).length);
  return (slow * 1000) / gaps.length;
};

export const run: RunBench = async ({ quick }) => {
  const electron = await provideElectron();
  await buildDesktop();
  const large = await openNeighbourhood(many);
  const small = await openNeighbourhood(few);
  const pairs: Pair[] = [];
  for (let round = 0; round < (quick ? 1 : 5); round++) {
    const baseline = await measureList(electron, small);
    pairs.push({ baseline, ours: await measureList(electron, large) });
  }
  await large.server.stop();
  await small.server.stop();
  return [
    timeRow(`sign-in to list of ${many.toLocaleString('en')} contacts`, pairs, ({ ready }) => median(ready)),
    timeRow('a letter typed in its search', pairs, ({ typed }) => median(typed)),
    {
      name: `contact list: frames over ${frameLimit} ms while scrolling`,
      unit: 'in 1,000',
      ours: slowFrames(pairs.map(({ ours }) => ours)),
      baseline: { name: `${few} contacts`, value: slowFrames(pairs.map(({ baseline }) => baseline)) },
      goal: atMost(1.2),
    },
  ];
};
