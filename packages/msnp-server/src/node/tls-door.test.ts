import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { LogEntry } from '../core/environment.ts';
import { TLS_HANDSHAKES_PER_ADDRESS_MAX } from '../limits.ts';
import { isTlsHello, TlsDoor } from './tls-door.ts';

const HELLO = Uint8Array.of(0x16);

/** A socket that was accepted, as if it had come from elsewhere. */
async function from(remoteAddress: string | undefined): Promise<Socket> {
  const listener = createServer();
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const accepted = once(listener, 'connection') as Promise<[Socket]>;
  const { port } = listener.address() as AddressInfo;
  const client = connect({ host: '127.0.0.1', port });
  const [socket] = await accepted;
  listener.close();
  onTestFinished(() => {
    client.destroy();
    socket.destroy();
  });
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  return socket;
}

test('of one address only so many shake hands at once; others and this computer are not held up', async () => {
  const log: LogEntry[] = [];
  const door = new TlsDoor({}, (entry) => log.push(entry));
  const enter = async (address: string): Promise<Socket> => {
    const socket = await from(address);
    door.enter(socket, HELLO, () => undefined);
    return socket;
  };
  const [first] = await Promise.all(
    Array.from({ length: TLS_HANDSHAKES_PER_ADDRESS_MAX }, () => enter('192.0.2.1')),
  );
  expect(log).toEqual([]);
  expect((await enter('192.0.2.1')).destroyed).toBe(true);
  expect(log).toEqual([{ level: 'warn', event: 'tooManyHandshakes', details: { remote: '192.0.2.1' } }]);
  expect((await enter('192.0.2.2')).destroyed).toBe(false);
  for (let count = 0; count <= TLS_HANDSHAKES_PER_ADDRESS_MAX; count++) await enter('127.0.0.1');
  expect(log).toHaveLength(1);
  first?.destroy();
  if (first !== undefined) await once(first, 'close');
  expect((await enter('192.0.2.1')).destroyed).toBe(false);
});

test('who is gone before the handshake begins is let go, and counted nowhere', async () => {
  const log: LogEntry[] = [];
  const door = new TlsDoor({}, (entry) => log.push(entry));
  for (let count = 0; count <= TLS_HANDSHAKES_PER_ADDRESS_MAX; count++) {
    const socket = await from(undefined);
    door.enter(socket, HELLO, () => undefined);
    expect(socket.destroyed).toBe(true);
  }
  expect(log).toEqual([]);
});

test.each([
  ['VER 1 MSNP12\r\n', false],
  ['GET / HTTP/1.1\r\n', false],
  ['\r\n\x16', false],
  ['\x16', true],
])('%j begins with TLS: %s', (text, expected) => {
  expect(isTlsHello(Buffer.from(text, 'latin1'))).toBe(expected);
});
