import { createHash } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { TransportFailure } from '../../src/index.ts';
import { connectLink, connectTcp } from '../../src/node/tcp-connection.ts';

const silent = { opened: () => undefined, received: () => undefined };

function failureOf(host: string, port: number): Promise<TransportFailure> {
  return new Promise((resolve) => connectTcp({ host, port }, { ...silent, closed: resolve }));
}

test.each([0, -1, 70_000])("port %i is nobody's", async (port) => {
  expect(await failureOf('127.0.0.1', port)).toMatchObject({ code: 'unreachable' });
});

test('what was written before the end arrives, in one piece, and nobody is told of the end', async () => {
  let pieces = 0;
  let text = '';
  const ended = new Promise<void>((resolve) => {
    const server = createServer((socket) => {
      socket.on('data', (bytes: Buffer) => {
        pieces++;
        text += bytes.toString();
      });
      socket.on('close', () => server.close(() => resolve()));
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      const connection = connectTcp(
        { host: '127.0.0.1', port },
        {
          ...silent,
          opened: () => {
            for (const line of ['OUT', '\r', '\n']) connection.write(Buffer.from(line));
            connection.end();
          },
          closed: () => {
            throw new Error('told');
          },
        },
      );
    });
  });
  await ended;
  expect([text, pieces]).toEqual(['OUT\r\n', 1]);
});

describe('a line to another client', () => {
  let server: Server | undefined;

  afterEach(() => void server?.close());

  /** A port at which somebody answers in this way. */
  function serverThat(answer: (socket: Socket) => void): Promise<number> {
    return new Promise((resolve) => {
      const listening = createServer((socket) => {
        socket.on('error', () => undefined);
        answer(socket);
      });
      server = listening;
      listening.listen(0, '127.0.0.1', () => {
        const address = listening.address();
        resolve(address !== null && typeof address === 'object' ? address.port : 0);
      });
    });
  }

  test('every byte comes, in order, and then the end is told', async () => {
    const bytes = Uint8Array.from({ length: 3_000_017 }, (_, at) => (at * 7 + (at >> 8)) % 251);
    const port = await serverThat((socket) => socket.end(bytes));
    const hash = createHash('sha256');
    const failure = await new Promise<TransportFailure>((resolve) => {
      connectLink(
        { host: '127.0.0.1', port },
        {
          opened: () => undefined,
          received: (piece) => void hash.update(piece),
          closed: resolve,
        },
      );
    });
    expect(failure.code).toBe('ended');
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  test('while paused nothing is read, afterwards everything', async () => {
    const size = 8 * 1024 * 1024;
    let far: Socket | undefined;
    const port = await serverThat((socket) => (far = socket));
    let heard = 0;
    const connection = connectLink(
      { host: '127.0.0.1', port },
      {
        opened: () => connection.pause(true),
        received: (piece) => void (heard += piece.length),
        closed: () => undefined,
      },
    );
    await turnsUntil(() => far !== undefined);
    for (let turn = 0; turn < 50; turn++) await nextTurn();
    far?.write(new Uint8Array(size));
    // Far more turns than it takes to read something.
    for (let turn = 0; turn < 200; turn++) await nextTurn();
    expect([heard, (far?.writableLength ?? 0) > 0]).toEqual([0, true]);
    connection.pause(false);
    await turnsUntil(() => heard === size);
    connection.end();
  });

  test('after its end nothing is told, and the other side is rid of it', async () => {
    let far: Socket | undefined;
    const port = await serverThat((socket) => (far = socket));
    const told: string[] = [];
    const connection = connectLink(
      { host: '127.0.0.1', port },
      {
        opened: () => told.push('opened'),
        received: () => told.push('received'),
        closed: () => told.push('closed'),
      },
    );
    await turnsUntil(() => far !== undefined && told.length > 0);
    connection.end();
    const gone = new Promise((resolve) => far?.once('close', resolve));
    far?.end(new Uint8Array(100_000));
    far?.resume();
    await gone;
    expect(told).toEqual(['opened']);
  });

  test("a port that is nobody's fails as always", async () => {
    const failure = await new Promise<TransportFailure>((resolve) =>
      connectLink({ host: '127.0.0.1', port: 70_000 }, { ...silent, closed: resolve }),
    );
    expect(failure).toMatchObject({ code: 'unreachable' });
  });
});

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The time limit of the test bounds it. */
async function turnsUntil(holds: () => boolean): Promise<void> {
  while (!holds()) await nextTurn();
}
