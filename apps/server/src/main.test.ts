import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { startServer } from '@nudge/msnp-server/node';
import { afterEach, describe, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
/** The pinned Node, which runs TypeScript; the one running the tests may be older. */
const NODE = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');

type Child = ChildProcessByStdio<null, Readable, Readable>;

interface Ready {
  readonly event: string;
  readonly msnp: string;
  readonly http: string;
  readonly pid: number;
  readonly fingerprint?: string;
}

const directories: string[] = [];
const children: Child[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true });
});

async function newDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'nudge-service-'));
  directories.push(directory);
  return directory;
}

function run(...flags: readonly string[]): Child {
  const child = spawn(NODE, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

async function ready(child: Child): Promise<Ready> {
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return JSON.parse(chunk.toString('utf8')) as Ready;
}

interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function ending(child: Child): Promise<Ending> {
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, 'exit')) as [number | null];
  const [stdout, stderr] = await output;
  return { code, stdout, stderr };
}

const FREE = ['--port', '0', '--http-port', '0'];

describe('the service', () => {
  test('says that it is ready, serves the accounts it was given, and stops on SIGTERM', async () => {
    const directory = await newDirectory();
    const seed = join(directory, 'seed.json');
    await writeFile(
      seed,
      JSON.stringify({
        accounts: [{ address: 'carol@example.com', password: 'pw', name: 'Carol' }],
        contacts: [['alice@example.com', 'carol@example.com']],
      }),
    );
    const child = run('--memory', ...FREE, '--seed', seed, '--account', 'alice@example.com:pw:Alice');
    const { event, msnp, http, pid } = await ready(child);
    expect([event, pid]).toEqual(['ready', child.pid]);
    const login = await fetch(`${http}/login2.srf`, {
      headers: { authorization: 'Passport1.4 sign-in=carol%40example.com,pwd=pw' },
    });
    expect(login.status).toBe(200);
    const socket = connect(Number(msnp.split(':')[1]), '127.0.0.1');
    socket.write('VER 1 MSNP12\r\n');
    expect(String(((await once(socket, 'data')) as [Buffer])[0])).toBe('VER 1 MSNP12\r\n');
    const farewell = once(socket, 'data') as Promise<[Buffer]>;
    const end = once(child, 'exit');
    child.kill('SIGTERM');
    expect(String((await farewell)[0])).toBe('OUT SSD\r\n');
    socket.destroy();
    expect((await end)[0]).toBe(0);
  });

  test('answers TLS beside plain, and tells by which certificate', async () => {
    const directory = await newDirectory();
    const child = run('--data', directory, ...FREE);
    const { msnp, fingerprint } = await ready(child);
    const socket = connectTls({ port: Number(msnp.split(':')[1]), rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    const seen = socket.getPeerCertificate().fingerprint256.replaceAll(':', '').toLowerCase();
    expect(seen).toBe(fingerprint);
    socket.write('VER 1 MSNP12\r\n');
    expect(String(((await once(socket, 'data')) as [Buffer])[0])).toBe('VER 1 MSNP12\r\n');
    const farewell = once(socket, 'data') as Promise<[Buffer]>;
    child.kill('SIGTERM');
    expect(String((await farewell)[0])).toBe('OUT SSD\r\n');
    socket.destroy();
  });

  test('takes the certificate it is given, or says why not', async () => {
    const directory = await newDirectory();
    const first = await startServer({
      host: '127.0.0.1',
      port: 0,
      httpPort: 0,
      storage: { kind: 'directory', directory },
      tls: { kind: 'own' },
    });
    await first.stop();
    const [kept, bad] = [join(directory, 'server-certificate.pem'), join(directory, 'bad.pem')];
    await writeFile(bad, 'rubbish');
    const given = (file: string): Child =>
      run('--memory', '--tls-key', file, '--tls-certificate', file, ...FREE);
    const [again, failed] = await Promise.all([ready(given(kept)), ending(given(bad))]);
    expect(again.fingerprint).toBe(first.fingerprint);
    expect([failed.code, failed.stdout]).toEqual([1, '']);
    expect(failed.stderr).toMatch(/^the certificate .*bad\.pem cannot be used: .* \(badCertificate\)\n$/);
  });

  test('--help', async () => {
    const { code, stdout } = await ending(run('--help'));
    expect(code).toBe(0);
    expect(stdout).toContain('--require-challenge');
  });

  test('bad flags', async () => {
    const { code, stdout, stderr } = await ending(run('--port', 'x'));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--port is not a port');
  });

  test('a port in use, a damaged database, a bad seed: one clear line, no stack', async () => {
    const first = run('--memory', '--no-tls', ...FREE);
    const { msnp, ...others } = await ready(first);
    expect(Object.keys(others)).not.toContain('fingerprint');
    const taken = await ending(run('--memory', '--port', msnp.split(':')[1] ?? '', '--http-port', '0'));
    expect([taken.code, taken.stdout]).toEqual([1, '']);
    expect(taken.stderr).toMatch(/^cannot listen on 127\.0\.0\.1:\d+ \(EADDRINUSE\) \(portInUse\)\n$/);
    const directory = await newDirectory();
    await writeFile(join(directory, 'server.sqlite'), 'x'.repeat(9_000));
    const damaged = await ending(run('--data', directory, ...FREE));
    expect([damaged.code, damaged.stderr]).toEqual([1, 'the database is damaged (storeCorrupt)\n']);
    await writeFile(join(directory, 'seed.json'), '{"accounts":[{}]}');
    const bad = await ending(run('--memory', ...FREE, '--seed', join(directory, 'seed.json')));
    expect(bad.code).toBe(1);
    expect(bad.stderr).toMatch(/^the seed file .* is wrong at accounts\.0\.address/);
  });
});
