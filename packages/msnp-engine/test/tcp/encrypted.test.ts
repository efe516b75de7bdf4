/** Whole sessions over TLS and through proxies, over real sockets. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningServer } from '@nudge/msnp-server/node';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SignInOptions } from '../../src/index.ts';
import { closeEnds, FINGERPRINT, NAME, plainEnd, proxyEnd } from '../node/ends.ts';
import { PASSWORD, Person, serverWith } from './people.ts';
import { type TlsFront, tlsFront } from './tls-front.ts';

/** The first byte of TLS. */
const HANDSHAKE = 0x16;

let server: RunningServer;
let front: TlsFront;
let folder: string;
const people: Person[] = [];

beforeEach(async () => {
  server = await serverWith(['alice', 'bob'], { publicHost: 'localhost' });
  front = await tlsFront(server);
  folder = await mkdtemp(join(tmpdir(), 'nudge-encrypted-'));
});

afterEach(async () => {
  vi.restoreAllMocks();
  for (const { client } of people.splice(0)) client.close();
  front.close();
  await server.stop();
  await closeEnds();
  await rm(folder, { recursive: true, force: true });
});

function person(...args: ConstructorParameters<typeof Person>): Person {
  const one = new Person(...args);
  people.push(one);
  return one;
}

/** How the front is signed in to, under a name. */
function encrypted(host: string): Partial<SignInOptions> {
  return {
    server: { host, port: front.port, isSecure: true },
    http: `https://${host}:${front.httpPort}`,
    trustedFingerprint: FINGERPRINT,
  };
}

/** The same for the server itself. */
function plain(host: string): Partial<SignInOptions> {
  return { server: { host, port: server.msnp.port }, http: `http://${host}:${httpPort()}` };
}

function httpPort(): string {
  return new URL(server.http).port;
}

async function meet(alice: Person, bob: Person): Promise<void> {
  await alice.ask({ type: 'addContact', account: bob.account });
  await bob.hear('contactRequested');
  const answer = { account: alice.account, answer: 'allow', addToList: true } as const;
  await bob.ask({ type: 'answerContactRequest', ...answer });
  await alice.sees(bob, 'online');
  await bob.sees(alice, 'online');
}

async function say(from: Person, to: Person, text: string): Promise<void> {
  const conversationId = await from.open(to);
  from.client.submit({ type: 'sendText', id: text, conversationId, lineId: text, text });
  await from.hear('lineChanged', ({ state }) => state === 'delivered');
  expect((await to.hear('textReceived')).text).toBe(text);
}

const FILE = Buffer.alloc(20_000, 'buried treasure; ');

/** A file, as the other sees it offered. */
async function offer(from: Person, to: Person): Promise<{ readonly transferId: string }> {
  const path = join(folder, 'secret.txt');
  await writeFile(path, FILE);
  await from.ask({
    type: 'sendFiles',
    transferId: '0f7d0e1c-0000-4000-8000-000000000001',
    account: to.account,
    name: 'secret.txt',
    files: [{ path, entry: { path: 'secret.txt', size: FILE.length } }],
  });
  return (await to.hear('transferChanged')).transfer;
}

test.each([12, 8, 7, 2] as const)('a session and a text over TLS, in MSNP%i', async (version) => {
  const [alice, bob] = [person('alice'), person('bob')];
  for (const each of [alice, bob]) {
    const options = { ...encrypted('localhost'), versions: [version] };
    expect(await each.signIn(server, options)).toEqual({ ok: true });
  }
  const before = front.count;
  await meet(alice, bob);
  await say(alice, bob, 'in private');
  // The switchboard, from both.
  expect(front.count).toBe(before + 2);
});

test('a certificate that nobody vouches for is told, and the server never hears of us', async () => {
  const alice = person('alice');
  const { trustedFingerprint: _left, ...options } = encrypted('localhost');
  await alice.signIn(server, options);
  expect(await alice.hear('signInFailed')).toMatchObject({
    failure: { code: 'badCertificate', fingerprint: FINGERPRINT, stage: 'connecting' },
  });
  expect(alice.client.state.phase).toBe('signedOut');
  expect(await alice.signIn(server, encrypted('localhost'))).toEqual({ ok: true });
});

test('a server without TLS is told, and not talked to in plain', async () => {
  const said: Buffer[] = [];
  const port = await plainEnd((socket) => {
    socket.on('data', (piece: Buffer) => {
      said.push(piece);
      socket.end('500\r\n');
    });
  });
  const alice = person('alice');
  const somewhere = { host: 'localhost', port, isSecure: true };
  await alice.signIn(server, { ...encrypted('localhost'), server: somewhere });
  expect(await alice.hear('signInFailed')).toMatchObject({ failure: { code: 'tlsFailed' } });
  expect(said.map((piece) => piece[0])).toEqual([HANDSHAKE]);
});

describe.each(['http', 'socks'] as const)('through %s', (kind) => {
  const USER = { user: 'ann', password: 'proxy pass' };

  beforeEach(async () => {
    front.close();
    await server.stop();
    server = await serverWith(['alice', 'bob'], { publicHost: NAME });
    front = await tlsFront(server);
  });

  test('session, text and file, by the name that only the proxy knows, and nothing in plain', async () => {
    const wire: Uint8Array[] = [];
    const passed = (piece: Uint8Array): void => void wire.push(piece);
    const { proxy, end } = await proxyEnd(kind, { ...USER, passed });
    const through = { proxy: { ...proxy, ...USER } };
    const [alice, bob] = [person('alice', through), person('bob', through)];
    for (const each of [alice, bob]) {
      expect(await each.signIn(server, encrypted(NAME))).toEqual({ ok: true });
    }
    await meet(alice, bob);
    await say(alice, bob, 'whispered');
    const { transferId } = await offer(alice, bob);
    const destination = { folder, name: 'kept.txt' };
    bob.client.submit({ type: 'acceptTransfer', id: 'accept', transferId, destination });
    await bob.hear('transferChanged', (event) => event.transfer.phase.kind === 'done');
    expect(await readFile(join(folder, 'kept.txt'))).toEqual(FILE);
    expect(new Set(end.asked)).toEqual(new Set([`${NAME}:${front.port}`, `${NAME}:${front.httpPort}`]));
    const seen = Buffer.concat(wire).toString('latin1');
    for (const secret of [
      'alice@example.com',
      PASSWORD,
      encodeURIComponent(PASSWORD),
      'whispered',
      'treasure',
      'VER 1 MSNP',
    ]) {
      expect(seen).not.toContain(secret);
    }
  });

  test('in plain where the server knows no TLS, the login included', async () => {
    const { proxy, end } = await proxyEnd(kind);
    const alice = person('alice', { proxy });
    expect(await alice.signIn(server, plain(NAME))).toEqual({ ok: true });
    expect(new Set(end.asked)).toEqual(new Set([`${NAME}:${server.msnp.port}`, `${NAME}:${httpPort()}`]));
  });

  test('nothing is listened for: what comes in would go round it', async () => {
    const { proxy } = await proxyEnd(kind);
    const through = { proxy, transferPorts: { first: 0, last: 0 }, mapPorts: true };
    const [alice, bob] = [person('alice', through), person('bob', through)];
    for (const each of [alice, bob]) await each.signIn(server, { ...plain(NAME), versions: [7] });
    await meet(alice, bob);
    const listen = vi.spyOn(Server.prototype, 'listen');
    const { transferId } = await offer(alice, bob);
    const destination = { folder, name: 'kept.txt' };
    bob.client.submit({ type: 'acceptTransfer', id: 'accept', transferId, destination });
    await bob.hear('transferChanged', (event) => event.transfer.phase.kind === 'failed');
    expect(listen).not.toHaveBeenCalled();
  });

  test('its refusals are failures of their own', async () => {
    const { proxy, end } = await proxyEnd(kind, USER);
    const alice = person('alice', { proxy });
    await alice.signIn(server, encrypted(NAME));
    expect(await alice.hear('signInFailed')).toMatchObject({ failure: { code: 'proxyDenied' } });
    await end.close();
    await alice.signIn(server, encrypted(NAME));
    expect(await alice.hear('signInFailed')).toMatchObject({ failure: { code: 'proxyUnreachable' } });
  });
});
