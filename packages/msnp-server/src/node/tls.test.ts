import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { signInOverTcp, TcpClient } from '../../test/tcp-client.ts';
import { askSecurely, connectSecurely, fetchTicketSecurely, signInSecurely } from '../../test/tls-client.ts';
import type { LogEntry } from '../core/environment.ts';
import { TLS_HANDSHAKE_WITHIN_MS } from '../limits.ts';
import { startServer, type Endpoint, type RunningServer, type StartOptions } from './index.ts';

const CHEAP_HASH = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const NO_TLS = /disconnected|hang up|ECONNRESET|wrong version|packet length/;
const running: RunningServer[] = [];
const log: LogEntry[] = [];

async function start(options: Partial<StartOptions> = {}): Promise<RunningServer> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    httpPort: 0,
    storage: { kind: 'memory' },
    passwordHash: CHEAP_HASH,
    tls: { kind: 'own' },
    log: (entry) => log.push(entry),
    ...options,
  });
  running.push(server);
  for (const name of ['alice', 'bob']) {
    await server.createAccount({ address: `${name}@example.com`, password: 'secret', name, legacyMd5: true });
  }
  return server;
}

const httpOf = ({ http }: RunningServer): Endpoint => ({
  host: '127.0.0.1',
  port: Number(new URL(http).port),
});
const httpsOf = ({ http }: RunningServer): string => http.replace('http:', 'https:');

afterEach(async () => {
  vi.useRealTimers();
  for (const server of running.splice(0)) await server.stop();
  log.length = 0;
});

describe('TLS and plain on one port', () => {
  test('somebody with each sign in and talk; what TLS began stays on the same port', async () => {
    const server = await start();
    await server.befriend('alice@example.com', 'bob@example.com');
    const alice = await signInSecurely(server, 'alice@example.com', 'secret');
    const bob = await signInOverTcp(server, 'bob@example.com', 'secret');
    await alice.until(/NLN NLN bob@example\.com bob 0\r\n/);
    alice.say('XFR 5 SB');
    const [, place, cookie] = await alice.until(/XFR 5 SB (\S+) CKI (\S+)\r\n/);
    expect(place).toBe(`127.0.0.1:${server.msnp.port}`);
    const board = await connectSecurely(server);
    board.say(`USR 1 alice@example.com ${cookie}`, 'CAL 2 bob@example.com');
    const [, id, invitation] = await bob.until(/RNG (\S+) \S+ CKI (\S+) .*\r\n/);
    const other = await TcpClient.connect(server.msnp);
    other.say(`ANS 1 bob@example.com ${invitation} ${id}`);
    await board.until(/JOI bob@example\.com/);
    board.socket.write('MSG 3 A 5\r\nhello');
    await other.until(/MSG alice@example\.com alice 5\r\nhello/);
    await board.until(/ACK 3\r\n/);
    other.socket.write('MSG 4 A 2\r\nhi');
    await board.until(/MSG bob@example\.com bob 2\r\nhi/);
    board.socket.destroy();
    await other.until(/BYE alice@example\.com\r\n/);
    expect(log).toEqual([]);
  });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)('by %s', async (version) => {
    const server = await start();
    const client = await connectSecurely(server, { minVersion: version, maxVersion: version });
    client.say('VER 1 MSNP12');
    const [answer] = await client.until(/.*\r\n/);
    expect(answer).toBe('VER 1 MSNP12\r\n');
  });

  test('never by TLS 1.1', async () => {
    const server = await start();
    const client = connectSecurely(server, {
      minVersion: 'TLSv1.1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    });
    await expect(client).rejects.toThrow(/alert|version|protocol/i);
  });

  test('nothing is negotiated anew in the middle', async () => {
    const server = await start();
    const { socket } = await connectSecurely(server, { maxVersion: 'TLSv1.2' });
    const failed = once(socket, 'error') as Promise<[Error]>;
    (socket as TLSSocket).renegotiate({ rejectUnauthorized: false }, () => undefined);
    expect((await failed)[0].message).toMatch(/no renegotiation/);
  });

  test('a server without TLS knows no such thing', async () => {
    const server = await start({ tls: { kind: 'none' } });
    expect(server.fingerprint).toBeUndefined();
    await expect(connectSecurely(server)).rejects.toThrow(NO_TLS);
    await expect(askSecurely(httpsOf(server), '')).rejects.toThrow(NO_TLS);
  });

  test('stopping tells everybody, and waits for nobody in a handshake', async () => {
    const server = await start();
    const alice = await signInSecurely(server, 'alice@example.com', 'secret');
    const half = await opened(server.msnp);
    half.write(Buffer.from([0x16, 3, 1]));
    const again = await signInOverTcp(server, 'bob@example.com', 'secret');
    const told = Promise.all(
      [alice, again].map((client) => client.until(/OUT SSD\r\n/).then(() => client.socket.destroy())),
    );
    await Promise.all([server.stop(), told, once(half, 'close')]);
    await expect(connectSecurely(server)).rejects.toThrow('ECONNREFUSED');
  });

  test('who does not read over TLS is cut off, and only that one', async () => {
    const server = await start();
    const alice = await signInSecurely(server, 'alice@example.com', 'secret');
    alice.say('XFR 5 SB');
    const [, cookie] = await alice.until(/CKI (\S+)\r\n/);
    const board = await connectSecurely(server);
    const bob = await signInSecurely(server, 'bob@example.com', 'secret');
    board.say(`USR 1 alice@example.com ${cookie}`, 'CAL 2 bob@example.com');
    const [, id, invitation] = await bob.until(/RNG (\S+) \S+ CKI (\S+) .*\r\n/);
    const other = await connectSecurely(server);
    other.say(`ANS 1 bob@example.com ${invitation} ${id}`);
    await board.until(/JOI bob@example\.com/);
    other.socket.pause();
    const head = 'MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\n\r\n';
    const block = `MSG 3 D 1664\r\n${head.padEnd(1_664, 'x')}`.repeat(100);
    const bye = board.until(/BYE bob@example\.com\r\n/);
    for (let sent = 0; sent < 40 * 1024 * 1024 && !log.some(({ event }) => event === 'slowReaderCut');) {
      sent += block.length;
      if (!board.socket.write(block)) await once(board.socket, 'drain');
    }
    await bye;
    alice.say('PNG');
    await alice.until(/QNG/);
    expect(log.map(({ event }) => event)).toEqual(['slowReaderCut']);
  });
});

describe('https on the port of the login page', () => {
  test('names https addresses, over http http ones; both let in', async () => {
    const server = await start();
    const { fingerprint } = server;
    const nexus = await askSecurely(`${httpsOf(server)}/rdr/pprdr.asp`, fingerprint);
    expect(nexus.headers['passporturls']).toBe(`DALogin=${httpsOf(server)}/login2.srf`);
    const plain = await fetch(`${server.http}/rdr/pprdr.asp`);
    expect(plain.headers.get('PassportURLs')).toBe(`DALogin=${server.http}/login2.srf`);
    expect(await fetchTicketSecurely(server, 'alice@example.com', 'secret')).toMatch(/^t=/);
    expect(await fetchTicketSecurely(server, 'alice@example.com', 'wrong')).toBe(401);
  });

  test('registration, with its limits', async () => {
    const server = await start();
    const ask = (body: string) =>
      askSecurely(`${httpsOf(server)}/register`, server.fingerprint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    const account = { address: 'carol@example.com', password: 'secret', name: 'Carol' };
    expect((await ask(JSON.stringify(account))).status).toBe(201);
    expect((await ask('x'.repeat(100_000))).status).toBe(400);
  });

  test('two questions on one connection', async () => {
    const server = await start();
    const client = await connectSecurely({ ...server, msnp: httpOf(server), http: server.http });
    const statuses: (string | undefined)[] = [];
    for (const path of ['/rdr/pprdr.asp', '/elsewhere']) {
      client.socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
      statuses.push((await client.until(/HTTP\/1\.1 (\d+)[^]*\r\n\r\n/))[1]);
    }
    expect(statuses).toEqual(['200', '404']);
  });
});

describe('whoever only pretends', () => {
  const ports = [
    ['MSNP', ({ msnp }: RunningServer) => msnp],
    ['HTTP', httpOf],
  ] as const;
  const garbage: readonly (readonly [string, Uint8Array])[] = [
    ['garbage', Buffer.concat([Buffer.from([0x16]), Buffer.alloc(4_000, 'x')])],
    ['a plain command', Buffer.from('\x16VER 1 MSNP12\r\n')],
    ['a record of another kind', Buffer.from([0x16, 3, 1, 0, 2, 0xff, 0xff, 0x15, 3, 1, 0, 2, 2, 0])],
    [
      'a hello larger than any',
      Buffer.from([0x16, 3, 1, 0x40, 0, 1, 0xff, 0xff, 0xff, ...Buffer.alloc(16_380)]),
    ],
  ];

  test.each(
    ports.flatMap(([name, port]) => garbage.map(([what, bytes]) => [what, name, port, bytes] as const)),
  )(
    '%s after the first byte, at the %s port, is hung up on with a reason in the log',
    async (_what, _name, port, bytes) => {
      const server = await start();
      const socket = await opened(port(server));
      socket.resume().write(bytes);
      await once(socket, 'close');
      expect(log).toMatchObject([{ event: 'handshakeFailed', details: { remote: '127.0.0.1' } }]);
      expect(String(log[0]?.details?.['reason'])).toMatch(/^E(RR_|[A-Z]+$)/);
      await works(server);
    },
  );

  test.each(ports)('half a hello, then the end, at the %s port', async (_name, port) => {
    const server = await start();
    const socket = await opened(port(server));
    const hello = await helloOf();
    socket.resume().end(hello.subarray(0, hello.length / 2));
    await once(socket, 'close');
    await vi.waitFor(() => expect(log).toMatchObject([{ event: 'handshakeFailed' }]));
    await works(server);
  });

  test.each(ports)(
    'a handshake that stalls at the %s port ends, however much trickles',
    async (_name, port) => {
      const server = await start();
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const hello = await helloOf();
      const socket = await opened(port(server));
      socket.resume().write(hello.subarray(0, 5));
      const isGone = once(socket, 'close');
      for (const byte of hello.subarray(5, 60)) {
        socket.write(Uint8Array.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
      vi.advanceTimersByTime(TLS_HANDSHAKE_WITHIN_MS - 1);
      expect(log).toEqual([]);
      vi.advanceTimersByTime(1);
      await isGone;
      expect(log).toMatchObject([{ event: 'handshakeFailed', details: { reason: 'timedOut' } }]);
      vi.useRealTimers();
      await works(server);
    },
  );

  test('a connection to the HTTP port that says nothing is closed when headers would be due', async () => {
    const server = await start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const socket = await opened(httpOf(server));
    await new Promise((resolve) => setImmediate(resolve));
    const isGone = once(socket.resume(), 'close');
    vi.advanceTimersByTime(14_999);
    expect(socket.readableEnded).toBe(false);
    vi.advanceTimersByTime(1);
    await isGone;
    expect(log).toEqual([]);
  });

  test('a connection to the HTTP port that ends without a word is closed at once', async () => {
    const server = await start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const socket = await opened({ ...httpOf(server), allowHalfOpen: true });
    const isGone = once(socket.resume(), 'end');
    socket.end();
    await isGone;
    expect(log).toEqual([]);
    await works(server);
  });

  test('TLS within TLS is no command', async () => {
    const server = await start();
    const client = await connectSecurely(server);
    client.socket.write(await helloOf());
    await client.closed();
    expect(client.received).toBe(0);
    await works(server);
  });
});

async function opened(endpoint: Endpoint & { readonly allowHalfOpen?: boolean }): Promise<Socket> {
  const socket = connect(endpoint);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** What a client begins with. */
async function helloOf(): Promise<Buffer> {
  const listener = createServer();
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const accepted = once(listener, 'connection') as Promise<[Socket]>;
  const { port } = listener.address() as AddressInfo;
  const client = connectTls({ port, rejectUnauthorized: false });
  client.on('error', () => undefined);
  const [socket] = await accepted;
  const [hello] = (await once(socket, 'data')) as [Buffer];
  client.destroy();
  socket.destroy();
  listener.close();
  return hello;
}

/** Both ports, both ways. */
async function works(server: RunningServer): Promise<void> {
  const alice = await signInSecurely(server, 'alice@example.com', 'secret');
  const bob = await signInOverTcp(server, 'bob@example.com', 'secret');
  alice.socket.destroy();
  bob.socket.destroy();
}
