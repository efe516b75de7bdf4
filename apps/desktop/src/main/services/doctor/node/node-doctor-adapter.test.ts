import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { startServer } from '@nudge/msnp-server/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from '../../../../../test/self-signed.ts';
import type { LoginFact } from '../doctor-facts.ts';
import { askVersion } from './ask-version.ts';
import { lookUp } from './look-up.ts';
import { nodeDoctorAdapter } from './node-doctor-adapter.ts';

const HERE = '127.0.0.1';
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
  adapter.askLogin(`${scheme}://${scheme === 'https' ? 'localhost' : HERE}:${port}`, abort.signal);

async function ownServer(range?: { readonly first: number; readonly last: number }) {
  const server = await startServer({
    host: HERE,
    port: 0,
    httpPort: 0,
    storage: { kind: 'memory' },
    ...(range === undefined ? {} : { reachablePorts: range }),
  });
  closers.push(() => server.stop());
  return { host: HERE, port: server.msnp.port, loginAddress: server.http };
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
    expect(await adapter.askVersion({ host: HERE, port: await closedPort() }, abort.signal)).toEqual({
      kind: 'failed',
      how: 'refused',
      code: 'ECONNREFUSED',
    });
  });

  it('that says nothing is mute, once the time is over or the line is', async () => {
    const silent = await listen(createServer());
    expect(await askVersion({ host: HERE, port: silent }, abort.signal, 50)).toEqual({ kind: 'mute' });
    const ended = await listen(createServer((socket) => void socket.once('data', () => socket.end())));
    expect(await adapter.askVersion({ host: HERE, port: ended }, abort.signal)).toEqual({ kind: 'mute' });
  });

  it('is left at once when nobody wants to know any more', async () => {
    const met = new Promise<void>((resolve) => {
      void listen(createServer(() => resolve())).then((port) => {
        asked = adapter.askVersion({ host: HERE, port }, abort.signal);
      });
    });
    let asked: Promise<unknown> = Promise.resolve();
    await met;
    abort.abort();
    expect(await asked).toMatchObject({ kind: expect.stringMatching(/mute|failed/) as string });
  });

  it('of a web server is taken for what it says', async () => {
    const port = await http((_request, response) => void response.end());
    expect(await adapter.askVersion({ host: HERE, port }, abort.signal)).toMatchObject({
      line: 'HTTP/1.1 400 Bad Request',
    });
  });

  it('that never ends its line is heard so far and no further', async () => {
    const port = await listen(
      createServer((socket) => void socket.once('data', () => socket.write('x'.repeat(100_000)))),
    );
    const fact = await adapter.askVersion({ host: HERE, port }, abort.signal);
    expect(fact.kind === 'answered' && fact.line.length).toBe(4096);
  });
});

describe('a login address', () => {
  it('of a server of ours is a nexus with the same clock', async () => {
    const { loginAddress } = await ownServer();
    const fact = await adapter.askLogin(loginAddress, abort.signal);
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
    expect(await askLogin(plain, 'https')).toMatchObject({ kind: 'failed', how: 'unreachable' });
    expect(await askLogin(await closedPort())).toMatchObject({ kind: 'failed', how: 'refused' });
    expect(await adapter.askLogin('ftp://example.org', abort.signal)).toEqual({ kind: 'badAddress' });
    expect(await adapter.askLogin('nonsense', abort.signal)).toEqual({ kind: 'badAddress' });
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
    const fact = await adapter.askSeen(loginAddress, abort.signal);
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
    expect(await adapter.askSeen(`http://${HERE}:${port}`, abort.signal)).toEqual({
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
    const fact = await adapter.askSeen(`http://${HERE}:${port}`, abort.signal);
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
    expect(await adapter.askSeen(`http://${HERE}:${port}`, abort.signal)).toEqual(NOT_TOLD);
  });

  it('is not told where nobody answers, or by no web address, or by whom nobody vouches for', async () => {
    expect(await adapter.askSeen(`http://${HERE}:${await closedPort()}`, abort.signal)).toEqual(NOT_TOLD);
    expect(await adapter.askSeen('nonsense', abort.signal)).toEqual(NOT_TOLD);
    const secure = createHttpsServer(
      { key: SELF_SIGNED_KEY, cert: SELF_SIGNED_CERTIFICATE },
      (_request, response) => void response.end('{"seen":{"address":"192.0.2.1","port":5000}}'),
    );
    const port = await listen(secure);
    expect(await adapter.askSeen(`https://localhost:${port}`, abort.signal)).toEqual(NOT_TOLD);
  });

  it('is not waited for by nobody', async () => {
    const silent = await listen(createServer((socket) => void socket.once('data', () => abort.abort())));
    expect(await adapter.askSeen(`http://${HERE}:${silent}`, abort.signal)).toEqual(NOT_TOLD);
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
    expect(await adapter.askReach({ loginAddress, port }, door, abort.signal)).toEqual({
      kind: 'told',
      isReached: true,
      hasMet: true,
    });
    await door.close();
    expect(await adapter.askReach({ loginAddress, port }, door, abort.signal)).toMatchObject({
      isReached: false,
    });
  });

  it('is not believed to be ours when nobody came', async () => {
    const { door, port } = await openedDoor();
    const liar = await http((_request, response) => void response.end('{"reachable":true}'));
    const loginAddress = `http://${HERE}:${liar}`;
    expect(await adapter.askReach({ loginAddress, port }, door, abort.signal)).toEqual({
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
    expect(await adapter.askReach({ loginAddress, port }, door, abort.signal)).toEqual({ kind });
  });

  it('has no port where all are taken', async () => {
    const taken = await listen(createServer());
    const door = await adapter.openDoor({ first: taken, last: taken, asksRouter: false });
    expect(door.fact.port).toBeUndefined();
    await door.close();
  });
});
