/** The MSNP server as a service: flags in, one ready line out, logs to standard error. */
import {
  endpointText,
  ServerError,
  startServer,
  type RunningServer,
  type TlsOption,
} from '@nudge/msnp-server/node';
import { readConfig, USAGE, type Config } from './config.ts';
import { writeLog } from './logging.ts';
import { plant, readSeed, type Seed } from './seed.ts';

const DEFAULT_DATA_DIRECTORY = './nudge-data';
const EXIT_BAD_FLAGS = 2;
const EXIT_FAILED = 1;

async function seedOf(config: Config): Promise<Seed> {
  const file = config.seed === undefined ? { accounts: [], contacts: [] } : await readSeed(config.seed);
  const asked = config.account.map((account) => ({ ...account, legacyMd5: true }));
  return { accounts: [...asked, ...file.accounts], contacts: file.contacts };
}

function tlsOf(config: Config): TlsOption {
  const { 'tls-key': key, 'tls-certificate': certificate } = config;
  if (config['no-tls']) return { kind: 'none' };
  return key === undefined || certificate === undefined
    ? { kind: 'own' }
    : { kind: 'files', key, certificate };
}

async function start(config: Config): Promise<RunningServer> {
  const seed = await seedOf(config);
  const server = await startServer({
    host: config.host,
    port: config.port,
    httpPort: config['http-port'],
    storage: config.memory
      ? { kind: 'memory' }
      : { kind: 'directory', directory: config.data ?? DEFAULT_DATA_DIRECTORY },
    tls: tlsOf(config),
    requireChallenge: config['require-challenge'],
    registration: config['open-registration'] ? 'open' : 'loopback',
    messageRates: { chatPerSecond: config['chat-rate'], dataPerSecond: config['data-rate'] },
    log: writeLog,
    ...(config['public-host'] === undefined ? {} : { publicHost: config['public-host'] }),
    ...(config['refer-to'] === undefined ? {} : { referTo: config['refer-to'] }),
  });
  await plant(server, seed).catch(async (failure: unknown) => {
    await server.stop();
    throw failure;
  });
  return server;
}

function announce(server: RunningServer): void {
  const { http, fingerprint } = server;
  const ready = { event: 'ready', msnp: endpointText(server.msnp), http, pid: process.pid, fingerprint };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

function stopOnSignals(server: RunningServer): void {
  const stop = (): void => {
    server.stop().then(
      () => process.exit(0),
      () => process.exit(EXIT_FAILED),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Runs until a signal; sets the exit status when there is nothing to run. */
export async function run(args: readonly string[]): Promise<void> {
  const result = readConfig(args);
  if (result.kind === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  if (result.kind === 'bad') {
    process.stderr.write(`${result.problems.join('\n')}\n\n${USAGE}\n`);
    process.exitCode = EXIT_BAD_FLAGS;
    return;
  }
  try {
    const server = await start(result.config);
    stopOnSignals(server);
    announce(server);
  } catch (failure) {
    const code = failure instanceof ServerError ? ` (${failure.code})` : '';
    process.stderr.write(`${failure instanceof Error ? failure.message : 'the server failed'}${code}\n`);
    process.exit(EXIT_FAILED);
  }
}
