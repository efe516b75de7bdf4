import type { RunBench } from './bench-row.ts';
import { connectTo, goOnline, signIn } from './msnp-load.ts';
import type { LoadClient } from './msnp-load.ts';
import { startServerProcess } from './server-process.ts';
import { median } from './side-by-side.ts';

const watchers = 500;
const atOnce = 25;

/** Milliseconds until every one of them has received so many bytes. */
const untilAll = (clients: readonly LoadClient[], bytes: number, start: () => void): Promise<number> =>
  new Promise((resolve) => {
    let waiting = clients.length;
    const begin = performance.now();
    for (const { socket } of clients) {
      let received = 0;
      const read = (chunk: Buffer): void => {
        received += chunk.length;
        if (received < bytes) return;
        socket.off('data', read);
        waiting -= 1;
        if (waiting === 0) resolve(performance.now() - begin);
      };
      socket.on('data', read);
    }
    start();
  });

const inGroups = async (count: number, connect: (index: number) => Promise<LoadClient>) => {
  const clients: LoadClient[] = [];
  for (let start = 0; start < count; start += atOnce) {
    clients.push(...(await Promise.all(Array.from({ length: atOnce }, (_, step) => connect(start + step)))));
  }
  return clients;
};

export const run: RunBench = async ({ quick }) => {
  const nudge = await startServerProcess({ kind: 'nudge', hash: 'off' });
  const bare = await startServerProcess({ kind: 'bareFanOut' });
  await nudge.seed({ accounts: watchers + 1, contacts: watchers, firstOnly: true });
  const ourWatchers = await inGroups(watchers, async (index) => {
    const client = await signIn(nudge, `p${index + 1}@example.com`);
    await goOnline(client);
    return client;
  });
  const subject = await signIn(nudge, 'p0@example.com');
  const notice = (status: string): string => `NLN ${status} p0@example.com Person%200 0\r\n`;
  await untilAll(ourWatchers, notice('NLN').length, () => void goOnline(subject));
  const theirWatchers = await inGroups(watchers, () => connectTo(bare));
  const speaker = await connectTo(bare);
  const ours: number[] = [];
  const theirs: number[] = [];
  const statuses = ['BSY', 'AWY'];
  for (let turn = 0; turn < (quick ? 10 : 60); turn++) {
    const status = statuses[turn % 2] ?? '';
    const text = notice(status);
    theirs.push(await untilAll(theirWatchers, text.length, () => speaker.say(text)));
    ours.push(await untilAll(ourWatchers, text.length, () => subject.say(`CHG 7 ${status} 0\r\n`)));
  }
  await nudge.stop();
  await bare.stop();
  return [
    {
      name: `server: one status change to ${watchers} watchers, time to the last`,
      unit: 'ms',
      ours: median(ours),
      baseline: { name: 'the same bytes from a bare loop', value: median(theirs) },
      goal: { bound: 'at-most', of: 'ratio', value: 3 },
    },
  ];
};
