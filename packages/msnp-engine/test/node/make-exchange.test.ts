import { X509Certificate } from 'node:crypto';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { HttpAnswer, HttpExchange } from '../../src/index.ts';
import { makeExchange } from '../../src/node/make-exchange.ts';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from './self-signed.ts';

interface Closable {
  close(done?: () => void): unknown;
}

const servers: Closable[] = [];

async function closed(some: readonly Closable[]): Promise<void> {
  await Promise.all(some.map((server) => new Promise<void>((resolve) => server.close(resolve))));
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function portOf(server: { address(): AddressInfo | string | null }): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function listening<Listener extends Server>(server: Listener): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return portOf(server);
}

function get(exchange: HttpExchange): Promise<HttpAnswer> {
  return new Promise((resolve) => makeExchange(exchange, {}, resolve));
}

/** An HTTPS server; gives its port and what it was asked. */
async function secure(): Promise<{ readonly port: number; readonly asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createHttpsServer(
    { key: SELF_SIGNED_KEY, cert: SELF_SIGNED_CERTIFICATE },
    (request, response) => {
      asked.push(request);
      response.writeHead(200, { PassportURLs: 'DALogin=x' }).end('body');
    },
  );
  return { port: await listening(server), asked };
}

const headers = { Authorization: 'Passport1.4 pwd=secret' };

describe('over HTTP', () => {
  test('headers go out, status and headers come back; redirects are not followed here', async () => {
    let authorization: string | undefined;
    const server = createHttpServer((request, response) => {
      ({ authorization } = request.headers);
      response
        .writeHead(302, { Location: '/next', 'Authentication-Info': 'Passport1.4 da-status=redir' })
        .end();
    });
    const port = await listening(server);
    const answer = await get({ url: `http://127.0.0.1:${port}/login?x=1`, headers });
    expect(answer).toMatchObject({
      kind: 'answered',
      status: 302,
      headers: { location: '/next', 'authentication-info': 'Passport1.4 da-status=redir' },
    });
    expect(authorization).toBe('Passport1.4 pwd=secret');
  });

  test('a body without end is not waited for', async () => {
    const server = createHttpServer((_request, response) => {
      response.writeHead(200, { PassportURLs: 'DALogin=x' });
      response.write('x'.repeat(100_000));
    });
    const port = await listening(server);
    expect(await get({ url: `http://127.0.0.1:${port}/`, headers })).toMatchObject({ status: 200 });
    server.closeAllConnections();
  });

  test('nobody listens', async () => {
    const port = await listening(createHttpServer());
    await closed(servers.splice(0));
    expect(await get({ url: `http://127.0.0.1:${port}/`, headers })).toMatchObject({
      kind: 'failed',
      failure: { code: 'unreachable' },
    });
  });

  test('somebody listens who speaks no HTTP, or hangs up', async () => {
    for (const reply of ['this is no HTTP\r\n\r\n', '']) {
      const server = createTcpServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', () => socket.end(reply));
      });
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const answer = await get({ url: `http://127.0.0.1:${portOf(server)}/`, headers });
      expect(answer.kind).toBe('failed');
    }
  });

  test.each([
    ['an address that is none', 'http://[::::]/', headers],
    [
      'a header that cannot be sent',
      'http://127.0.0.1:1/',
      { Authorization: 'Passport1.4 lc=1\u0007\u2603' },
    ],
  ])('%s', async (_name, url, given) => {
    expect(await get({ url, headers: given })).toMatchObject({
      kind: 'failed',
      failure: { code: 'unreachable' },
    });
  });

  test('cancelled: nothing is told', async () => {
    const arrived = new Promise<void>((resolve) => {
      const server = createHttpServer(() => resolve());
      void listening(server).then((port) => {
        const cancel = makeExchange({ url: `http://127.0.0.1:${port}/`, headers }, {}, () => {
          throw new Error('told');
        });
        void arrived.then(cancel);
      });
    });
    await arrived;
    await new Promise((resolve) => setImmediate(resolve));
    expect(servers).toHaveLength(1);
  });
});

describe('bodies', () => {
  /** Serves `reply`; gives the address and what was asked. */
  async function service(
    reply: (response: ServerResponse) => void,
  ): Promise<{ readonly url: string; readonly asked: string[] }> {
    const asked: string[] = [];
    const server = createHttpServer((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        asked.push(`${request.method} ${String(request.headers['soapaction'])}: ${body}`);
        reply(response);
      });
    });
    return { url: `http://127.0.0.1:${await listening(server)}/service`, asked };
  }

  const question = { headers: { SOAPAction: 'Store' }, body: '<question/>', answerMaxBytes: 10 };

  test('one is posted, and that of the answer read, whatever the status', async () => {
    const { url, asked } = await service((response) => {
      response.writeHead(500).write('01234');
      response.end('56789');
    });
    const answer = await get({ url, ...question });
    expect(answer).toMatchObject({ kind: 'answered', status: 500, body: Buffer.from('0123456789') });
    expect(asked).toEqual(['POST Store: <question/>']);
  });

  test('one longer than wanted is given up, be it without end', async () => {
    const { url } = await service((response) => {
      response.writeHead(200);
      const pour = (): void => void response.write('x'.repeat(100_000), pour);
      pour();
    });
    const answer = await get({ url, ...question });
    expect(answer).toMatchObject({ kind: 'answered', status: 200 });
    expect(answer).not.toHaveProperty('body');
  });

  test('one that breaks off is none', async () => {
    const { url } = await service((response) => {
      response.writeHead(200, { 'Content-Length': '9' });
      response.write('1234', () => response.destroy());
    });
    const answer = await get({ url, ...question });
    expect(answer).toMatchObject({ kind: 'answered', status: 200 });
    expect(answer).not.toHaveProperty('body');
  });

  test('whether the question may have arrived is told', async () => {
    const { url } = await service((response) => response.destroy());
    expect(await get({ url, ...question })).toMatchObject({ kind: 'failed', wasSent: true });
    await closed(servers.splice(0));
    const answer = await get({ url, ...question });
    expect(answer.kind).toBe('failed');
    expect(answer).not.toHaveProperty('wasSent');
  });

  test('redirects are not followed: what was asked holds a ticket', async () => {
    const { url, asked } = await service((response) =>
      response.writeHead(307, { Location: '/elsewhere' }).end(),
    );
    expect(await get({ url, ...question })).toMatchObject({ status: 307, body: Buffer.from('') });
    expect(asked).toHaveLength(1);
  });

  test('cancelled in the middle of one: nothing is told', async () => {
    const told: HttpAnswer[] = [];
    const isGone = new Promise<void>((resolve) => {
      void service((response) => {
        response.on('close', resolve);
        response.writeHead(200).write('1', () => cancel());
      }).then(({ url }) => {
        cancel = makeExchange({ url, ...question }, {}, (answer) => told.push(answer));
      });
      let cancel = (): void => undefined;
    });
    await isGone;
    expect(told).toEqual([]);
  });
});

describe('over HTTPS', () => {
  const fingerprint = new X509Certificate(SELF_SIGNED_CERTIFICATE).fingerprint256
    .replaceAll(':', '')
    .toLowerCase();

  test('a certificate nobody vouches for is refused before anything is said, and shown', async () => {
    const { port, asked } = await secure();
    const answer = await get({ url: `https://localhost:${port}/login`, headers });
    expect(answer).toMatchObject({ kind: 'failed', failure: { code: 'badCertificate', fingerprint } });
    expect(asked).toEqual([]);
  });

  test('unless its fingerprint is trusted, under any name', async () => {
    const { port, asked } = await secure();
    for (const host of ['localhost', '127.0.0.1']) {
      const url = `https://${host}:${port}/login`;
      const answer = await get({ url, headers, trustedFingerprint: fingerprint });
      expect(answer).toMatchObject({ kind: 'answered', status: 200, headers: { passporturls: 'DALogin=x' } });
    }
    expect(asked.map((request) => request.headers.authorization)).toEqual([
      'Passport1.4 pwd=secret',
      'Passport1.4 pwd=secret',
    ]);
  });

  test('another fingerprint does not help', async () => {
    const { port, asked } = await secure();
    const url = `https://localhost:${port}/login`;
    const answer = await get({ url, headers, trustedFingerprint: '00'.repeat(32) });
    expect(answer).toMatchObject({ failure: { code: 'badCertificate' } });
    expect(asked).toEqual([]);
  });

  test('a server that speaks no TLS', async () => {
    const port = await listening(createHttpServer());
    const answer = await get({ url: `https://localhost:${port}/`, headers });
    expect(answer.kind).toBe('failed');
  });
});
