import { createServer, type IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { ProxyDesk, type TestProxy, type TestProxyOptions } from './test-proxy.ts';

/** An HTTP proxy on a free port of this machine that knows CONNECT, and Basic where a user is wanted. */
export function startHttpProxy(options: TestProxyOptions = {}): Promise<TestProxy> {
  const desk = new ProxyDesk(options);
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connection', (socket: Socket) => void desk.keep(socket));
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    if (client instanceof Socket) void lead(desk, request, { client, head });
  });
  return desk.listenOn(server);
}

interface Asker {
  readonly client: Socket;
  readonly head: Buffer;
}

async function lead(desk: ProxyDesk, request: IncomingMessage, { client, head }: Asker): Promise<void> {
  if (!isWelcome(desk, request.headers['proxy-authorization'])) {
    client.end(
      'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="test"\r\nContent-Length: 0\r\n\r\n',
    );
    return;
  }
  const match = /^\[?([^\]]+?)\]?:(\d+)$/.exec(request.url ?? '');
  const target = await desk.reach({ host: match?.[1] ?? '', port: Number(match?.[2] ?? 0) });
  if (target === undefined) {
    client.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  client.write('HTTP/1.1 200 Connection established\r\n\r\n');
  if (head.length > 0) client.unshift(head);
  desk.join(client, target);
}

function isWelcome(desk: ProxyDesk, authorization = ''): boolean {
  if (!desk.isGuarded) return true;
  const text = Buffer.from(authorization.replace(/^Basic /i, ''), 'base64').toString();
  const colon = text.indexOf(':');
  return desk.isWelcome(text.slice(0, colon), text.slice(colon + 1));
}
