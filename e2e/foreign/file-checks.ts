/**
 * Files between our clients and the foreign one. It connects to whoever listens when it sends, and never listens or
 * connects when it receives; the homebody makes no direct connections, so that all goes over the switchboard.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hashOf, makeFile } from '../made-files.ts';
import type { JsonLinesProcess } from '../processes/json-lines-process.ts';
import type { Check } from './check.ts';
import { tell } from './tell.ts';
import { FOREIGNER, HOMEBODY, NATIVE, type World } from './world.ts';

interface Errand {
  readonly world: World;
  /** Which of our clients. */
  readonly by: 'homebody' | 'native';
  readonly size: number;
}

/** One errand, made out: who it concerns and what is carried. */
interface Parcel {
  readonly ours: JsonLinesProcess;
  readonly address: string;
  readonly name: string;
  readonly path: string;
  /** Where it shall arrive. */
  readonly copy: string;
}

/** More than either side waits for the other. */
const FILE_MILLISECONDS = 60_000;
const PATIENTLY = { timeoutMilliseconds: FILE_MILLISECONDS };
const LOOK_MILLISECONDS = 50;
const TAKEN_SIZES = [0, 1, 1202, 300_000, 8_000_000] as const;
const ADDRESSES = { homebody: HOMEBODY.address, native: NATIVE.address };

let parcelCount = 0;

async function pack({ world, by, size }: Errand): Promise<Parcel> {
  parcelCount += 1;
  const name = `parcel ${parcelCount} ñ 你.bin`;
  const path = await makeFile(world.folder, name, size);
  const copy = join(world.folder, `copy of ${name}`);
  return { ours: world[by], address: ADDRESSES[by], name, path, copy };
}

/** Ours goes to the foreign client. Gives back the ways it went, as told here. */
async function give(errand: Errand): Promise<readonly string[]> {
  const { ours, address, name, path, copy } = await pack(errand);
  const { foreign } = errand.world;
  const before = ours.mark();
  ours.send({ do: 'sendFile', to: FOREIGNER.address, path, id: name });
  await foreign.waitFor({ event: 'fileOffer', from: address, name, size: errand.size });
  await tell(foreign, { do: 'acceptFile', from: address, path: copy }, PATIENTLY);
  await ours.waitFor({ event: 'fileDone', id: name, size: errand.size }, PATIENTLY);
  await compare(path, copy);
  return waysOf(ours, before);
}

/** The foreign client's comes to us. */
async function take(errand: Errand): Promise<readonly string[]> {
  const { ours, address, name, path, copy } = await pack(errand);
  const before = ours.mark();
  const sent = tell(errand.world.foreign, { do: 'sendFile', to: address, path }, PATIENTLY);
  const taken = takeOffer(ours, { name, size: errand.size, path: copy });
  await Promise.all([sent, taken]);
  await compare(path, copy);
  return waysOf(ours, before);
}

async function takeOffer(
  ours: JsonLinesProcess,
  { name, size, path }: { readonly name: string; readonly size: number; readonly path: string },
): Promise<void> {
  const { offer } = await ours.waitFor({ event: 'fileOffer', from: FOREIGNER.address, name, size });
  ours.send({ do: 'acceptFile', offer, path, id: `take ${name}` });
  await ours.waitFor({ event: 'fileDone', offer, size }, PATIENTLY);
}

async function compare(path: string, copy: string): Promise<void> {
  if ((await hashOf(path)) !== (await hashOf(copy))) throw new Error('what arrived is not what was sent');
}

/** Of a small file nothing may be told but its end. */
function waysOf(client: JsonLinesProcess, since: number): readonly string[] {
  const told = client.heard.slice(since).filter(({ event }) => event === 'fileProgress');
  return [...new Set(told.map(({ route }) => String(route)))].filter((route) => route !== 'none');
}

function expectWay(ways: readonly string[], wanted: string): void {
  if (ways.length !== 1 || ways[0] !== wanted) throw new Error(`went by ${ways.join(', ')}, not ${wanted}`);
}

async function meet({ foreign, homebody, native }: World): Promise<void> {
  for (const client of [homebody, native]) {
    const before = foreign.mark();
    client.send({
      do: 'message',
      to: FOREIGNER.address,
      text: 'there is something for you',
      id: 'before files',
    });
    await foreign.waitFor({ event: 'message', text: 'there is something for you' }, { since: before });
  }
}

/**
 * We say BYE some seconds after it has a file. Any BYE that reaches it while it sends one itself is to it the end of
 * that one, so the others are waited for.
 */
async function hearEnds({ relay }: World): Promise<void> {
  const end = Date.now() + FILE_MILLISECONDS;
  for (let count = 0; count < TAKEN_SIZES.length; count = relay.byesOf(HOMEBODY.address)) {
    if (Date.now() > end) throw new Error(`${count} of ${TAKEN_SIZES.length} files were ended`);
    await pause(LOOK_MILLISECONDS);
  }
}

/** The largest come last in each conversation: after one the foreign client may hear no offer there any more. */
export const fileChecks: readonly Check[] = [
  { name: 'hears from both of our clients that files will come', run: meet },
  {
    name: 'a file of ours that is declined is known as declined',
    async run(world) {
      const { ours, address, name, path } = await pack({ world, by: 'homebody', size: 2_000 });
      ours.send({ do: 'sendFile', to: FOREIGNER.address, path, id: name });
      await world.foreign.waitFor({ event: 'fileOffer', from: address, name });
      await tell(world.foreign, { do: 'declineFile', from: address });
      await ours.waitFor({ event: 'fileDeclined', id: name, by: 'them' });
    },
  },
  ...TAKEN_SIZES.map((size) => ({
    name: `takes a file of ours over the switchboard: ${size} bytes`,
    async run(world: World) {
      expectWay(await give({ world, by: 'homebody', size }), 'switchboard');
    },
  })),
  { name: 'is told that the files it took are over', run: hearEnds },
  ...[1, 1202, 300_000, 8_000_000].map((size) => ({
    name: `gives us a file over the switchboard: ${size} bytes`,
    async run(world: World) {
      expectWay(await take({ world, by: 'homebody', size }), 'switchboard');
    },
  })),
  {
    // It sends nothing then but its BYE.
    name: 'gives us a file over the switchboard: 0 bytes',
    async run(world) {
      await take({ world, by: 'homebody', size: 0 });
    },
  },
  ...[1, 1202, 300_000, 8_000_000].map((size) => ({
    name: `gives us a file directly: ${size} bytes`,
    async run(world: World) {
      expectWay(await take({ world, by: 'native', size }), 'direct');
    },
  })),
  ...[300_000, 8_000_000].map((size) => ({
    name: `says no to our wish for a direct connection, and takes the file over the switchboard: ${size} bytes`,
    async run(world: World) {
      expectWay(await give({ world, by: 'native', size }), 'switchboard');
    },
  })),
];
