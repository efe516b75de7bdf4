/** Puts the service on its feet: store, environment, ports, greeter. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseAccountName, type AccountName, type ServerAddress } from '@nudge/msnp-codec';
import type { Environment, LogEntry } from '../core/environment.ts';
import { randomHex } from '../core/random-text.ts';
import { ServerError } from '../errors.ts';
import type { MessageRates } from '../front/switchboard/message-rates.ts';
import { Reachability, type ReachablePorts } from '../front/reachability.ts';
import { Service } from '../server.ts';
import type { Store } from '../store/store.ts';
import { argon2Hasher, HASH_PARAMETERS, type HashParameters } from './argon2-hasher.ts';
import { connectBack } from './connect-back.ts';
import { HttpListener } from './http-listener.ts';
import { RunningService, type RunningServer } from './running-server.ts';
import { setAside } from './set-aside.ts';
import {
  givenCertificate,
  keptCertificate,
  passingCertificate,
  type ServerCertificate,
} from './server-certificate.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { TcpListener } from './tcp-listener.ts';
import { TlsDoor } from './tls-door.ts';

export interface Clock {
  /** Steady, milliseconds. */
  now(): number;
  /** Unix milliseconds. */
  unixTime(): number;
}

/** What TLS, beside plain on the same ports, is spoken with. */
export type TlsOption =
  | { readonly kind: 'none' }
  /** A certificate of its own, made once and kept beside the database; in memory anew at each start. */
  | { readonly kind: 'own' }
  /** PEM files. */
  | { readonly kind: 'files'; readonly key: string; readonly certificate: string };

export interface StartOptions {
  /** Address to listen on, for instance `127.0.0.1`. */
  readonly host: string;
  /** MSNP port; 0 for any free one. */
  readonly port: number;
  /** Port of the login page; 0 for any free one. */
  readonly httpPort: number;
  readonly storage: { readonly kind: 'memory' } | { readonly kind: 'directory'; readonly directory: string };
  /** None unless told. */
  readonly tls?: TlsOption;
  /** Host written into XFR and RNG; default: the local address of that client's own connection. */
  readonly publicHost?: string;
  /** Makes this a dispatch server for another one. */
  readonly referTo?: ServerAddress;
  readonly requireChallenge?: boolean;
  /** Who may make accounts over HTTP; `loopback` unless told otherwise. */
  readonly registration?: 'loopback' | 'open';
  /** An account that exists, gets a new password at each start, and is everybody's contact. */
  readonly greeter?: { readonly account: string; readonly name: string };
  /** How much one participant of a switchboard may say; what is not told is as in `limits.ts`. */
  readonly messageRates?: MessageRates;
  /** Ports that people may ask about, whether they can be reached from here; those of file transfer unless told. */
  readonly reachablePorts?: ReachablePorts;
  readonly log?: (entry: LogEntry) => void;
  /** A damaged database is renamed and a fresh one begun, instead of failing with `storeCorrupt`. */
  readonly setAsideCorrupt?: boolean;
  readonly clock?: Clock;
  readonly random?: (count: number) => Uint8Array;
  /** Cheaper parameters for tests. */
  readonly passwordHash?: HashParameters;
  /** Largest size of the database in pages, for playing a full disk. */
  readonly maxDatabasePages?: number;
}

const DATABASE_FILE = 'server.sqlite';
const GREETER_PASSWORD_BYTES = 24;

/** Whole milliseconds: small integers are kept in place, fractions each in a box of their own. */
const SYSTEM_CLOCK: Clock = { now: () => Math.floor(performance.now()), unixTime: () => Date.now() };

/**
 * Starts a server. Fails with a `ServerError`: portInUse, addressNotAvailable, permissionDenied, storeCorrupt,
 * storeFull, storeFailed, storeTooNew, badCertificate, badAddress (of the greeter).
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const environment = environmentOf(options);
  const { store, setAsideAs } = await openStore(options);
  try {
    const greeter = options.greeter && readGreeter(options.greeter);
    const exposure = { isOpenToNetwork: false };
    const service = new Service(store, environment, {
      requireChallenge: options.requireChallenge ?? false,
      allocate: (length) => Buffer.allocUnsafeSlow(length),
      isRegistrationOpen: () => options.registration === 'open' || exposure.isOpenToNetwork,
      ...(options.messageRates === undefined ? {} : { messageRates: options.messageRates }),
      ...(options.publicHost === undefined ? {} : { publicHost: options.publicHost }),
      ...(options.referTo === undefined ? {} : { referTo: options.referTo }),
      ...(greeter === undefined ? {} : { greeter: greeter.address }),
    });
    const greeterPassword = greeter && (await prepareGreeter(service, greeter));
    const log = (entry: LogEntry): void => environment.log(entry);
    const certificate = await certificateOf(options, environment);
    const door = certificate && new TlsDoor({ key: certificate.key, cert: certificate.certificate }, log);
    const tcp = new TcpListener(service, { now: () => environment.now(), log, door });
    const reachability = new Reachability({
      environment,
      connectBack,
      ...(options.reachablePorts === undefined ? {} : { ports: options.reachablePorts }),
    });
    const http = new HttpListener({ service, reachability, log, door });
    const endpoints = {
      msnp: await tcp.listen(options.host, options.port),
      http: await openHttp(http, tcp, options),
    };
    return new RunningService({
      service,
      tcp,
      http,
      store,
      exposure,
      endpoints,
      ...(greeter === undefined || greeterPassword === undefined
        ? {}
        : { greeter: greeter.address, greeterPassword }),
      ...(setAsideAs === undefined ? {} : { setAsideAs }),
      certificate,
    });
  } catch (failure) {
    await store.close();
    throw failure;
  }
}

async function certificateOf(
  { tls = { kind: 'none' }, storage }: StartOptions,
  environment: Environment,
): Promise<ServerCertificate | undefined> {
  switch (tls.kind) {
    case 'none':
      return undefined;
    case 'files':
      return givenCertificate(tls.key, tls.certificate);
    case 'own':
      return storage.kind === 'memory'
        ? passingCertificate(environment)
        : keptCertificate(storage.directory, environment);
  }
}

/** Without the login page the MSNP port is of no use, so it closes again. */
async function openHttp(http: HttpListener, tcp: TcpListener, options: StartOptions) {
  try {
    return await http.listen(options.host, options.httpPort);
  } catch (failure) {
    await tcp.stop();
    throw failure;
  }
}

function environmentOf(options: StartOptions): Environment {
  const clock = options.clock ?? SYSTEM_CLOCK;
  return {
    now: () => clock.now(),
    unixTime: () => clock.unixTime(),
    randomBytes: options.random ?? ((count) => randomBytes(count)),
    md5: (bytes) => createHash('md5').update(bytes).digest(),
    passwords: argon2Hasher(options.passwordHash ?? HASH_PARAMETERS),
    log: options.log ?? (() => undefined),
  };
}

interface OpenedStore {
  readonly store: Store;
  /** Where the damaged database went, if there was one. */
  readonly setAsideAs?: string;
}

async function openStore(options: StartOptions): Promise<OpenedStore> {
  const limit = options.maxDatabasePages === undefined ? {} : { maxPages: options.maxDatabasePages };
  if (options.storage.kind === 'memory')
    return { store: await openSqliteStore({ file: ':memory:', ...limit }) };
  const { directory } = options.storage;
  await mkdir(directory, { recursive: true, mode: 0o700 }).catch((failure: unknown) => {
    throw new ServerError('storeFailed', `the folder ${directory} cannot be made`, failure);
  });
  const file = join(directory, DATABASE_FILE);
  try {
    return { store: await openSqliteStore({ file, ...limit }) };
  } catch (failure) {
    const isDamage = failure instanceof ServerError && failure.code === 'storeCorrupt';
    if (!isDamage || options.setAsideCorrupt !== true) throw failure;
    const setAsideAs = await setAside(file);
    return { store: await openSqliteStore({ file, ...limit }), setAsideAs };
  }
}

interface Greeter {
  readonly address: AccountName;
  readonly name: string;
}

function readGreeter({ account, name }: NonNullable<StartOptions['greeter']>): Greeter {
  const address = parseAccountName(account);
  if (address === undefined) throw new ServerError('badAddress', 'the greeter needs an address');
  return { address, name };
}

/** Makes the greeter's account if it is missing; gives the password it has until the next start. */
async function prepareGreeter(service: Service, { address, name }: Greeter): Promise<string> {
  const { accounts, environment, store } = service.core;
  const password = randomHex(environment, GREETER_PASSWORD_BYTES);
  if ((await store.findCredentials(address)) === undefined) {
    await accounts.create({ address, password, name, legacyMd5: false });
  } else {
    await accounts.setPassword(address, password);
  }
  return password;
}
