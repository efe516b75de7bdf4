/** One server, the foreign client and our headless client on it, all signed in; and what the checks know of them. */
import { JsonLinesProcess } from '../processes/json-lines-process.ts';
import { startHeadlessClient } from '../processes/headless-client.ts';
import { ServerProcess, type Seed, type SeedAccount } from '../processes/server-process.ts';

export const FOREIGNER = { address: 'foreigner@example.com', password: 'from-afar-1', name: 'Förëigner 外' };
export const NATIVE = { address: 'native@example.com', password: 'at-home-22', name: 'Zoë ☃ 日本' };
/** Has a list so long that it does not reach the foreign client in one read. */
export const COLLECTOR = { address: 'collector@example.com', password: 'many-names-3', name: 'Collector' };

export const LONG_LIST_LENGTH = 60;

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
    accounts: [FOREIGNER, NATIVE, COLLECTOR, ...others],
    contacts: [
      [FOREIGNER.address, NATIVE.address],
      [COLLECTOR.address, NATIVE.address],
      ...others.map(({ address }) => [COLLECTOR.address, address] as const),
    ],
  };
}

export interface World {
  readonly server: ServerProcess;
  readonly foreign: JsonLinesProcess;
  readonly native: JsonLinesProcess;
  readonly startForeign: (account: SeedAccount) => JsonLinesProcess;
  close(): Promise<void>;
}

export async function createWorld(program: string): Promise<World> {
  const server = await ServerProcess.start(seed());
  const processes: JsonLinesProcess[] = [];
  const startForeign = (account: SeedAccount): JsonLinesProcess => {
    const started = spawnForeign(program, server, account);
    processes.push(started);
    return started;
  };
  const close = async (): Promise<void> => {
    await Promise.all(processes.map((each) => each.stop()));
    await server.stop();
  };
  try {
    const native = await startHeadlessClient(server, NATIVE);
    processes.push(native);
    return { server, foreign: startForeign(FOREIGNER), native, startForeign, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function spawnForeign(program: string, server: ServerProcess, account: SeedAccount): JsonLinesProcess {
  return new JsonLinesProcess({
    name: `foreign client ${account.address}`,
    command: program,
    args: [
      '--server',
      server.address,
      '--nexus',
      `${server.http}/rdr/pprdr.asp`,
      '--address',
      account.address,
    ],
    env: { FOREIGN_PASSWORD: account.password },
  });
}
