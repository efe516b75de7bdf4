/** Offline messages over real sockets: a server with TLS beside plain, people who sign in, and who only pretends. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  decodeOfflineMail,
  FETCH_PATH,
  OFFLINE_REQUEST_MAX_BYTES,
  STORE_PATH,
  type FetchAnswer,
} from '@nudge/msnp-codec';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { arriveOverTcp, postPlainly } from '../../test/offline-client.ts';
import { askSecurely } from '../../test/tls-client.ts';
import type { LogEntry } from '../core/environment.ts';
import { REQUEST_BODY_WITHIN_MS } from '../limits.ts';
import { startServer, type RunningServer } from './index.ts';

/** Far more than what sockets hold by themselves. */
const SENT_MAX = 256 * 1024 * 1024;
const CHEAP_HASH = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const running: RunningServer[] = [];
const log: LogEntry[] = [];

async function start(): Promise<RunningServer> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    httpPort: 0,
    storage: { kind: 'memory' },
    passwordHash: CHEAP_HASH,
    tls: { kind: 'own' },
    log: (entry) => log.push(entry),
  });
  running.push(server);
  for (const name of ['alice', 'bob']) {
    await server.createAccount({
      address: `${name}@example.com`,
      password: 'secret',
      name,
      legacyMd5: false,
    });
  }
  return server;
}

afterEach(async () => {
  vi.useRealTimers();
  for (const server of running.splice(0)) await server.stop();
  log.length = 0;
});

const textOf = (answer: FetchAnswer): string => {
  const mail = answer.kind === 'message' ? decodeOfflineMail(answer.mail) : undefined;
  return mail?.ok === true ? mail.value.text : '';
};

test('left, told at sign-in, fetched in order, deleted, told as moved, and then gone', async () => {
  const server = await start();
  const lines = ['Bis später!', 'سلام 👋\r\n<&>', '€'.repeat(4_000)];
  const alice = await arriveOverTcp(server, 'alice');
  for (const line of lines) expect(await alice.offline.leave('bob', line)).toBe('kept');
  const bob = await arriveOverTcp(server, 'bob');
  const ids = [...bob.notice.matchAll(/<I>([\da-f-]{36})<\/I>/g)].map(([, id = '']) => id);
  expect(await bob.offline.waiting()).toEqual(ids);
  const fetched: string[] = [];
  for (const messageId of ids) fetched.push(textOf(await bob.offline.fetch({ kind: 'message', messageId })));
  expect(fetched).toEqual(lines);
  bob.client.socket.destroy();
  const again = await arriveOverTcp(server, 'bob');
  expect(again.notice).toBe(bob.notice);
  expect(await again.offline.fetch({ kind: 'delete', messageIds: ids })).toEqual({ kind: 'deleted' });
  await again.client.until(/Src-Folder: \.!!OIM\r\nDest-Folder: \.!!trAsH\r\nMessage-Delta: 3\r\n/);
  again.client.socket.destroy();
  expect((await arriveOverTcp(server, 'bob')).notice).not.toContain('<M>');
  expect(log).toEqual([]);
});

test('told at once to whoever is there, by https as by http', async () => {
  const server = await start();
  const secure = server.http.replace('http:', 'https:');
  const alice = await arriveOverTcp(server, 'alice', async (path, body) => {
    const request = { method: 'POST', body } as const;
    return (await askSecurely(`${secure}${path}`, server.fingerprint, request)).body;
  });
  const bob = await arriveOverTcp(server, 'bob');
  expect(await alice.offline.leave('bob', 'Are you there?')).toBe('kept');
  const [, id = ''] = await bob.client.until(/x-msmsgsoimnotification[^]*<I>(.*?)<\/I>[^]*<\/MD>\r\n/);
  expect(textOf(await bob.offline.fetch({ kind: 'message', messageId: id }))).toBe('Are you there?');
});

describe('whoever only pretends', () => {
  test.each([STORE_PATH, FETCH_PATH])('a huge body at %s is not read to its end', async (path) => {
    const server = await start();
    const socket = await opened(server);
    socket.resume().write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n`);
    let goOn: () => void = () => undefined;
    socket.on('close', () => goOn());
    socket.on('drain', () => goOn());
    const piece = Buffer.alloc(64 * 1024, 'x');
    let sent = 0;
    for (; !socket.destroyed && sent < SENT_MAX; sent += piece.length) {
      if (!socket.write(piece)) await new Promise<void>((resolve) => (goOn = resolve));
    }
    expect(sent).toBeLessThan(SENT_MAX);
    await works(server);
  });

  test('a body that is somewhat too large is told so', async () => {
    const server = await start();
    const post = postPlainly(server.http);
    const body = 'x'.repeat(OFFLINE_REQUEST_MAX_BYTES + 1);
    expect(await post(STORE_PATH, body)).toContain('q0:MessageTooLarge');
    expect(await post(FETCH_PATH, body)).toContain('q0:BadRequest');
  });

  test.each([STORE_PATH, FETCH_PATH])('a body that trickles to %s ends with its connection', async (path) => {
    const server = await start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const socket = await opened(server);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n`);
    for (let at = 0; at < 20; at++) {
      socket.write('x');
      await new Promise((resolve) => setImmediate(resolve));
    }
    const isGone = once(socket.resume(), 'close');
    vi.advanceTimersByTime(REQUEST_BODY_WITHIN_MS - 1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(socket.readableEnded).toBe(false);
    vi.advanceTimersByTime(1);
    await isGone;
    vi.useRealTimers();
    await works(server);
  });

  test('GET, and a path beside', async () => {
    const server = await start();
    expect((await fetch(`${server.http}${STORE_PATH}`)).status).toBe(404);
    expect((await fetch(`${server.http}/OimWS/other.asmx`, { method: 'POST' })).status).toBe(404);
  });
});

async function opened({ http }: RunningServer): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(http).port) });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

async function works(server: RunningServer): Promise<void> {
  const alice = await arriveOverTcp(server, 'alice');
  expect(await alice.offline.leave('bob', 'x')).toBe('kept');
}
