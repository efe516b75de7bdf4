/** SOCKS 5 (RFC 1928) with user and password (RFC 1929), as much of it as connecting takes. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { ProxyDesk, type TestProxy, type TestProxyOptions } from './test-proxy.ts';

const VERSION = 5;
const METHOD = { open: 0, password: 2, none: 0xff } as const;
const CONNECT = 1;
const ADDRESS = { ipv4: 1, name: 3, ipv6: 4 } as const;
const REPLY = { granted: 0, unreachable: 4, unknownCommand: 7 } as const;

/** A SOCKS 5 proxy on a free port of this machine. */
export function startSocksProxy(options: TestProxyOptions = {}): Promise<TestProxy> {
  const desk = new ProxyDesk(options);
  const server = createServer((client) => {
    lead(desk, desk.keep(client)).catch(() => client.destroy());
  });
  return desk.listenOn(server);
}

async function lead(desk: ProxyDesk, client: Socket): Promise<void> {
  if (!(await greet(desk, client))) return;
  const [, command, , kind] = await take(client, 4);
  const host = await takeAddress(client, kind);
  const port = (await take(client, 2)).readUInt16BE();
  if (command !== CONNECT) return answer(client, REPLY.unknownCommand);
  const target = await desk.reach({ host, port });
  if (target === undefined) return answer(client, REPLY.unreachable);
  answer(client, REPLY.granted);
  desk.join(client, target);
}

async function greet(desk: ProxyDesk, client: Socket): Promise<boolean> {
  const [version, count = 0] = await take(client, 2);
  const methods = await take(client, count);
  const method = desk.isGuarded ? METHOD.password : METHOD.open;
  if (version !== VERSION || !methods.includes(method)) {
    client.end(Buffer.of(VERSION, METHOD.none));
    return false;
  }
  client.write(Buffer.of(VERSION, method));
  if (method === METHOD.open) return true;
  await take(client, 1);
  const user = await takeField(client);
  const isWelcome = desk.isWelcome(user, await takeField(client));
  const verdict = Buffer.of(1, isWelcome ? 0 : 1);
  if (isWelcome) client.write(verdict);
  else client.end(verdict);
  return isWelcome;
}

function answer(client: Socket, reply: number): void {
  const bytes = Buffer.of(VERSION, reply, 0, ADDRESS.ipv4, 0, 0, 0, 0, 0, 0);
  if (reply === REPLY.granted) client.write(bytes);
  else client.end(bytes);
}

async function takeAddress(client: Socket, kind: number | undefined): Promise<string> {
  if (kind === ADDRESS.name) return takeField(client);
  if (kind === ADDRESS.ipv4) return [...(await take(client, 4))].join('.');
  const bytes = await take(client, 16);
  return Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(2 * at).toString(16)).join(':');
}

async function takeField(client: Socket): Promise<string> {
  const [length = 0] = await take(client, 1);
  return (await take(client, length)).toString();
}

async function take(client: Socket, count: number): Promise<Buffer> {
  if (count === 0) return Buffer.alloc(0);
  for (;;) {
    const bytes: unknown = client.read(count);
    if (bytes instanceof Buffer && bytes.length === count) return bytes;
    if (client.readableEnded || client.destroyed) throw new Error('the client hung up');
    await once(client, 'readable');
  }
}
