/** One server, the foreign client and our headless client on it, all signed in; and what the checks know of them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GentleRelay } from './gentle-relay.ts';
import { JsonLinesProcess } from '../processes/json-lines-process.ts';
import { CLI_MAIN } from '../processes/paths.ts';
import { ServerProcess, type Seed, type SeedAccount } from '../processes/server-process.ts';

/** Escaped on the wire, with addresses of fifteen characters. */
const NAME_LENGTH_ON_WIRE = 295;

/**
 * The foreign client cannot put an invitation together that comes in two chunks: with addresses as short as these,
 * that of a file fits into one. And names are as long as makes a full chunk of ours a message of 1,664 bytes, which
 * is what it reads at once: however many are there already, each read ends well behind a line.
 */
export const FOREIGNER = { address: 'far@example.com', password: 'from-afar-1', name: 'Förëigner 外' };
export const NATIVE = { address: 'zoe@example.com', password: 'at-home-22', name: stretched('Zoëy ☃日本') };
/** Of ours as well, but makes no direct connections. */
export const HOMEBODY = {
  address: 'ida@example.com',
  password: 'by-the-fire-5',
  name: stretched('Homebody who never goes out of the door'),
};
/** Has a list so long that it does not reach the foreign client in one read. */
export const COLLECTOR = { address: 'collector@example.com', password: 'many-names-3', name: 'Collector' };

export const LONG_LIST_LENGTH = 60;

function stretched(name: string): string {
  return `${name} ${'-'.repeat(NAME_LENGTH_ON_WIRE - encodeURIComponent(`${name} `).length)}`;
}

function fillers(): readonly SeedAccount[] {
  return Array.from({ length: LONG_LIST_LENGTH - 1 }, (_, index) => ({
    address: `person${index}@example.com`,
    password: 'not-used-44',
    name: `Person ${index} of the long list`,
  }));
}

function seed(): Seed {
  const others = fillers();
  return {
    accounts: [FOREIGNER, NATIVE, HOMEBODY, COLLECTOR, ...others],
    contacts: [
      [FOREIGNER.address, NATIVE.address],
      [FOREIGNER.address, HOMEBODY.address],
      [COLLECTOR.address, NATIVE.address],
      ...others.map(({ address }) => [COLLECTOR.address, address] as const),
    ],
  };
}

export interface World {
  readonly server: ServerProcess;
  readonly foreign: JsonLinesProcess;
  /** What stands between the server and it. */
  readonly relay: GentleRelay;
  readonly native: JsonLinesProcess;
  readonly homebody: JsonLinesProcess;
  /** For what is sent and what arrives. */
  readonly folder: string;
  /** Straight to the server. */
  readonly startForeign: (account: SeedAccount) => JsonLinesProcess;
  close(): Promise<void>;
}

export async function createWorld(program: string): Promise<World> {
  const server = await ServerProcess.start(seed());
  const relay = await GentleRelay.start(server.address);
  const folder = await mkdtemp(join(tmpdir(), 'nudge-foreign-'));
  const processes: JsonLinesProcess[] = [];
  const keep = (started: JsonLinesProcess): JsonLinesProcess => {
    processes.push(started);
    return started;
  };
  const startForeign = (account: SeedAccount, address = server.address): JsonLinesProcess =>
    keep(spawnForeign(program, { address, http: server.http }, account));
  const close = async (): Promise<void> => {
    await Promise.all(processes.map((each) => each.stop()));
    await relay.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const native = keep(spawnOurs(server, NATIVE));
    const homebody = keep(spawnOurs(server, HOMEBODY, ['--no-direct']));
    await Promise.all([native, homebody].map((each) => each.waitFor({ event: 'signedIn' })));
    const foreign = startForeign(FOREIGNER, relay.address);
    return { server, foreign, relay, native, homebody, folder, startForeign, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function spawnOurs(
  server: ServerProcess,
  account: SeedAccount,
  flags: readonly string[] = [],
): JsonLinesProcess {
  const place = ['--server', server.address, '--http', server.http, '--transfer-ports', '0-0'];
  const person = ['--address', account.address, '--password-env', 'NATIVE_PASSWORD'];
  return new JsonLinesProcess({
    name: `our client ${account.address}`,
    command: process.execPath,
    args: [CLI_MAIN, ...place, ...person, ...flags],
    env: { NATIVE_PASSWORD: account.password },
  });
}

function spawnForeign(
  program: string,
  place: Pick<ServerProcess, 'address' | 'http'>,
  account: SeedAccount,
): JsonLinesProcess {
  return new JsonLinesProcess({
    name: `foreign client ${account.address}`,
    command: program,
    args: ['--server', place.address, '--nexus', `${place.http}/rdr/pprdr.asp`, '--address', account.address],
    env: { FOREIGN_PASSWORD: account.password },
  });
}
