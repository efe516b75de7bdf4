import type { RunBench } from './bench-row.ts';
import { connectTo, signIn } from './msnp-load.ts';
import type { LoadClient } from './msnp-load.ts';
import { startServerProcess } from './server-process.ts';
import type { MeasuredServer } from './server-process.ts';

const atOnce = 32;
const warmUp = 300;
const bytesPerKibibyte = 1024;

type Connect = (index: number) => Promise<LoadClient>;

/** So many connections, a few at a time. */
const connectMany = async (from: number, to: number, connect: Connect): Promise<readonly LoadClient[]> => {
  const clients: LoadClient[] = [];
  for (let start = from; start < to; start += atOnce) {
    const length = Math.min(atOnce, to - start);
    clients.push(...(await Promise.all(Array.from({ length }, (_, step) => connect(start + step)))));
  }
  return clients;
};

const hangUp = async (clients: readonly LoadClient[]): Promise<void> => {
  await Promise.all(
    clients.map(
      ({ socket }) =>
        new Promise((resolve) => {
          socket.once('close', resolve);
          socket.destroy();
        }),
    ),
  );
};

/** Resident KiB for each connection, after some connections that came and went have warmed the server up. */
const perConnection = async (server: MeasuredServer, count: number, connect: Connect): Promise<number> => {
  await hangUp(await connectMany(0, warmUp, connect));
  const before = await server.memory();
  const clients = await connectMany(0, count, connect);
  const after = await server.memory();
  await hangUp(clients);
  return (after - before) / count / bytesPerKibibyte;
};

export const run: RunBench = async ({ quick }) => {
  const count = quick ? 1_000 : 5_000;
  const bare = await startServerProcess({ kind: 'bareHold' });
  const bareFigure = await perConnection(bare, count, async () => {
    const client = await connectTo(bare);
    client.say('VER 1 MSNP12 CVR0\r\n');
    return client;
  });
  await bare.stop();
  const nudge = await startServerProcess({ kind: 'nudge', hash: 'off' });
  await nudge.seed({ accounts: count });
  const ourFigure = await perConnection(nudge, count, (index) => signIn(nudge, `p${index}@example.com`));
  await nudge.stop();
  return [
    {
      name: `server: memory per idle signed-in connection, ${count} of them`,
      unit: 'KiB',
      ours: ourFigure,
      baseline: { name: 'bare TCP server', value: bareFigure },
      goal: { bound: 'at-most', of: 'ratio', value: 1.6 },
    },
  ];
};
