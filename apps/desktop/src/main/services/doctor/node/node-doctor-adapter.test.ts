import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { X509Certificate } from 'node:crypto';
import { createServer as createTlsServer } from 'node:tls';
import { startServer } from '@nudge/msnp-server/node';
import { startHttpProxy, startSocksProxy } from '@nudge/testkit/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from '../../../../../test/self-signed.ts';
import type { LoginFact } from '../doctor-facts.ts';
import type { DoctorWay } from '../doctor-way.ts';
import { askVersion } from './ask-version.ts';
import { lookUp } from './look-up.ts';
import { nodeDoctorAdapter } from './node-doctor-adapter.ts';

const HERE = '127.0.0.1';
const PLAIN: DoctorWay = { isSecure: false, trustedFingerprint: '' };
const closers: (() => unknown)[] = [];
let abort: AbortController;
const adapter = nodeDoctorAdapter();

beforeEach(() => {
  abort = new AbortController();
});

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, HERE, resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A port that nobody listens on any more. */
async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const http = (answer: RequestListener): Promise<number> => listen(createHttpServer(answer));
const askLogin = (port: number, scheme = 'http'): Promise<LoginFact> =>
  adapter.askLogin(`${scheme}://${scheme === 'https' ? 'localhost' : HERE}:${port}`, PLAIN, abort.signal);

async function ownServer(range?: { readonly first: number; readonly last: number }) {
  const server = await startServer({
    host: HERE,
    port: 0,
    httpPort: 0,
    storage: { kind: 'memory' },
    ...(range === undefined ? {} : { reachablePorts: range }),
  });
  closers.push(() => server.stop());
  return { ...PLAIN, host: HERE, port: server.msnp.port, loginAddress: server.http };
}

describe('a name', () => {
  it('is looked up unless it is a number', async () => {
    expect(await adapter.lookUp('192.0.2.1')).toEqual({ kind: 'numeric' });
    expect(await adapter.lookUp('[::1]')).toEqual({ kind: 'numeric' });
    expect(await adapter.lookUp('localhost')).toMatchObject({ kind: 'found' });
  });

  it('that nobody knows gives the code of the system', async () => {
    const unknown = async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    expect(await lookUp('nobody.invalid', unknown)).toEqual({ kind: 'notFound', code: 'ENOTFOUND' });
  });
});

describe('a port', () => {
  it('of a server of ours tells its dialects', async () => {
    const fact = await adapter.askVersion(await ownServer(), abort.signal);
    expect(fact).toMatchObject({
      kind: 'answered',
      line: expect.stringMatching(/^VER 1 .*MSNP12/) as string,
    });
  });

  it('that is closed refuses', async () => {
    expect(
      await adapter.askVersion({ ...PLAIN, host: HERE, port: await closedPort() }, abort.signal),
    ).toEqual({
      kind: 'failed',
      how: 'refused',
      code: 'ECONNREFUSED',
    });
  });

  it('that says nothing is mute, once the time is over or the line is', async () => {
    const silent = await listen(createServer());
    expect(await askVersion({ ...PLAIN, host: HERE, port: silent, within: 50 }, abort.signal)).toEqual({
      kind: 'mute',
    });
    const ended = await listen(createServer((socket) => void socket.once('data', () => socket.end())));
    expect(await adapter.askVersion({ ...PLAIN, host: HERE, port: ended }, abort.signal)).toEqual({
      kind: 'mute',
    });
  });

  it('is left at once when nobody wants to know any more', async () => {
    const met = new Promise<void>((resolve) => {
      void listen(createServer(() => resolve())).then((port) => {
        asked = adapter.askVersion({ ...PLAIN, host: HERE, port }, abort.signal);
      });
    });
    let asked: Promise<unknown> = Promise.resolve();
    await met;
    abort.abort();
    expect(await asked).toMatchObject({ kind: expect.stringMatching(/mute|failed/) as string });
  });

  it('of a web server is taken for what it says', async () => {
    const port = await http((_request, response) => void response.end());
    expect(await adapter.askVersion({ ...PLAIN, host: HERE, port }, abort.signal)).toMatchObject({
      line: 'HTTP/1.1 400 Bad Request',
    });
  });

  it('that never ends its line is heard so far and no further', async () => {
    const port = await listen(
      createServer((socket) => void socket.once('data', () => socket.write('x'.repeat(100_000)))),
    );
    const fact = await adapter.askVersion({ ...PLAIN, host: HERE, port }, abort.signal);
    expect(fact.kind === 'answered' && fact.line.length).toBe(4096);
  });
});

const OWN = { key: SELF_SIGNED_KEY, cert: SELF_SIGNED_CERTIFICATE };
const FINGERPRINT = new X509Certificate(SELF_SIGNED_CERTIFICATE).fingerprint256
  .replaceAll(':', '')
  .toLowerCase();

describe('an encrypted port', () => {
  const heard: string[] = [];
  const secure = (): Promise<number> =>
    listen(
      createTlsServer(OWN, (socket) => {
        socket.on('error', () => {});
        socket.on('data', (data: Buffer) => {
          heard.push(data.toString());
          socket.write('VER 1 MSNP12\r\n');
        });
      }),
    );

  it('is asked once its certificate is trusted by its fingerprint, and not before', async () => {
    heard.length = 0;
    const question = { host: 'localhost', port: await secure(), isSecure: true };
    const asked = await adapter.askVersion({ ...question, trustedFingerprint: '' }, abort.signal);
    expect(asked).toMatchObject({
      kind: 'notTrusted',
      certificate: { isTrusted: false, isChanged: false, fingerprint: FINGERPRINT },
    });
    const other = await adapter.askVersion({ ...question, trustedFingerprint: '0'.repeat(64) }, abort.signal);
    expect(other).toMatchObject({ kind: 'notTrusted', certificate: { isChanged: true } });
    expect(heard).toEqual([]);
    const trusted = await adapter.askVersion({ ...question, trustedFingerprint: FINGERPRINT }, abort.signal);
    expect(trusted).toMatchObject({ kind: 'answered', line: 'VER 1 MSNP12' });
  });

  it('that is not encrypted is told apart', async () => {
    const port = await listen(createServer((socket) => void socket.end('500 what\r\n')));
    expect(
      await adapter.askVersion({ ...PLAIN, isSecure: true, host: HERE, port }, abort.signal),
    ).toMatchObject({ kind: 'failed', how: 'notEncrypted' });
  });
});

describe.each([
  ['http', startHttpProxy],
  ['socks', startSocksProxy],
] as const)('through a proxy of the kind %s', (kind, startProxy) => {
  const guard = { user: 'ana', password: 'secret' };

  async function proxied(user = guard) {
    const proxy = await startProxy({ ...guard, names: { 'server.test': HERE } });
    closers.push(() => proxy.close());
    return { proxy, way: { ...PLAIN, proxy: { kind, host: HERE, port: proxy.port, ...user } } };
  }

  it('a server and its login service are asked', async () => {
    const { proxy, way } = await proxied();
    const { port, loginAddress } = await ownServer();
    const httpPort = new URL(loginAddress).port;
    const fact = await adapter.askVersion({ ...way, host: 'server.test', port }, abort.signal);
    expect(fact).toMatchObject({ kind: 'answered' });
    const login = await adapter.askLogin(`http://server.test:${httpPort}`, way, abort.signal);
    expect(login).toMatchObject({ kind: 'answered', isNexus: true });
    expect(proxy.asked).toEqual([`server.test:${port}`, `server.test:${httpPort}`]);
  });

  it('whoever is on this computer is asked without it', async () => {
    const { proxy, way } = await proxied();
    const { port, loginAddress } = await ownServer();
    const httpPort = new URL(loginAddress).port;
    const fact = await adapter.askVersion({ ...way, host: 'localhost', port }, abort.signal);
    expect(fact).toMatchObject({ kind: 'answered' });
    const login = await adapter.askLogin(`http://server.test:${httpPort}`, way, abort.signal);
    expect(login).toMatchObject({ kind: 'answered', isNexus: true });
    expect(proxy.asked).toEqual([`server.test:${httpPort}`]);
    const gone = { ...way, host: 'localhost', port: await closedPort() };
    expect(await adapter.askVersion(gone, abort.signal)).toMatchObject({ how: 'refused' });
  });

  it('tells apart who is not let in, and who is not there', async () => {
    const { way } = await proxied({ user: 'ana', password: 'wrong' });
    const at = { host: 'server.test', port: await closedPort() };
    expect(await adapter.askVersion({ ...way, ...at }, abort.signal)).toMatchObject({ how: 'proxyDenied' });
    const good = (await proxied()).way;
    expect(await adapter.askVersion({ ...good, ...at }, abort.signal)).toMatchObject({ how: 'proxyRefused' });
    const gone = { ...good, proxy: { ...good.proxy, port: await closedPort() } };
    expect(await adapter.askVersion({ ...gone, ...at }, abort.signal)).toMatchObject({
      how: 'proxyUnreachable',
    });
  });
});

describe('a login address', () => {
  it('of a server of ours is a nexus with the same clock', async () => {
    const { loginAddress } = await ownServer();
    const fact = await adapter.askLogin(loginAddress, PLAIN, abort.signal);
    expect(fact).toMatchObject({ kind: 'answered', status: 200, isNexus: true });
    expect(Math.abs(fact.kind === 'answered' ? (fact.ahead ?? Infinity) : Infinity)).toBeLessThan(60_000);
  });

  it('whose clock is wrong says by how much', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const port = await http((_request, response) => void response.writeHead(200, { Date: date }).end());
    const fact = await askLogin(port);
    expect(Math.round((fact.kind === 'answered' ? (fact.ahead ?? 0) : 0) / 60_000)).toBe(60);
    expect(fact).toMatchObject({ isNexus: false });
  });

  it('that tells no time has none', async () => {
    const port = await http((_request, response) => {
      response.sendDate = false;
      response.end();
    });
    expect(await askLogin(port)).toEqual({ kind: 'answered', status: 200, isNexus: false });
  });

  it('with a certificate nobody vouches for is asked nothing', async () => {
    let asked = 0;
    const port = await listen(
      createHttpsServer({ key: SELF_SIGNED_KEY, cert: SELF_SIGNED_CERTIFICATE }, (_request, response) => {
        asked += 1;
        response.end();
      }),
    );
    expect(await askLogin(port, 'https')).toMatchObject({
      kind: 'failed',
      certificate: { isTrusted: false, problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
    expect(asked).toBe(0);
  });

  it('that does not speak TLS, or is closed, or is none, fails', async () => {
    const plain = await http((_request, response) => void response.end());
    expect(await askLogin(plain, 'https')).toMatchObject({ kind: 'failed', how: 'notEncrypted' });
    expect(await askLogin(await closedPort())).toMatchObject({ kind: 'failed', how: 'refused' });
    expect(await adapter.askLogin('ftp://example.org', PLAIN, abort.signal)).toEqual({ kind: 'badAddress' });
    expect(await adapter.askLogin('nonsense', PLAIN, abort.signal)).toEqual({ kind: 'badAddress' });
  });

  it('that never ends its answer is heard so far and no further', async () => {
    const port = await http((_request, response) => {
      const more = (): void => void (response.write('x'.repeat(10_000)) && setImmediate(more));
      more();
    });
    expect(await askLogin(port)).toMatchObject({ kind: 'answered', status: 200 });
  });
});

describe('the address that is seen', () => {
  const NOT_TOLD = { kind: 'notTold' };

  it('is told by a server of ours, twice out of one port', async () => {
    const { loginAddress } = await ownServer();
    const fact = await adapter.askSeen(loginAddress, PLAIN, abort.signal);
    if (fact.kind === 'notTold') throw new Error('not told');
    const { inside, seen } = fact;
    expect(inside).toEqual({ address: HERE, port: expect.any(Number) as number });
    expect(seen).toEqual([inside, inside]);
  });

  it('is told as the server says it', async () => {
    const from: unknown[] = [];
    const port = await http(({ socket }, response) => {
      from.push(socket.remotePort);
      response.end(`{"seen":{"address":"192.0.2.${from.length}","port":5000}}`);
    });
    expect(await adapter.askSeen(`http://${HERE}:${port}`, PLAIN, abort.signal)).toEqual({
      kind: 'told',
      inside: { address: HERE, port: from[1] },
      seen: [
        { address: '192.0.2.1', port: 5000 },
        { address: '192.0.2.2', port: 5000 },
      ],
    });
    expect(from[0]).toBe(from[1]);
  });

  it('may be told once', async () => {
    let asked = 0;
    const port = await http((_request, response) => {
      asked += 1;
      response.writeHead(asked === 1 ? 200 : 503).end('{"seen":{"address":"192.0.2.1","port":5000}}');
    });
    const fact = await adapter.askSeen(`http://${HERE}:${port}`, PLAIN, abort.signal);
    expect(fact).toMatchObject({ seen: [{ address: '192.0.2.1', port: 5000 }] });
  });

  it.each([
    [400, '{"error":"badRequest"}'],
    [404, ''],
    [200, 'nonsense'],
    [200, '{"reachable":true}'],
    [200, '{"seen":{"address":"::1","port":5000}}'],
    [200, '{"seen":{"address":"192.0.2.1","port":0}}'],
  ])('is not told by status %s with %j', async (status, body) => {
    const port = await http((_request, response) => void response.writeHead(status).end(body));
    expect(await adapter.askSeen(`http://${HERE}:${port}`, PLAIN, abort.signal)).toEqual(NOT_TOLD);
  });

  it('is not told where nobody answers, or by no web address, or by whom nobody vouches for', async () => {
    expect(await adapter.askSeen(`http://${HERE}:${await closedPort()}`, PLAIN, abort.signal)).toEqual(
      NOT_TOLD,
    );
    expect(await adapter.askSeen('nonsense', PLAIN, abort.signal)).toEqual(NOT_TOLD);
    const secure = createHttpsServer(
      { key: SELF_SIGNED_KEY, cert: SELF_SIGNED_CERTIFICATE },
      (_request, response) => void response.end('{"seen":{"address":"192.0.2.1","port":5000}}'),
    );
    const port = await listen(secure);
    expect(await adapter.askSeen(`https://localhost:${port}`, PLAIN, abort.signal)).toEqual(NOT_TOLD);
  });

  it('is not waited for by nobody', async () => {
    const silent = await listen(createServer((socket) => void socket.once('data', () => abort.abort())));
    expect(await adapter.askSeen(`http://${HERE}:${silent}`, PLAIN, abort.signal)).toEqual(NOT_TOLD);
  });
});

describe('the way in', () => {
  async function openedDoor(asksRouter = false) {
    const free = await closedPort();
    const door = await adapter.openDoor({ first: free, last: free, asksRouter });
    closers.push(() => door.close());
    return { door, port: free };
  }

  it('is tried by a server of ours', async () => {
    const { door, port } = await openedDoor();
    expect(door.fact).toMatchObject({ port, router: { kind: 'notAsked' } });
    const { loginAddress } = await ownServer({ first: port, last: port });
    expect(await adapter.askReach({ loginAddress, port, way: PLAIN }, door, abort.signal)).toEqual({
      kind: 'told',
      isReached: true,
      hasMet: true,
    });
    await door.close();
    expect(await adapter.askReach({ loginAddress, port, way: PLAIN }, door, abort.signal)).toMatchObject({
      isReached: false,
    });
  });

  it('is not believed to be ours when nobody came', async () => {
    const { door, port } = await openedDoor();
    const liar = await http((_request, response) => void response.end('{"reachable":true}'));
    const loginAddress = `http://${HERE}:${liar}`;
    expect(await adapter.askReach({ loginAddress, port, way: PLAIN }, door, abort.signal)).toEqual({
      kind: 'told',
      isReached: true,
      hasMet: false,
    });
  });

  it.each([
    [404, '', 'notTold'],
    [200, 'nonsense', 'notTold'],
    [200, '{"reachable":"yes"}', 'notTold'],
    [429, '{}', 'tooOften'],
    [503, '{}', 'tooOften'],
  ])('is not told by status %s with %j', async (status, body, kind) => {
    const { door, port } = await openedDoor();
    const server = await http((_request, response) => void response.writeHead(status).end(body));
    const loginAddress = `http://${HERE}:${server}`;
    expect(await adapter.askReach({ loginAddress, port, way: PLAIN }, door, abort.signal)).toEqual({ kind });
  });

  it('has no port where all are taken', async () => {
    const taken = await listen(createServer());
    const door = await adapter.openDoor({ first: taken, last: taken, asksRouter: false });
    expect(door.fact.port).toBeUndefined();
    await door.close();
  });
});
