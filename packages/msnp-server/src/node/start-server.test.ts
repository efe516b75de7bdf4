import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchTicket, signInOverTcp, TcpClient } from '../../test/tcp-client.ts';
import type { LogEntry } from '../core/environment.ts';
import { CLOSE_LINGER_MS } from './socket-driver.ts';
import { endpointText, startServer, type RunningServer, type StartOptions } from './index.ts';

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((address) => address?.address === '::1');
const CHEAP_HASH = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const running: RunningServer[] = [];
const directories: string[] = [];

async function start(options: Partial<StartOptions> = {}): Promise<RunningServer> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    httpPort: 0,
    storage: { kind: 'memory' },
    passwordHash: CHEAP_HASH,
    ...options,
  });
  running.push(server);
  return server;
}

async function newDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'nudge-server-'));
  directories.push(directory);
  return directory;
}

async function accounts(server: RunningServer, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await server.createAccount({ address: `${name}@example.com`, password: 'secret', name, legacyMd5: true });
  }
}

/** A switchboard of somebody who signs in for it. */
async function openBoard(server: RunningServer, name: string): Promise<TcpClient> {
  const client = await signInOverTcp(server, `${name}@example.com`, 'secret');
  client.say('XFR 5 SB');
  const [, cookie] = await client.until(/CKI (\S+)\r\n/);
  const board = await TcpClient.connect(server.msnp);
  board.say(`USR 1 ${name}@example.com ${cookie}`);
  await board.until(/USR 1 OK .*\r\n/);
  return board;
}

/** Somebody signs in, is called and comes. */
async function answerCall(server: RunningServer, board: TcpClient, name: string): Promise<TcpClient> {
  const client = await signInOverTcp(server, `${name}@example.com`, 'secret');
  board.say(`CAL 2 ${name}@example.com`);
  const [, id, invitation] = await client.until(/RNG (\S+) \S+ CKI (\S+) .*\r\n/);
  const other = await TcpClient.connect(server.msnp);
  other.say(`ANS 1 ${name}@example.com ${invitation} ${id}`);
  await other.until(/ANS 1 OK\r\n/);
  await board.until(new RegExp(`JOI ${name}@.*\r\n`));
  return other;
}

afterEach(async () => {
  vi.useRealTimers();
  for (const server of running.splice(0)) await server.stop();
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true });
});

describe('over real sockets', () => {
  test('two people sign in, see one another and talk', async () => {
    const server = await start();
    await accounts(server, 'alice', 'bob');
    await server.befriend('alice@example.com', 'bob@example.com');
    const counts: number[] = [];
    const stop = server.onConnectedCountChanged((count) => counts.push(count));
    const alice = await signInOverTcp(server, 'alice@example.com', 'secret');
    const bob = await signInOverTcp(server, 'bob@example.com', 'secret');
    await alice.until(/NLN NLN bob@example\.com bob 0\r\n/);
    alice.say('XFR 5 SB');
    const [, place, cookie] = await alice.until(/XFR 5 SB (\S+) CKI (\S+)\r\n/);
    expect(place).toBe(`127.0.0.1:${server.msnp.port}`);
    const board = await TcpClient.connect(server.msnp);
    board.say(`USR 1 alice@example.com ${cookie}`, 'CAL 2 bob@example.com');
    const [, id, invitation] = await bob.until(/RNG (\S+) \S+ CKI (\S+) .*\r\n/);
    const other = await TcpClient.connect(server.msnp);
    other.say(`ANS 1 bob@example.com ${invitation} ${id}`);
    await board.until(/JOI bob@example\.com/);
    board.socket.write('MSG 3 A 5\r\nhello');
    await other.until(/MSG alice@example\.com alice 5\r\nhello/);
    await board.until(/ACK 3\r\n/);
    bob.socket.destroy();
    await alice.until(/FLN bob@example\.com\r\n/);
    expect(server.connectedCount()).toBe(1);
    expect(counts).toEqual([1, 2, 1]);
    stop();
  });

  test('addresses are written as addresses are', () => {
    expect(endpointText({ host: '127.0.0.1', port: 1863 })).toBe('127.0.0.1:1863');
    expect(endpointText({ host: '::1', port: 1863 })).toBe('[::1]:1863');
  });

  test.skipIf(!hasIpv6)('over IPv6: addresses are written in brackets', async () => {
    const server = await start({ host: '::1' });
    await accounts(server, 'alice');
    expect(server.http).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect(endpointText(server.msnp)).toBe(`[::1]:${server.msnp.port}`);
    const alice = await signInOverTcp(server, 'alice@example.com', 'secret');
    alice.say('XFR 5 SB');
    const [, place] = await alice.until(/XFR 5 SB (\S+) CKI \S+\r\n/);
    expect(place).toBe(endpointText(server.msnp));
  });

  test('stopping tells everybody', async () => {
    const server = await start();
    await accounts(server, 'alice');
    const alice = await signInOverTcp(server, 'alice@example.com', 'secret');
    const told = alice.until(/OUT SSD\r\n/).then(() => alice.socket.destroy());
    await Promise.all([server.stop(), told]);
    await expect(TcpClient.connect(server.msnp)).rejects.toThrow('ECONNREFUSED');
  });

  test('who does not read the data of a file is cut off; the sender and a third are not', async () => {
    const log: LogEntry[] = [];
    const server = await start({ log: (entry) => log.push(entry) });
    await accounts(server, 'alice', 'bob', 'carol');
    const board = await openBoard(server, 'alice');
    const other = await answerCall(server, board, 'bob');
    const third = await answerCall(server, board, 'carol');
    await other.until(/JOI carol/);
    other.socket.pause();
    const head =
      'MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: bob@example.com\r\n\r\n';
    const chunk = head + 'x'.repeat(1_664 - head.length);
    const block = `MSG 3 D 1664\r\n${chunk}`.repeat(100);
    const bye = board.until(/BYE bob@example\.com\r\n/);
    for (let sent = 0; sent < 40 * 1024 * 1024 && !log.some(({ event }) => event === 'slowReaderCut');) {
      sent += block.length;
      if (!board.socket.write(block)) await new Promise((resolve) => board.socket.once('drain', resolve));
    }
    await bye;
    board.socket.write('MSG 4 A 4\r\nlast');
    await board.until(/ACK 4\r\n/);
    await third.until(/BYE bob@example\.com\r\n[^]*MSG alice@example\.com alice 4\r\nlast$/);
    expect(log.map(({ event }) => event)).toEqual(['slowReaderCut']);
  });

  test('what waits for a slow reader is not overwritten by what others say meanwhile', async () => {
    const server = await start({ messageRates: { chatPerSecond: Infinity } });
    await accounts(server, 'alice', 'bob', 'carol', 'dave');
    const slow = await openBoard(server, 'alice');
    const reader = await answerCall(server, slow, 'bob');
    const quick = await openBoard(server, 'carol');
    await answerCall(server, quick, 'dave');
    const message = (verb: string, letter: string): string => `${verb} 1500\r\n${letter.repeat(1_500)}`;
    reader.socket.pause();
    const count = 4_000;
    // One after the other, so that each leaves in a piece of its own.
    for (let sent = 0; sent < count; sent++) {
      slow.socket.write(message(`MSG ${sent + 10} A`, 'a'));
      await slow.until(new RegExp(`ACK ${sent + 10}\r\n`));
    }
    for (let sent = 0; sent < 400; sent++) {
      quick.socket.write(message(`MSG ${sent + 10} A`, 'c'));
      await quick.until(new RegExp(`ACK ${sent + 10}\r\n`));
    }
    const expected = message('MSG alice@example.com alice', 'a').repeat(count);
    const heard: Buffer[] = [];
    let length = 0;
    await new Promise<void>((resolve) => {
      reader.socket.on('data', (bytes: Buffer) => {
        heard.push(bytes);
        length += bytes.length;
        if (length >= expected.length) resolve();
      });
      reader.socket.resume();
    });
    expect(Buffer.concat(heard).equals(Buffer.from(expected))).toBe(true);
  });

  test('who says too much is not read for a while, and nothing of it is lost', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const clock = { time: 0, now: () => clock.time, unixTime: () => clock.time };
    const sweepAfter = (milliseconds: number): void => {
      clock.time += milliseconds;
      vi.advanceTimersByTime(1_000);
    };
    const server = await start({ clock, messageRates: { chatPerSecond: 1 } });
    await accounts(server, 'alice', 'bob');
    const board = await openBoard(server, 'alice');
    const other = await answerCall(server, board, 'bob');
    board.socket.write('MSG 3 A 1\r\nx'.repeat(20));
    await board.until(/(?:ACK 3\r\n){20}/);
    board.socket.write('MSG 4 A 5\r\nafter');
    for (let trId = 10; trId < 20; trId++) {
      other.socket.write(`MSG ${trId} A 2\r\nno`);
      await other.until(new RegExp(`ACK ${trId}\r\n`));
    }
    sweepAfter(4_000);
    const [heard] = await board.until(/ACK 4|(?:MSG bob\S+ bob 2\r\nno){10}/);
    expect(heard).not.toBe('ACK 4');
    sweepAfter(2_000);
    await other.until(/MSG alice@example\.com alice 5\r\nafter/);
    await board.until(/ACK 4\r\n/);
  });

  test('who is hung up on, and talks on without end, is cut off', async () => {
    const server = await start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const socket = connect({ ...server.msnp, allowHalfOpen: true });
    socket.on('error', () => undefined);
    socket.resume().write('NONSENSE\r\n');
    await once(socket, 'end');
    vi.advanceTimersByTime(CLOSE_LINGER_MS);
    while (!socket.destroyed) {
      socket.write('and another thing');
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(socket.readableEnded).toBe(true);
  });
});

describe('the login page', () => {
  test('200, 401 and where it is', async () => {
    const server = await start();
    await accounts(server, 'alice');
    const nexus = await fetch(`${server.http}/rdr/pprdr.asp`);
    expect(nexus.headers.get('PassportURLs')).toBe(`DALogin=${server.http}/login2.srf`);
    expect(await fetchTicket(server.http, 'alice@example.com', 'secret')).toMatch(
      /^t=[\da-f]{48}&p=[\da-f]{48}$/,
    );
    expect(await fetchTicket(server.http, 'ALICE@example.com', 'secret')).toMatch(/^t=/);
    expect(await fetchTicket(server.http, 'alice@example.com', 'wrong')).toBe(401);
    const refused = await fetch(`${server.http}/login2.srf`, {
      headers: { authorization: 'Passport1.4 sign-in=alice%40example.com,pwd=a%2Cb' },
    });
    expect(refused.headers.get('WWW-Authenticate')).toMatch(/^Passport1\.4 da-status=failed,.*cbtxt=The%20/);
    expect((await fetch(`${server.http}/login2.srf`)).status).toBe(400);
    expect((await fetch(`${server.http}/elsewhere`)).status).toBe(404);
  });

  test('a password with comma, percent and umlaut', async () => {
    const server = await start();
    const password = 'p,w 100%ü';
    await server.createAccount({ address: 'a@example.com', password, name: '', legacyMd5: false });
    expect(await fetchTicket(server.http, 'a@example.com', password)).toMatch(/^t=/);
  });

  test('registration', async () => {
    const server = await start({ greeter: { account: 'greeter@nudge.local', name: 'Greeter' } });
    const register = (body: string, type = 'application/json') =>
      fetch(`${server.http}/register`, { method: 'POST', body, headers: { 'content-type': type } });
    const account = JSON.stringify({ address: 'New@example.com', password: 'secret', name: 'New' });
    const made = await register(account);
    expect([made.status, await made.json()]).toEqual([201, { address: 'new@example.com' }]);
    const again = await register(account);
    expect([again.status, await again.json()]).toEqual([409, { error: 'addressTaken' }]);
    expect((await register(account, 'text/plain')).status).toBe(400);
    expect((await register('{"address":"x","password":"y"}')).status).toBe(400);
    expect((await register('{"address":1}')).status).toBe(400);
    expect((await register('x'.repeat(100_000))).status).toBe(400);
    const client = await signInOverTcp(server, 'new@example.com', 'secret');
    client.say('SYN 5 0 0');
    await client.until(/LST N=greeter@nudge\.local F=Greeter C=\S+ 11 1\r\n/);
  });
});

describe('whether a port can be reached', () => {
  async function ask(server: RunningServer, port: number, headers: Record<string, string> = {}) {
    const response = await fetch(`${server.http}/reachable`, {
      method: 'POST',
      body: JSON.stringify({ port }),
      headers: { 'content-type': 'application/json', ...headers },
    });
    return [response.status, await response.json()] as const;
  }

  test('is told to whoever listens there, without a word to it', async () => {
    const said: string[] = [];
    const listener = createServer((socket) => socket.on('data', (data) => said.push(data.toString())));
    await once(listener.listen(0, '127.0.0.1'), 'listening');
    const { port } = listener.address() as AddressInfo;
    const server = await start({ reachablePorts: { first: port, last: port } });
    const met = once(listener, 'connection');
    expect(await ask(server, port)).toMatchObject([200, { reachable: true }]);
    await met;
    expect(await ask(server, port, { 'x-forwarded-for': '192.0.2.1' })).toEqual([
      403,
      { error: 'forwarded' },
    ]);
    await new Promise((resolve) => listener.close(resolve));
    expect(await ask(server, port)).toMatchObject([200, { reachable: false }]);
    expect(said).toEqual([]);
  });

  test('and which port the question is seen to come from', async () => {
    const server = await start();
    const socket = connect(Number(new URL(server.http).port), '127.0.0.1');
    await once(socket, 'connect');
    const head =
      'POST /reachable HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n';
    socket.write(`${head}Content-Length: 2\r\n\r\n{}`);
    const seen = { address: '127.0.0.1', port: socket.localPort };
    const heard: Buffer[] = [];
    for await (const part of socket) heard.push(part as Buffer);
    const answer = Buffer.concat(heard).toString();
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toEqual({ seen });
  });

  test("of anything but file transfer is nobody's business", async () => {
    expect(await ask(await start(), 1863)).toEqual([400, { error: 'badRequest' }]);
  });
});

describe('accounts', () => {
  test('made, listed, changed and deleted', async () => {
    const server = await start();
    await accounts(server, 'alice', 'bob');
    await expect(
      server.createAccount({ address: 'Alice@example.com', password: 'x', name: '', legacyMd5: false }),
    ).rejects.toMatchObject({ code: 'addressTaken' });
    await expect(
      server.createAccount({ address: 'no address', password: 'x', name: '', legacyMd5: false }),
    ).rejects.toMatchObject({ code: 'badAddress' });
    await expect(server.setPassword('alice@example.com', '')).rejects.toMatchObject({ code: 'badPassword' });
    await server.setPassword('alice@example.com', 'changed');
    expect(await fetchTicket(server.http, 'alice@example.com', 'secret')).toBe(401);
    expect(await fetchTicket(server.http, 'alice@example.com', 'changed')).toMatch(/^t=/);
    await server.deleteAccount('bob@example.com');
    await expect(server.deleteAccount('bob@example.com')).rejects.toMatchObject({ code: 'unknownAccount' });
    expect(await server.listAccounts()).toEqual([
      { address: 'alice@example.com', name: 'alice', legacyMd5: true },
    ]);
  });

  test('the greeter has a new password at each start and does not count as connected', async () => {
    const directory = await newDirectory();
    const options: Partial<StartOptions> = {
      storage: { kind: 'directory', directory },
      greeter: { account: 'greeter@nudge.local', name: 'Greeter' },
    };
    const first = await start(options);
    await first.stop();
    const second = await start(options);
    expect(second.greeterPassword).not.toBe(first.greeterPassword);
    await signInOverTcp(second, 'greeter@nudge.local', second.greeterPassword ?? '');
    expect(second.connectedCount()).toBe(0);
  });
});

describe('starting', () => {
  test('a port in use is a typed failure and leaves nothing behind', async () => {
    const first = await start();
    const port = first.msnp.port;
    await expect(start({ port })).rejects.toMatchObject({ code: 'portInUse' });
    const httpPort = Number(new URL(first.http).port);
    await expect(start({ httpPort })).rejects.toMatchObject({ code: 'portInUse' });
  });

  test('a damaged database fails, or is set aside when asked', async () => {
    const directory = await newDirectory();
    await writeFile(join(directory, 'server.sqlite'), 'x'.repeat(10_000));
    const storage = { kind: 'directory', directory } as const;
    await expect(start({ storage })).rejects.toMatchObject({ code: 'storeCorrupt' });
    const server = await start({ storage, setAsideCorrupt: true });
    expect(server.setAsideAs).toBe(join(directory, 'server.sqlite.corrupt-1'));
    await accounts(server, 'alice');
    expect(await readdir(directory)).toContain('server.sqlite.corrupt-1');
  });

  test('opening to the network keeps port and connections, and opens registration', async () => {
    const server = await start();
    await accounts(server, 'alice');
    const alice = await signInOverTcp(server, 'alice@example.com', 'secret');
    const addresses = await server.openToNetwork();
    for (const { host, port } of addresses) {
      expect(port).toBe(server.msnp.port);
      const near = await TcpClient.connect({ host, port });
      near.say('VER 1 MSNP12');
      await near.until(/VER 1 MSNP12\r\n/);
      near.socket.destroy();
    }
    await server.closeToNetwork();
    for (const address of addresses) await expect(TcpClient.connect(address)).rejects.toThrow('ECONNREFUSED');
    alice.say('PNG');
    await alice.until(/QNG 60\r\n/);
    await signInOverTcp(server, 'alice@example.com', 'secret');
  });
});
