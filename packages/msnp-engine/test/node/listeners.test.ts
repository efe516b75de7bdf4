import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { likeliestFirst, localAddresses, openListener, type TcpListener } from '../../src/node/listeners.ts';
import { connectTcp, wrapTcp, type TcpConnection } from '../../src/node/tcp-connection.ts';

const open: { close(): void }[] = [];

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

async function listening(
  first: number,
  last: number,
  accepted: (socket: Socket) => void = (socket) => socket.destroy(),
): Promise<TcpListener> {
  const listener = await openListener({ first, last }, { accepted });
  if (listener === undefined) throw new Error('no port is free');
  open.push(listener);
  return listener;
}

async function dial(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => undefined);
  open.push({ close: () => void socket.destroy() });
  await once(socket, 'connect');
  return socket;
}

describe('ports', () => {
  test('any free one', async () => {
    const [one, other] = [await listening(0, 0), await listening(0, 0)];
    expect(one.port).toBeGreaterThan(0);
    expect(other.port).not.toBe(one.port);
  });

  test('the next of the range when one is taken, and the same again once it is free', async () => {
    const taken = await listening(0, 0);
    const next = await listening(taken.port, taken.port + 50);
    expect(next.port).toBeGreaterThan(taken.port);
    expect(next.port).toBeLessThanOrEqual(taken.port + 50);
    taken.close();
    expect((await listening(taken.port, taken.port)).port).toBe(taken.port);
  });

  test('none when the range is full, empty or turned round', async () => {
    const { port } = await listening(0, 0);
    const handlers = { accepted: () => undefined };
    expect(await openListener({ first: port, last: port }, handlers)).toBeUndefined();
    expect(await openListener({ first: port + 1, last: port }, handlers)).toBeUndefined();
  });
});

test('what was accepted outlives its listener, and bytes go both ways', async () => {
  const heard: string[] = [];
  let answered = (): void => undefined;
  const answer = new Promise<void>((resolve) => (answered = resolve));
  const listener = await listening(0, 0, (socket) => {
    listener.close();
    const connection = wrapTcp(socket, {
      received: (bytes) => {
        heard.push(Buffer.from(bytes).toString());
        connection.write(Buffer.from('well'));
      },
      closed: () => undefined,
    });
    open.push({ close: () => connection.end() });
  });
  const connection = connectTcp(
    { host: '127.0.0.1', port: listener.port },
    {
      opened: () => connection.write(Buffer.from('how are you')),
      received: (bytes) => {
        heard.push(Buffer.from(bytes).toString());
        answered();
      },
      closed: () => undefined,
    },
  );
  open.push({ close: () => connection.end() });
  await answer;
  expect(heard).toEqual(['how are you', 'well']);
});

test('strangers beyond the limit are dropped', async () => {
  const accepted: Socket[] = [];
  const listener = await listening(0, 0, (socket) => {
    accepted.push(socket);
    open.push({ close: () => void socket.destroy() });
  });
  await once(await dialMany(listener.port, 17), 'close');
  expect(accepted).toHaveLength(16);
});

/** Answers the last of so many connections. */
async function dialMany(port: number, count: number): Promise<Socket> {
  for (let i = 1; i < count; i++) await dial(port);
  return dial(port);
}

test('a connection that was dropped and fails disturbs nobody', async () => {
  let dropped: Socket | undefined;
  const listener = await listening(0, 0, (socket) => {
    dropped = socket;
    socket.destroy(new Error('reset'));
  });
  await once(await dial(listener.port), 'close');
  expect(dropped?.destroyed).toBe(true);
});

describe('a connection', () => {
  test('tells every byte that the system took, writes of one tick together, and none after the end', async () => {
    const told: number[] = [];
    const { connection, other } = await pair({ wrote: (bytes) => void told.push(bytes) });
    other.resume();
    connection.write(new Uint8Array(1_000));
    connection.write(new Uint8Array(24));
    await once(other, 'data');
    await until(() => told.length > 0);
    expect(told).toEqual([1_024]);
    connection.write(new Uint8Array(1));
    connection.end();
    await once(other, 'close');
    expect(told).toEqual([1_024]);
  });

  test('while paused nothing is read, afterwards everything', async () => {
    let heard = 0;
    const { connection, other } = await pair({ received: (bytes) => void (heard += bytes.length) });
    connection.pause(true);
    const size = 8 * 1024 * 1024;
    other.write(new Uint8Array(size));
    // Far more turns than it takes to read something.
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect([heard, other.writableLength > 0]).toEqual([0, true]);
    connection.pause(false);
    await until(() => heard === size);
  });
});

interface Pair {
  readonly connection: TcpConnection;
  readonly other: Socket;
}

async function pair(handlers: {
  received?: (bytes: Uint8Array) => void;
  wrote?: (bytes: number) => void;
}): Promise<Pair> {
  let connection: TcpConnection | undefined;
  const listener = await listening(0, 0, (socket) => {
    connection = wrapTcp(socket, { received: () => undefined, closed: () => undefined, ...handlers });
  });
  const other = await dial(listener.port);
  await until(() => connection !== undefined);
  if (connection === undefined) throw new Error('nobody was accepted');
  const accepted = connection;
  open.push({ close: () => accepted.end() });
  return { connection, other };
}

/** Turns of the loop until it holds; the time limit of the test bounds it. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

describe('addresses', () => {
  test('the likeliest first, loopback last', () => {
    const addresses = likeliestFirst([
      { name: 'lo', address: '127.0.0.1' },
      { name: 'docker0', address: '172.17.0.1' },
      { name: 'eth1', address: '169.254.7.7' },
      { name: 'vEthernet (WSL)', address: '172.29.0.1' },
      { name: 'wlan0', address: '192.168.1.7' },
      { name: 'eth0', address: '203.0.113.5' },
    ]);
    expect(addresses).toEqual([
      '192.168.1.7',
      '203.0.113.5',
      '172.17.0.1',
      '172.29.0.1',
      '169.254.7.7',
      '127.0.0.1',
    ]);
  });

  test('a computer of many addresses tells some, loopback among them', () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ name: `eth${i}`, address: `10.0.0.${i}` }));
    const addresses = likeliestFirst([{ name: 'lo', address: '127.0.0.1' }, ...many]);
    expect(addresses).toHaveLength(8);
    expect(addresses.at(-1)).toBe('127.0.0.1');
  });

  test('this computer has loopback at least', () => {
    expect(localAddresses().at(-1)).toMatch(/^127\./);
  });
});
