import type { BenchRow, RunBench } from './bench-row.ts';
import { goOnline, openConversation, signIn } from './msnp-load.ts';
import { bareLanes, drive } from './relay-lanes.ts';
import type { Lane } from './relay-lanes.ts';
import { startServerProcess } from './server-process.ts';
import type { MeasuredServer } from './server-process.ts';
import { median } from './side-by-side.ts';

const textLength = 200;
const head = 'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n';
const payload = head + 'x'.repeat(textLength);
const sent = Buffer.from(`MSG 7 N ${payload.length}\r\n${payload}`);

interface Load {
  readonly conversations: number;
  readonly inFlight: number;
}

interface Figures {
  readonly perSecond: number;
  readonly perCpuSecond: number;
}

const now = (): number => performance.now() / 1000;

const nudgeLanes = async (server: MeasuredServer, count: number, first: number): Promise<readonly Lane[]> => {
  const lanes: Lane[] = [];
  for (let lane = 0; lane < count; lane++) {
    const [caller, callee] = await Promise.all(
      [first + 2 * lane, first + 2 * lane + 1].map(async (person) => {
        const account = `p${person}@example.com`;
        const client = await signIn(server, account);
        await goOnline(client);
        return { client, account, name: `Person%20${person}` };
      }),
    );
    if (caller === undefined || callee === undefined) throw new Error('nobody to talk');
    const [from, to] = await openConversation(server, caller, callee);
    const line = `MSG ${caller.account} ${caller.name} ${payload.length}\r\n`;
    lanes.push({ from, to, message: sent, arrivingLength: line.length + payload.length });
  }
  return lanes;
};

const measure = async (
  server: MeasuredServer,
  lanes: readonly Lane[],
  { inFlight, seconds }: { readonly inFlight: number; readonly seconds: number },
): Promise<Figures> => {
  const before = await server.processorTime();
  const start = now();
  const messages = await drive(lanes, inFlight, seconds);
  const elapsed = now() - start;
  const after = await server.processorTime();
  return { perSecond: messages / elapsed, perCpuSecond: messages / (after - before) };
};

const contest = async (load: Load, quick: boolean): Promise<{ ours: Figures; bare: Figures }> => {
  const { conversations, inFlight } = load;
  const nudge = await startServerProcess({ kind: 'nudge', hash: 'off' });
  const relay = await startServerProcess({ kind: 'bareRelay' });
  await nudge.seed({ accounts: 2 * conversations });
  const ourLanes = await nudgeLanes(nudge, conversations, 0);
  const theirLanes = await bareLanes(relay, { count: conversations, message: sent });
  const round = { inFlight, seconds: quick ? 0.5 : 2 };
  await measure(nudge, ourLanes, round);
  await measure(relay, theirLanes, round);
  const ours: Figures[] = [];
  const bare: Figures[] = [];
  for (let turn = 0; turn < (quick ? 3 : 9); turn++) {
    ours.push(await measure(nudge, ourLanes, round));
    bare.push(await measure(relay, theirLanes, round));
  }
  await nudge.stop();
  await relay.stop();
  return { ours: medianOf(ours), bare: medianOf(bare) };
};

const medianOf = (figures: readonly Figures[]): Figures => ({
  perSecond: median(figures.map(({ perSecond }) => perSecond)),
  perCpuSecond: median(figures.map(({ perCpuSecond }) => perCpuSecond)),
});

const rowsOf = async (load: Load, quick: boolean): Promise<readonly BenchRow[]> => {
  const { ours, bare } = await contest(load, quick);
  const name = `server: ${textLength}-byte texts relayed, ${load.conversations} × ${load.inFlight} in flight`;
  return [
    {
      name,
      unit: 'messages/s',
      ours: ours.perSecond,
      baseline: { name: 'bare TCP relay', value: bare.perSecond },
      goal: { bound: 'at-least', of: 'ratio', value: 0.9 },
    },
    {
      name: `${name}, per second of server processor`,
      unit: 'messages/s',
      ours: ours.perCpuSecond,
      baseline: { name: 'bare TCP relay', value: bare.perCpuSecond },
      goal: { bound: 'at-least', of: 'ratio', value: 0.85 },
    },
  ];
};

export const run: RunBench = async ({ quick }) => [
  ...(await rowsOf({ conversations: 8, inFlight: 4 }, quick)),
  ...(await rowsOf({ conversations: 1, inFlight: 16 }, quick)),
];
