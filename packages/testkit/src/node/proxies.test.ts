import { request } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { startHttpProxy, startSocksProxy, type TestProxy, type TestProxyOptions } from './index.ts';

let server: Server | undefined;
let proxy: TestProxy | undefined;

afterEach(async () => {
  server?.close();
  await proxy?.close();
});

/** A server that says back what it hears. */
async function echo(): Promise<number> {
  const listening = createServer((socket) => socket.pipe(socket));
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

const NAMES = { names: { 'echo.test': '127.0.0.1' } };

async function heard(socket: Socket, length: number): Promise<string> {
  let text = '';
  socket.on('data', (piece: Buffer) => (text += piece.toString('latin1')));
  while (text.length < length && !socket.destroyed) await new Promise((resolve) => setImmediate(resolve));
  return text;
}

async function httpProxy(options: TestProxyOptions): Promise<TestProxy> {
  proxy = await startHttpProxy(options);
  return proxy;
}

async function socksProxy(options: TestProxyOptions): Promise<TestProxy> {
  proxy = await startSocksProxy(options);
  return proxy;
}

describe('HTTP', () => {
  function ask(port: number, path: string, headers: Record<string, string> = {}) {
    return new Promise<{ readonly status: number | undefined; readonly socket: Socket }>((resolve) => {
      const asked = request({ host: '127.0.0.1', port, method: 'CONNECT', path, headers });
      asked.on('connect', ({ statusCode }, socket: Socket) => resolve({ status: statusCode, socket }));
      asked.end();
    });
  }

  test('leads to a name that it alone knows, and counts what passes', async () => {
    const pieces: string[] = [];
    const passed = (piece: Uint8Array, way: string): void =>
      void pieces.push(`${way} ${Buffer.from(piece).toString()}`);
    const end = await httpProxy({ ...NAMES, passed });
    const target = `echo.test:${await echo()}`;
    const { status, socket } = await ask(end.port, target);
    socket.write('AB');
    expect([status, await heard(socket, 2)]).toEqual([200, 'AB']);
    expect([end.asked, end.counts]).toEqual([[target], { there: 2, back: 2 }]);
    expect(pieces).toEqual(['there AB', 'back AB']);
    socket.destroy();
  });

  test('wants user and password where it has some', async () => {
    const end = await httpProxy({ ...NAMES, user: 'ann', password: 'a:b' });
    const target = `echo.test:${await echo()}`;
    const basic = (text: string): Record<string, string> => ({
      'Proxy-Authorization': `Basic ${Buffer.from(text).toString('base64')}`,
    });
    const statuses = [];
    for (const headers of [{}, basic('ann:b'), basic('ann:a:b')]) {
      const { status, socket } = await ask(end.port, target, headers);
      statuses.push(status);
      socket.destroy();
    }
    expect(statuses).toEqual([407, 407, 200]);
  });
});

describe('SOCKS 5', () => {
  const NAME = Buffer.from('echo.test');

  test('leads to a name that it alone knows', async () => {
    const end = await socksProxy(NAMES);
    const target = await echo();
    const socket = connect(end.port, '127.0.0.1');
    socket.write(Buffer.of(5, 1, 0, 5, 1, 0, 3, NAME.length, ...NAME, target >> 8, target & 0xff));
    socket.write('AB');
    expect(await heard(socket, 14)).toBe('\x05\0\x05\0\0\x01\0\0\0\0\0\0AB');
    expect([end.asked, end.counts]).toEqual([[`echo.test:${target}`], { there: 2, back: 2 }]);
    socket.destroy();
  });

  test.each([
    ['no method that it takes', [5, 1, 0], '\x05\xff'],
    ['the wrong password', [5, 1, 2, 1, 1, 97, 1, 99], '\x05\x02\x01\x01'],
    ['the right one', [5, 1, 2, 1, 1, 97, 1, 98], '\x05\x02\x01\0'],
  ])('user and password are wanted: %s', async (_name, said, answer) => {
    const end = await socksProxy({ user: 'a', password: 'b' });
    const socket = connect(end.port, '127.0.0.1');
    socket.write(Buffer.from(said));
    expect(await heard(socket, answer.length)).toBe(answer);
    socket.destroy();
  });
});
