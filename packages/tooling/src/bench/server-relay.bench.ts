import type { Socket } from 'node:net';
import type { BenchRow, RunBench } from './bench-row.ts';
import { connectTo, goOnline, openConversation, signIn } from './msnp-load.ts';
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

/** A conversation under load: how long one message is when it arrives. */
interface Lane {
  readonly from: Socket;
  readonly to: Socket;
  readonly arrivingLength: number;
}

const now = (): number => performance.now() / 1000;

/** Keeps so many messages under way in every lane until the time is over; gives how many arrived. */
const drive = (lanes: readonly Lane[], inFlight: number, seconds: number): Promise<number> =>
  new Promise((resolve) => {
    let arrived = 0;
    let running = lanes.length;
    const end = now() + seconds;
    const batches = Array.from({ length: inFlight + 1 }, (_, count) =>
      Buffer.concat(Array<Buffer>(count).fill(sent)),
    );
    for (const { from, to, arrivingLength } of lanes) {
      let pending = 0;
      let underWay = inFlight;
      const receive = (bytes: Buffer): void => {
        pending += bytes.length;
        const whole = Math.floor(pending / arrivingLength);
        if (whole === 0) return;
        pending -= whole * arrivingLength;
        arrived += whole;
        if (now() < end) {
          from.write(batches[whole] ?? sent);
          return;
        }
        underWay -= whole;
        if (underWay > 0) return;
        to.off('data', receive);
        running -= 1;
        if (running === 0) resolve(arrived);
      };
      to.on('data', receive);
      from.write(batches[inFlight] ?? sent);
    }
  });

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
    lanes.push({ from, to, arrivingLength: line.length + payload.length });
  }
  return lanes;
};

const bareLanes = async (server: MeasuredServer, count: number): Promise<readonly Lane[]> => {
  const lanes: Lane[] = [];
  for (let lane = 0; lane < count; lane++) {
    const from = (await connectTo(server)).release();
    const to = (await connectTo(server)).release();
    lanes.push({ from, to, arrivingLength: sent.length });
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
  const theirLanes = await bareLanes(relay, conversations);
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
