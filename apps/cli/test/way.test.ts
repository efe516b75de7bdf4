/** The way to the server, as the command line names it. */
import { createServer } from 'node:net';
import { startHttpProxy, startSocksProxy, type TestProxy } from '@nudge/testkit/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandEvent } from '../src/command-events.ts';
import { run } from '../src/run.ts';
import { PASSWORD } from './headless.ts';
import { ALICE, Scene } from './scene.ts';

/** The first byte of TLS. */
const HANDSHAKE = 0x16;

let scene: Scene;
let proxy: TestProxy | undefined;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(async () => {
  await scene.close();
  await proxy?.close();
});

/** Signs in and, as nothing is asked, out again; gives the exit status and what was told. */
async function visit(flags: readonly string[]) {
  const events: CommandEvent[] = [];
  const status = await run({
    args: ['--address', ALICE, '--password-env', 'PASSWORD', ...flags],
    environment: { PASSWORD },
    input: nothing(),
    output: (text) => events.push(JSON.parse(text) as CommandEvent),
    errorOutput: () => undefined,
  });
  return { status, events };
}

async function* nothing(): AsyncIterable<string> {}

test('with --tls nothing is said in plain to a server that knows none', async () => {
  const said: Buffer[] = [];
  const dumb = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => {
      said.push(piece);
      socket.end();
    });
  });
  await new Promise<void>((resolve) => dumb.listen(0, '127.0.0.1', resolve));
  const address = dumb.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const { status, events } = await visit(['--server', `127.0.0.1:${port}`, '--tls']);
  dumb.close();
  expect([status, events.at(-1)]).toMatchObject([1, { event: 'error', code: 'tlsFailed' }]);
  expect(said.map((piece) => piece[0])).toEqual([HANDSHAKE]);
});

test.each([
  ['http', startHttpProxy],
  ['socks5', startSocksProxy],
] as const)('through a proxy for %s, with a password out of the environment', async (scheme, start) => {
  const end = await start({ user: 'ann', password: PASSWORD, names: { 'server.test': '127.0.0.1' } });
  proxy = end;
  const line = `server.test:${scene.server.msnp.port}`;
  const login = `server.test:${new URL(scene.server.http).port}`;
  const url = `${scheme}://ann@127.0.0.1:${end.port}`;
  const way = ['--proxy', url, '--proxy-password-env', 'PASSWORD'];
  const { status, events } = await visit(['--server', line, '--http', `http://${login}`, ...way]);
  expect(events.map(({ event }) => event)).toContain('signedIn');
  expect(status).toBe(0);
  expect(new Set(end.asked)).toEqual(new Set([line, login]));
});
