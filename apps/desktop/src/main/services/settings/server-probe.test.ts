import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { probeServer } from './server-probe.ts';

const servers: Server[] = [];

function listen(server: Server): Promise<number> {
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('the test of a server', () => {
  it('knows a server that speaks, and a login service that answers', async () => {
    const port = await listen(
      createServer((socket) => void socket.once('data', () => socket.end('VER 1 MSNP12\r\n'))),
    );
    const http = await listen(createHttpServer((_request, response) => void response.end()));
    const loginAddress = `http://127.0.0.1:${http}`;
    expect(await probeServer({ host: '127.0.0.1', port, loginAddress })).toEqual({ msnp: true, login: true });
  });

  it('is not fooled by something else on the port, or by nothing', async () => {
    const port = await listen(createServer((socket) => void socket.end('220 mail ready\r\n')));
    const closed = await listen(createServer());
    servers.pop()?.close();
    const loginAddress = `http://127.0.0.1:${closed}`;
    expect(await probeServer({ host: '127.0.0.1', port, loginAddress })).toEqual({
      msnp: false,
      login: false,
    });
  });
});
