/** Proxies that are broken, in the way, or no proxies. */
import type { Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { TransportFailure } from '../../src/index.ts';
import { OPEN_TIMEOUT, openSocket } from '../../src/node/open-socket.ts';
import { openRequest } from '../../src/node/open-request.ts';
import { connectLine } from '../../src/node/tcp-connection.ts';
import { closeEnds, later, NAME, opened, plainEnd, textOf } from './ends.ts';

afterEach(async () => {
  vi.useRealTimers();
  await closeEnds();
});

/** Nothing ends by itself any more. */
const stopTime = (): void => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

type Kind = 'http' | 'socks';
const target = { host: NAME, port: 1863 };

/** A proxy that answers whatever comes first in this way. */
async function proxyThat(kind: Kind, answer: (socket: Socket) => void) {
  const port = await plainEnd((socket) => socket.once('data', () => answer(socket)));
  return { kind, host: '127.0.0.1', port };
}

async function failureBehind(kind: Kind, answer: (socket: Socket) => void): Promise<TransportFailure> {
  const result = await opened(target, { proxy: await proxyThat(kind, answer) });
  if (result.kind === 'opened') throw new Error('opened');
  return result.failure;
}

const bytes = (...given: readonly number[]): Uint8Array => Uint8Array.from(given);
const GREETING = bytes(5, 0);

/** First the greeting, then this. */
const afterGreeting =
  (...given: readonly number[]) =>
  (socket: Socket): void => {
    socket.once('data', () => socket.write(bytes(...given)));
    socket.write(GREETING);
  };

describe('an HTTP proxy that', () => {
  test.each([
    ['wants a password', 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', 'proxyDenied'],
    ['forbids it', 'HTTP/1.1 403 Forbidden\r\nContent-Length: 5\r\n\r\nnever', 'proxyRefused'],
    ['sends us elsewhere', 'HTTP/1.1 302 Found\r\nLocation: http://x/\r\n\r\n', 'proxyRefused'],
    ['goes on and on', 'HTTP/1.1 100 Continue\r\n\r\n', 'proxyRefused'],
    ['speaks something else', 'SSH-2.0-OpenSSH_9.7\r\n', 'proxyRefused'],
    ['speaks nothing', '\0\0\0\0\0\0\0\0\r\n\r\n', 'proxyRefused'],
    ['has a head without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(1_000_000)}`, 'proxyRefused'],
    ['has a first line without end', `HTTP/1.1 200 ${'O'.repeat(1_000_000)}`, 'proxyRefused'],
    ['has headers without end', `HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(100_000)}`, 'proxyRefused'],
  ] as const)('%s', async (_name, answer, code) => {
    expect(await failureBehind('http', (socket) => socket.write(answer))).toMatchObject({ code });
  });

  test.each(['', 'HTTP/1.1 2', 'HTTP/1.1 200 OK\r\nVia: some'])('hangs up after %j', async (answer) => {
    expect(await failureBehind('http', (socket) => socket.end(answer))).toMatchObject({
      code: 'proxyRefused',
    });
  });
});

describe('a SOCKS proxy that', () => {
  test.each([
    ['speaks SOCKS 4', (socket: Socket) => socket.write(bytes(4, 0))],
    ['knows no method that we know', (socket: Socket) => socket.write(bytes(5, 1))],
    ['is a web server', (socket: Socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['hangs up at once', (socket: Socket) => socket.end()],
    ['hangs up in the middle', (socket: Socket) => socket.end(bytes(5))],
    ['refuses by its rules', afterGreeting(5, 2, 0, 1, 0, 0, 0, 0, 0, 0)],
    ['finds nobody there', afterGreeting(5, 5, 0, 1, 0, 0, 0, 0, 0, 0)],
    ['refuses for a reason unheard of', afterGreeting(5, 0x77, 0, 1, 0, 0, 0, 0, 0, 0)],
    ['changes its version', afterGreeting(4, 0, 0, 1, 0, 0, 0, 0, 0, 0)],
    ['gives an address of no kind', afterGreeting(5, 0, 0, 0x77, 0, 0, 0, 0, 0, 0)],
  ] as const)('%s', async (_name, answer) => {
    const failure = await failureBehind('socks', answer);
    expect(failure.code).toBe('proxyRefused');
  });

  test.each([
    ['wants a password', (socket: Socket) => socket.write(bytes(5, 0xff))],
    [
      'does not believe it',
      (socket: Socket) => {
        socket.once('data', () => socket.write(bytes(1, 1)));
        socket.write(bytes(5, 2));
      },
    ],
  ] as const)('%s', async (_name, answer) => {
    expect(await failureBehind('socks', answer)).toMatchObject({ code: 'proxyDenied' });
  });

  test('names where it connected from by a name, by IPv6, in pieces', async () => {
    const name = [5, 0, 0, 3, 4, 104, 111, 115, 116, 0, 9];
    const address = [5, 0, 0, 4, ...Array.from({ length: 16 }, () => 0xfe), 0, 9];
    for (const reply of [name, address]) {
      const proxy = await proxyThat('socks', (socket) => {
        socket.once('data', () => trickle(socket, [...reply, ...Buffer.from('and on')]));
        socket.write(GREETING);
      });
      expect(await textOf(await opened(target, { proxy }))).toBe('and on');
    }
  });
});

describe.each(['http', 'socks'] as const)('a proxy for %s that', (kind) => {
  test('never answers is given up', async () => {
    stopTime();
    const asked = later<Socket>();
    const proxy = await proxyThat(kind, asked.resolve);
    const told = later<TransportFailure>();
    openSocket(target, { proxy }, { opened: () => undefined, failed: told.resolve });
    const socket = await asked.promise;
    vi.advanceTimersByTime(OPEN_TIMEOUT);
    expect(await told.promise).toMatchObject({ code: 'proxyRefused' });
    vi.useRealTimers();
    await new Promise((resolve) => socket.once('close', resolve));
  });

  test('has not answered yet is left when nobody wants the line any more', async () => {
    stopTime();
    const asked = later<Socket>();
    const proxy = await proxyThat(kind, asked.resolve);
    const told: string[] = [];
    const line = connectLine(
      target,
      { proxy, isLink: false },
      {
        opened: () => told.push('opened'),
        received: () => told.push('received'),
        closed: () => told.push('closed'),
      },
    );
    const socket = await asked.promise;
    line.end();
    await new Promise((resolve) => socket.once('close', resolve));
    for (let turn = 0; turn < 20; turn++) await nextTurn();
    expect(told).toEqual([]);
  });

  test('has not answered yet is left when nobody wants the answer any more', async () => {
    stopTime();
    const asked = later<Socket>();
    const proxy = await proxyThat(kind, asked.resolve);
    const told: string[] = [];
    const cancel = openRequest(
      `https://${NAME}/`,
      { proxy, headers: {} },
      {
        answered: () => told.push('answered'),
        failed: () => told.push('failed'),
      },
    );
    const socket = await asked.promise;
    cancel();
    await new Promise((resolve) => socket.once('close', resolve));
    for (let turn = 0; turn < 20; turn++) await nextTurn();
    expect(told).toEqual([]);
  });

  test('any bytes: whatever it says, one thing is told, and nothing thrown', async () => {
    for (let round = 0; round < 60; round++) {
      const said = Uint8Array.from(
        { length: 1 + (round % 40) },
        (_, at) => (round * 131 + at * at * 7) % 256,
      );
      const result = await opened(target, {
        proxy: await proxyThat(kind, (socket) => socket.end(said)),
      });
      expect(result.kind === 'failed' && result.failure.code).toMatch(/^proxy/);
    }
  });
});

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function trickle(socket: Socket, rest: readonly number[]): void {
  const [byte, ...others] = rest;
  if (byte === undefined) return void socket.end();
  socket.write(bytes(byte), () => setImmediate(() => trickle(socket, others)));
}
