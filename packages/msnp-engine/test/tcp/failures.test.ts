/** What goes wrong on real sockets. */
import { createServer, type Server } from 'node:net';
import type { RunningServer } from '@nudge/msnp-server/node';
import { afterEach, describe, expect, test } from 'vitest';
import { Person, serverWith } from './people.ts';

let servers: RunningServer[] = [];
let listeners: Server[] = [];
let people: Person[] = [];

afterEach(async () => {
  for (const { client } of people) client.close();
  for (const server of servers) await server.stop();
  for (const each of listeners) each.close();
  servers = [];
  listeners = [];
  people = [];
});

async function place(...names: readonly string[]): Promise<RunningServer> {
  const server = await serverWith(names);
  servers.push(server);
  return server;
}

function person(name: string): Person {
  const one = new Person(name);
  people.push(one);
  return one;
}

async function listener(onConnection: Parameters<typeof createServer>[1]): Promise<number> {
  const server = createServer(onConnection);
  listeners.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

describe('sign-in', () => {
  test('wrong password, by Passport and by MD5', async () => {
    const server = await place('alice');
    const alice = person('alice');
    expect(await alice.signIn(server, { password: 'wrong' })).toMatchObject({ ok: false });
    expect(await alice.hear('signInFailed')).toMatchObject({
      failure: { code: 'wrongPassword', stage: 'authenticating' },
    });
    await alice.signIn(server, { password: 'wrong', versions: [7] });
    expect(await alice.hear('signInFailed')).toMatchObject({
      failure: { code: 'wrongPassword', serverCode: 911 },
    });
    expect(await alice.signIn(server)).toEqual({ ok: true });
  });

  test('nobody listens', async () => {
    const server = await place('alice');
    const alice = person('alice');
    const port = await listener(() => undefined);
    await new Promise((resolve) => listeners.splice(0)[0]?.close(resolve));
    await alice.signIn(server, { server: { host: '127.0.0.1', port } });
    expect(await alice.hear('signInFailed')).toMatchObject({
      failure: { code: 'unreachable', stage: 'connecting' },
    });
  });

  test('the login service is not there', async () => {
    const server = await place('alice');
    const alice = person('alice');
    const port = await listener((socket) => socket.destroy());
    await alice.signIn(server, { http: `http://127.0.0.1:${port}` });
    expect(await alice.hear('signInFailed')).toMatchObject({
      failure: { code: 'loginServiceFailed', stage: 'authenticating' },
    });
  });

  test('somebody else listens on the port', async () => {
    const server = await place('alice');
    const alice = person('alice');
    const port = await listener((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    });
    await alice.signIn(server, { server: { host: '127.0.0.1', port } });
    const { failure } = await alice.hear('signInFailed');
    expect(['versionRefused', 'lineLost', 'protocolError']).toContain(failure.code);
  });

  test('through a dispatch server', async () => {
    const server = await place('alice');
    const dispatch = await serverWith([], { referTo: server.msnp });
    servers.push(dispatch);
    const alice = person('alice');
    const { host, port } = dispatch.msnp;
    for (const version of [12, 8, 7, 2] as const) {
      const options = { server: { host, port }, http: server.http, versions: [version] };
      expect(await alice.signIn(server, options)).toEqual({ ok: true });
      expect(alice.client.state.version).toBe(version);
      await alice.ask({ type: 'signOut' });
    }
  });

  test('two dispatch servers that refer to one another', async () => {
    const server = await place('alice');
    const port = await listener((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        for (const [, verb, trId] of bytes.toString().matchAll(/^(VER|CVR|USR) (\d+)/gm)) {
          if (verb === 'VER') socket.write(`VER ${trId} MSNP12\r\n`);
          if (verb === 'CVR') socket.write(`CVR ${trId} 1 1 1 x x\r\n`);
          if (verb === 'USR') socket.write(`XFR ${trId} NS 127.0.0.1:${port} 0\r\n`);
        }
      });
    });
    const alice = person('alice');
    await alice.signIn(server, { server: { host: '127.0.0.1', port } });
    expect(await alice.hear('signInFailed')).toMatchObject({ failure: { code: 'tooManyRedirects' } });
  });
});

describe('a session', () => {
  test('ends here when it begins elsewhere', async () => {
    const server = await place('alice');
    const here = person('alice');
    const there = person('alice');
    await here.signIn(server);
    await there.signIn(server);
    expect(await here.hear('signedOut')).toMatchObject({ reason: 'otherPlace' });
    expect(there.client.state.phase).toBe('signedIn');
  });

  test('survives a server that goes and comes back on its port', async () => {
    const server = await place('alice');
    const alice = person('alice');
    await alice.signIn(server);
    const { port } = server.msnp;
    const httpPort = Number(new URL(server.http).port);
    await server.stop();
    expect(await alice.hear('connectionLost')).toMatchObject({ failure: { code: 'serverClosing' } });
    servers.push(await serverWith(['alice'], { port, httpPort }));
    // Refused when the next try has begun by itself.
    await alice.ask({ type: 'reconnectNow' });
    expect(await alice.hear('signedIn', ({ afterReconnect }) => afterReconnect)).toMatchObject({
      version: 12,
    });
  });

  test('closing the client settles what is open and leaves nothing running', async () => {
    const server = await place('alice');
    const alice = person('alice');
    await alice.signIn(server);
    alice.client.submit({ type: 'setStatus', id: 'open', status: 'busy' });
    const listened: string[] = [];
    const stop = alice.client.subscribe((event) => listened.push(event.type));
    alice.client.close();
    stop();
    expect(alice.heard('requestSettled').map(({ id }) => id)).toContain('open');
    expect(listened).toContain('signedOut');
    alice.client.close();
    expect(server.connectedCount()).toBeLessThanOrEqual(1);
  });
});
