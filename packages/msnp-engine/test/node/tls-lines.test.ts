/** Encrypted lines, straight and through proxies: certificates that are good and bad, and ends that speak no TLS. */
import type { Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { TransportFailure } from '../../src/index.ts';
import { OPEN_TIMEOUT, openSocket } from '../../src/node/open-socket.ts';
import { connectLine, type TcpConnection } from '../../src/node/tcp-connection.ts';
import { closeEnds, FINGERPRINT, later, NAME, opened, plainEnd, proxyEnd, textOf, tlsEnd } from './ends.ts';
import { OTHER_CERTIFICATE, OTHER_KEY, SELF_SIGNED_CERTIFICATE } from './self-signed.ts';

const AUTHORITIES = getCACertificates();

afterEach(async () => {
  vi.useRealTimers();
  setDefaultCACertificates(AUTHORITIES);
  await closeEnds();
});

const TRUSTED = { security: { trustedFingerprint: FINGERPRINT } };
const TRUSTED_LINE = { ...TRUSTED, isLink: false };
const HANDSHAKE = 0x16;

/** Nothing ends by itself any more. */
const stopTime = (): void => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

/** The types know of it no more than that a client sets it. */
function servernameOf(socket: object): unknown {
  return 'servername' in socket ? socket.servername : undefined;
}

describe('the certificate', () => {
  test('is trusted by its fingerprint under any name, and the name is told to the server', async () => {
    const names: unknown[] = [];
    const port = await tlsEnd((socket) => {
      names.push(servernameOf(socket));
      socket.end('private');
    });
    for (const host of ['localhost', '127.0.0.1']) {
      expect(await textOf(await opened({ host, port }, TRUSTED))).toBe('private');
    }
    // An address is no name.
    expect(names).toEqual(['localhost', false]);
  });

  test('that nobody vouches for is shown, and nothing is said to the server', async () => {
    const heard: Uint8Array[] = [];
    const port = await tlsEnd((socket) => socket.on('data', (piece: Uint8Array) => heard.push(piece)));
    const told: string[] = [];
    const failure = await new Promise<TransportFailure>((resolve) => {
      const line = connectLine(
        { host: 'localhost', port },
        { security: {}, isLink: false },
        {
          opened: () => {
            told.push('opened');
            line.write(Buffer.from('secret'));
          },
          received: () => told.push('received'),
          closed: resolve,
        },
      );
      line.write(Buffer.from('too early'));
    });
    expect(failure).toMatchObject({ code: 'badCertificate', fingerprint: FINGERPRINT });
    expect([told, heard]).toEqual([[], []]);
  });

  test('has changed: the old fingerprint does not help, the new one is shown', async () => {
    const port = await tlsEnd(() => undefined, { key: OTHER_KEY, cert: OTHER_CERTIFICATE });
    const result = await opened({ host: 'localhost', port }, TRUSTED);
    expect(result).toMatchObject({ failure: { code: 'badCertificate' } });
    const { fingerprint } = result.kind === 'failed' ? result.failure : {};
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprint).not.toBe(FINGERPRINT);
  });

  test('that an authority vouches for is good under its own name only, through a proxy as well', async () => {
    setDefaultCACertificates([SELF_SIGNED_CERTIFICATE]);
    const port = await tlsEnd((socket) => socket.end('public'));
    const { proxy } = await proxyEnd('http');
    expect(await textOf(await opened({ host: 'localhost', port }, { security: {} }))).toBe('public');
    for (const host of ['127.0.0.1', NAME]) {
      const result = await opened({ host, port }, { proxy, security: {} });
      expect(result).toMatchObject({ failure: { code: 'badCertificate', fingerprint: FINGERPRINT } });
    }
  });
});

describe('the other end', () => {
  test.each([
    ['speaks MSNP in plain', (socket: Socket) => socket.write('VER 0 0\r\n')],
    ['hangs up in the handshake', (socket: Socket) => socket.end()],
    ['is gone in the handshake', (socket: Socket) => socket.resetAndDestroy()],
    [
      'sends half of a record and hangs up',
      (socket: Socket) => socket.end(Buffer.of(HANDSHAKE, 3, 3, 0, 80)),
    ],
    ['sends a record of nonsense', (socket: Socket) => socket.write(Buffer.alloc(64, HANDSHAKE))],
  ] as const)('%s', async (_name, answer) => {
    const said: Buffer[] = [];
    const port = await plainEnd((socket) => {
      socket.once('data', (piece: Buffer) => {
        said.push(piece);
        answer(socket);
      });
    });
    const result = await opened({ host: 'localhost', port }, TRUSTED);
    expect(result).toMatchObject({ kind: 'failed', failure: { code: 'tlsFailed' } });
    expect(said.map((piece) => piece[0])).toEqual([HANDSHAKE]);
  });

  test('is offered nothing older than TLS 1.2', async () => {
    const said = later<Buffer>();
    const port = await plainEnd((socket) => {
      socket.once('data', (piece: Buffer) => {
        said.resolve(piece);
        socket.end();
      });
    });
    await opened({ host: 'localhost', port }, TRUSTED);
    // The extension of supported versions: 1.3 and 1.2.
    expect((await said.promise).includes(Buffer.of(0, 0x2b, 0, 5, 4, 3, 4, 3, 3))).toBe(true);
  });

  test('waits for a line to end, as MSNP does: the handshake is given up', async () => {
    stopTime();
    const asked = later<Socket>();
    const port = await plainEnd((socket) => socket.once('data', () => asked.resolve(socket)));
    const told = later<TransportFailure>();
    openSocket({ host: 'localhost', port }, TRUSTED, { opened: () => undefined, failed: told.resolve });
    const socket = await asked.promise;
    vi.advanceTimersByTime(OPEN_TIMEOUT);
    expect(await told.promise).toMatchObject({ code: 'tlsFailed' });
    vi.useRealTimers();
    await new Promise((resolve) => socket.once('close', resolve));
  });

  test('is left in the handshake when nobody wants the line any more', async () => {
    stopTime();
    const asked = later<Socket>();
    const port = await plainEnd((socket) => socket.once('data', () => asked.resolve(socket)));
    const told: string[] = [];
    const line = connectLine({ host: 'localhost', port }, TRUSTED_LINE, {
      opened: () => told.push('opened'),
      received: () => told.push('received'),
      closed: () => told.push('closed'),
    });
    const socket = await asked.promise;
    line.end();
    await new Promise((resolve) => socket.once('close', resolve));
    expect(told).toEqual([]);
  });

  test('breaks off a line that stood', async () => {
    const far = later<Socket>();
    const port = await tlsEnd(far.resolve);
    const told: string[] = [];
    const closed = later<TransportFailure>();
    connectLine({ host: 'localhost', port }, TRUSTED_LINE, {
      opened: () => told.push('opened'),
      received: () => told.push('received'),
      closed: closed.resolve,
    });
    (await far.promise).destroy();
    expect(await closed.promise).toMatchObject({ code: 'ended' });
    expect(told).toEqual(['opened']);
  });
});

describe.each(['http', 'socks', 'no proxy'] as const)('through %s', (kind) => {
  test('both ways, whole, and never in plain', async () => {
    const wire: Uint8Array[] = [];
    const passed = (piece: Uint8Array): void => void wire.push(piece);
    const proxied = kind === 'no proxy' ? undefined : await proxyEnd(kind, { passed });
    const port = await tlsEnd((socket) => socket.pipe(socket));
    const target = { host: proxied === undefined ? 'localhost' : NAME, port };
    const options = { ...TRUSTED_LINE, ...(proxied === undefined ? {} : { proxy: proxied.proxy }) };
    const text = 'swordfish '.repeat(50_000);
    let heard = '';
    const done = later<void>();
    const line: TcpConnection = connectLine(target, options, {
      opened: () => {
        for (const piece of text.match(/.{1,7777}/g) ?? []) line.write(Buffer.from(piece));
      },
      received: (piece) => {
        heard += Buffer.from(piece).toString();
        if (heard.length >= text.length) done.resolve();
      },
      closed: ({ message }) => expect.unreachable(message),
    });
    await done.promise;
    expect(heard === text).toBe(true);
    line.end();
    if (proxied === undefined) return;
    expect(proxied.end.counts.there).toBeGreaterThan(text.length);
    expect(Buffer.concat(wire).includes('swordfish')).toBe(false);
  });
});
