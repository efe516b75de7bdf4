import type { BenchRow, RunBench } from './bench-row.ts';
import { signIn } from './msnp-load.ts';
import type { LoadClient } from './msnp-load.ts';
import { startServerProcess } from './server-process.ts';
import type { MeasuredServer } from './server-process.ts';
import { inPairs, median } from './side-by-side.ts';

const people = 200;
const atOnce = 16;

/** Sign-ins per second over so many seconds: login page, connection, VER, USR and the greeting. */
const signInRate = async (server: MeasuredServer, seconds: number): Promise<number> => {
  const start = performance.now();
  let done = 0;
  let next = 0;
  const work = async (): Promise<void> => {
    while (performance.now() - start < seconds * 1000) {
      const client = await signIn(server, `p${next++ % people}@example.com`);
      client.socket.destroy();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return (done * 1000) / (performance.now() - start);
};

const withHash = async (quick: boolean): Promise<BenchRow> => {
  const seconds = quick ? 1 : 2;
  const nudge = await startServerProcess({ kind: 'nudge', hash: 'product' });
  const bare = await startServerProcess({ kind: 'bareHash' });
  await nudge.seed({ accounts: people });
  const figures = await inPairs({
    ours: () => signInRate(nudge, seconds),
    baseline: () => bare.hashRate(seconds),
    pairs: quick ? 1 : 9,
  });
  await nudge.stop();
  await bare.stop();
  return {
    name: 'server: sign-ins by Passport, Argon2id m=19456 t=2 p=1',
    unit: 'sign-ins/s',
    ours: figures.ours,
    baseline: { name: 'the hash alone', value: figures.baseline },
    goal: { bound: 'at-least', of: 'ratio', value: 0.9 },
  };
};

const withoutHash = async (quick: boolean): Promise<BenchRow> => {
  const nudge = await startServerProcess({ kind: 'nudge', hash: 'off' });
  await nudge.seed({ accounts: people });
  await signInRate(nudge, 1);
  const ours: number[] = [];
  for (let turn = 0; turn < (quick ? 1 : 5); turn++) ours.push(await signInRate(nudge, quick ? 1 : 3));
  await nudge.stop();
  return {
    name: 'server: sign-ins by Passport without the hash',
    unit: 'sign-ins/s',
    ours: median(ours),
    baseline: { name: 'wanted', value: 1_000 },
    goal: { bound: 'at-least', of: 'ours', value: 1_000 },
  };
};

/** From SYN to the last contact, milliseconds. */
const listTime = async (contacts: number, quick: boolean): Promise<number> => {
  const server = await startServerProcess({ kind: 'nudge', hash: 'off' });
  await server.seed({ accounts: contacts + 1, contacts, firstOnly: true });
  const times: number[] = [];
  for (let turn = 0; turn < (quick ? 5 : 25); turn++) times.push(await oneList(server));
  await server.stop();
  return median(times);
};

const oneList = async (server: MeasuredServer): Promise<number> => {
  const start = performance.now();
  const client: LoadClient = await signIn(server, 'p0@example.com');
  client.say('SYN 4 0 0\r\nCHG 5 NLN 0\r\n');
  await client.until('CHL 0 ');
  const time = performance.now() - start;
  client.socket.destroy();
  return time;
};

const withContacts = async (quick: boolean): Promise<BenchRow> => {
  const few = await listTime(100, quick);
  const many = await listTime(1_000, quick);
  return {
    name: 'server: sign-in with 1,000 contacts, list included',
    unit: 'ms',
    ours: many,
    baseline: { name: 'ten times that with 100', value: 10 * few },
    goal: { bound: 'at-most', of: 'ratio', value: 1 },
  };
};

export const run: RunBench = async ({ quick }) => [
  await withHash(quick),
  await withoutHash(quick),
  await withContacts(quick),
];
