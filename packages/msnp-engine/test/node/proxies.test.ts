/** The way through proxies that behave. */
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { connectLine, type TcpConnection } from '../../src/node/tcp-connection.ts';
import { makeExchange } from '../../src/node/make-exchange.ts';
import type { HttpAnswer } from '../../src/index.ts';
import { isLoopback } from '../../src/node/index.ts';
import {
  closedPort,
  closeEnds,
  FINGERPRINT,
  NAME,
  opened,
  plainEnd,
  proxyEnd,
  textOf,
  tlsEnd,
} from './ends.ts';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from './self-signed.ts';

afterEach(closeEnds);

const KINDS = ['http', 'socks'] as const;
const USER = { user: 'ann', password: 'pass:word ✓' };

describe.each(KINDS)('through %s', (kind) => {
  test('what the server says at once arrives, and the name is told to the proxy alone', async () => {
    const { proxy, end } = await proxyEnd(kind);
    const port = await plainEnd((socket) => socket.end('hello before anybody asked'));
    expect(await textOf(await opened({ host: NAME, port }, { proxy }))).toBe('hello before anybody asked');
    expect(end.asked).toEqual([`${NAME}:${port}`]);
  });

  test('user and password are told to a proxy that wants them', async () => {
    const { proxy, end } = await proxyEnd(kind, USER);
    const port = await plainEnd((socket) => socket.end('in'));
    expect(await textOf(await opened({ host: NAME, port }, { proxy: { ...proxy, ...USER } }))).toBe('in');
    expect(end.asked).toHaveLength(1);
  });

  test.each([
    ['none', {}],
    ['wrong ones', { user: 'ann', password: 'guess' }],
    ['ones that are too long for it', { user: 'a'.repeat(300), password: 'guess' }],
  ])('%s do not help, and are told so', async (_name, given) => {
    const { proxy, end } = await proxyEnd(kind, USER);
    const result = await opened({ host: NAME, port: 1863 }, { proxy: { ...proxy, ...given } });
    expect(result).toMatchObject({ kind: 'failed', failure: { code: 'proxyDenied' } });
    expect(JSON.stringify(result)).not.toContain('guess');
    expect(end.asked).toEqual([]);
  });

  test('nobody is there, says the proxy', async () => {
    const { proxy } = await proxyEnd(kind);
    const result = await opened({ host: NAME, port: await closedPort() }, { proxy });
    expect(result).toMatchObject({ kind: 'failed', failure: { code: 'proxyRefused' } });
  });

  test('the proxy itself is not there', async () => {
    const proxy = { kind, host: '127.0.0.1', port: await closedPort() };
    const result = await opened({ host: NAME, port: 1863 }, { proxy });
    expect(result).toMatchObject({ kind: 'failed', failure: { code: 'proxyUnreachable' } });
  });

  test.each([
    ['192.0.2.7', '192.0.2.7:1863'],
    ['2001:db8::7', /^\[2001:db8:(0:)*:?7\]:1863$/],
  ])('an address such as %s is asked for as it is', async (host, asked) => {
    const here = '127.0.0.1';
    const names = { '192.0.2.7': here, '2001:db8::7': here, '2001:db8:0:0:0:0:0:7': here };
    const { proxy, end } = await proxyEnd(kind, { names });
    const cancelled = new Promise<void>((resolve) => {
      const line = connectLine({ host, port: 1863 }, { proxy, isLink: false }, silent);
      void until(() => end.asked.length > 0).then(() => resolve(line.end()));
    });
    await cancelled;
    expect(end.asked[0]).toMatch(asked);
  });

  test('a name of other letters is told in the only ones that it knows', async () => {
    const { proxy, end } = await proxyEnd(kind, { names: { 'xn--bcher-kva.test': '127.0.0.1' } });
    const port = await plainEnd((socket) => socket.end('in'));
    expect(await textOf(await opened({ host: 'bücher.test', port }, { proxy }))).toBe('in');
    expect(end.asked).toEqual([`xn--bcher-kva.test:${port}`]);
  });

  test.each(['a name with spaces', 'x'.repeat(300), '\0', 'evil\r\nX: y'])(
    '%j leads nowhere',
    async (host) => {
      const { proxy } = await proxyEnd(kind);
      const result = await opened({ host, port: 1863 }, { proxy, security: {} });
      expect(result.kind).toBe('failed');
    },
  );

  test.each(['127.0.0.1', 'localhost', '127.1', '0x7f000001'])('%s is reached without it', async (host) => {
    const { proxy, end } = await proxyEnd(kind);
    const port = await plainEnd((socket) => socket.end('near'));
    expect(await textOf(await opened({ host, port }, { proxy }))).toBe('near');
    expect(end.asked).toEqual([]);
  });

  test('a login over plain HTTP goes through it as well', async () => {
    const { proxy, end } = await proxyEnd(kind);
    const port = await plainEnd((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nPassportURLs: DALogin=x\r\n\r\n'));
    });
    const answer = await new Promise<HttpAnswer>((resolve) =>
      makeExchange({ url: `http://${NAME}:${port}/`, headers: {} }, { proxy }, resolve),
    );
    expect(answer).toMatchObject({ status: 200, headers: { passporturls: 'DALogin=x' } });
    expect(end.asked).toEqual([`${NAME}:${port}`]);
  });

  test('a line to another client tells what was taken of it', async () => {
    const { proxy, end } = await proxyEnd(kind);
    const port = await plainEnd((socket) => socket.resume());
    let taken = 0;
    const line: TcpConnection = connectLine(
      { host: NAME, port },
      { proxy, isLink: true },
      {
        ...silent,
        opened: () => {
          for (let at = 0; at < 10; at++) line.write(new Uint8Array(10_000));
        },
        wrote: (bytes) => void (taken += bytes),
      },
    );
    await until(() => taken === 100_000);
    expect(end.asked).toEqual([`${NAME}:${port}`]);
    line.end();
  });

  test.each(['before it is open', 'when it is'])(
    'a line is held while paused %s, and whole in the end',
    async (when) => {
      const { proxy } = await proxyEnd(kind);
      const size = 4 * 1024 * 1024;
      const port = await plainEnd((socket) => socket.write(new Uint8Array(size)));
      let heard = 0;
      const line: TcpConnection = connectLine(
        { host: NAME, port },
        { proxy, isLink: true },
        {
          ...silent,
          opened: () => void (when === 'when it is' && line.pause(true)),
          received: (piece) => void (heard += piece.length),
        },
      );
      if (when === 'before it is open') line.pause(true);
      for (let turn = 0; turn < 300; turn++) await nextTurn();
      expect(heard).toBe(0);
      line.pause(false);
      await until(() => heard === size);
      line.end();
      expect(line.isEnded).toBe(true);
    },
  );
});

test.each([
  ['127.0.0.1', true],
  ['127.255.1.2', true],
  ['::1', true],
  ['0:0:0:0:0:0:0:1', true],
  ['LocalHost', true],
  ['localhost.', true],
  ['128.0.0.1', false],
  ['::2', false],
  ['127.0.0.1.example.com', false],
  ['localhost.example.com', false],
  ['', false],
])('%j is this computer: %s', (host, isHere) => {
  expect(isLoopback(host)).toBe(isHere);
});

const silent = { opened: () => undefined, received: () => undefined, closed: () => undefined };
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The time limit of the test bounds it. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await nextTurn();
}

/** A proxy that is the server itself, whatever is asked for: what the request's Host says. */
function hostSaid(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const serve = (socket: Socket): void => {
      socket.once('data', (head: Buffer) => resolve(/^host: (.*)\r$/im.exec(head.toString())?.[1] ?? ''));
    };
    const certificate = { key: SELF_SIGNED_KEY, cert: SELF_SIGNED_CERTIFICATE };
    const isSecure = url.startsWith('https:');
    const proxied = plainEnd((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        serve(isSecure ? new TLSSocket(socket, { ...certificate, isServer: true }) : socket);
      });
    });
    proxied.then((port) => {
      const proxy = { kind: 'http', host: '127.0.0.1', port } as const;
      const exchange = { url, headers: {}, trustedFingerprint: FINGERPRINT };
      makeExchange(exchange, { proxy }, (answer) => reject(new Error(answer.kind)));
    }, reject);
  });
}

test.each([
  [`https://${NAME}/rdr`, NAME],
  [`http://${NAME}/rdr`, NAME],
  [`https://${NAME}:8863/rdr`, `${NAME}:8863`],
  [`http://${NAME}:443/rdr`, `${NAME}:443`],
])('%s is asked as %s', async (url, host) => {
  expect(await hostSaid(url)).toBe(host);
});

test('a server that hangs up before it answers takes nothing else along', async () => {
  for (let time = 0; time < 4; time++) {
    const port = await tlsEnd((socket) => socket.once('data', () => socket.destroy()));
    const url = `https://127.0.0.1:${port}/`;
    const answer = await new Promise<HttpAnswer>((resolve) =>
      makeExchange({ url, headers: {}, trustedFingerprint: FINGERPRINT }, {}, resolve),
    );
    expect(answer.kind).toBe('failed');
  }
  // Connections at the same time, of the same process: each is read by a parser of its own.
  const server = createHttpServer((asked, reply) => setImmediate(() => reply.end(asked.url)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string): Promise<string> =>
    (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  const paths = Array.from({ length: 12 }, (_, at) => `/${at}`);
  expect(await Promise.all(paths.map(ask))).toEqual(paths);
  server.closeAllConnections();
  server.close();
});
