import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import type { TransportFailure } from '../../src/index.ts';
import { connectTcp } from '../../src/node/tcp-connection.ts';

const silent = { opened: () => undefined, received: () => undefined };

function failureOf(host: string, port: number): Promise<TransportFailure> {
  return new Promise((resolve) => connectTcp(host, port, { ...silent, closed: resolve }));
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
      const connection = connectTcp('127.0.0.1', port, {
        ...silent,
        opened: () => {
          for (const line of ['OUT', '\r', '\n']) connection.write(Buffer.from(line));
          connection.end();
        },
        closed: () => {
          throw new Error('told');
        },
      });
    });
  });
  await ended;
  expect([text, pieces]).toEqual(['OUT\r\n', 1]);
});
