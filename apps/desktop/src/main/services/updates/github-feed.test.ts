/** electron-updater's real code for the releases of a repository, against such a place on this computer. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestOptions, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applicationIn, nodeExecutor } from '../../../../test/updater-scene.ts';
import { CarefulAppImageUpdater } from './careful-app-image-updater.ts';
import { FeedUpdater } from './feed-updater.ts';

const OLD = 'the old program';
const NEW = Buffer.alloc(100_000, 'the new program. ');
const FILE = 'Nudge-2.0.0-x86_64.AppImage';
const RELEASES = 'https://github.com/nudge/messenger/releases';
const LATEST = `${RELEASES}/latest`;
const STORE = 'https://objects.example.com/1234?token=abc';
/** Says where a request would have gone. */
const MEANT_FOR = 'x-meant-for';

interface Answer {
  readonly status?: number;
  readonly to?: string;
  readonly body?: string | Buffer;
}

const sha512 = (data: Buffer): string => createHash('sha512').update(data).digest('base64');
const fileOf = (tag: string, name: string): string => `${RELEASES}/download/${tag}/${name}`;

const manifest = (version: string, hash = sha512(NEW)): string => `
version: ${version}
files:
  - url: ${FILE}
    sha512: ${hash}
    size: ${NEW.length}
path: ${FILE}
sha512: ${hash}
`;

const entry = (tag: string, notes: string): string => `
  <entry>
    <link rel="alternate" type="text/html" href="${RELEASES}/tag/${tag}"/>
    <title>${tag}</title>
    <content type="html">${notes}</content>
  </entry>`;
const atom = (...entries: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">${entries.join('')}</feed>`;

/** A release as the place has it: its tag is named by redirection, its files lie elsewhere. */
const released = (version: string): ReadonlyMap<string, Answer> =>
  new Map<string, Answer>([
    [
      `${RELEASES}.atom`,
      {
        body: atom(
          entry('v3.0.0-beta.1', 'Unfinished.'),
          entry(`v${version}`, '&lt;p&gt;Faster.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;'),
        ),
      },
    ],
    [LATEST, { to: `${RELEASES}/tag/v${version}` }],
    [`${RELEASES}/tag/v${version}`, { body: JSON.stringify({ tag_name: `v${version}` }) }],
    [fileOf(`v${version}`, 'latest-linux.yml'), { body: manifest(version) }],
    [fileOf(`v${version}`, FILE), { to: STORE }],
    [STORE, { body: NEW }],
  ]);

let folder: string;
let program: string;
let server: Server;
let answers: Map<string, Answer>;
let asked: IncomingMessage[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-github-'));
  program = path.join(folder, 'Nudge-1.0.0-x86_64.AppImage');
  writeFileSync(program, OLD, { mode: 0o755 });
  writeFileSync(
    path.join(folder, 'app-update.yml'),
    'owner: nudge\nrepo: messenger\nprovider: github\nupdaterCacheDirName: nudge-updater\n',
  );
  answers = new Map(released('2.0.0'));
  asked = [];
  server = createServer((request, response) => {
    asked.push(request);
    const { status, to, body = '' } = answers.get(String(request.headers[MEANT_FOR])) ?? { status: 404 };
    const headers = to === undefined ? { 'content-length': Buffer.byteLength(body) } : { location: to };
    response.writeHead(status ?? (to === undefined ? 200 : 302), headers).end(body);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('APPIMAGE', program);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything of the Internet lies on this computer. */
function lead(options: RequestOptions): RequestOptions {
  const { protocol, hostname, path: way } = options;
  const { port } = server.address() as AddressInfo;
  const headers = {
    ...options.headers,
    [MEANT_FOR]: `${protocol ?? 'https:'}//${hostname ?? ''}${way ?? ''}`,
  };
  return { ...options, headers, protocol: 'http:', hostname: '127.0.0.1', port };
}

function updaterOf(version = '1.0.0'): FeedUpdater {
  const app = applicationIn(folder, version);
  const updater = new CarefulAppImageUpdater({ file: program, restartArguments: [], app });
  Reflect.set(updater, 'httpExecutor', nodeExecutor(lead));
  Reflect.set(updater, '_testOnlyOptions', { platform: 'linux' });
  return new FeedUpdater({
    updater,
    feed: undefined,
    proxy: () => undefined,
    install: (then) => updater.install(true, then === 'restart'),
  });
}

/** Looks and fetches; answers why not. */
async function refusal(updater: FeedUpdater): Promise<unknown> {
  try {
    await updater.look();
    await updater.download(() => {});
    return 'taken';
  } catch (error) {
    return error;
  }
}

const meantFor = (): readonly unknown[] => asked.map(({ headers }) => headers[MEANT_FOR]);

function expectOldProgram(updater: FeedUpdater): void {
  expect(() => updater.install('exit')).toThrow(/./);
  expect(readFileSync(program, 'utf8')).toBe(OLD);
}

describe('an update from the releases of a repository', () => {
  it('is found, told of in plain text, fetched where it is led to, and put in the place of the old one', async () => {
    const updater = updaterOf();
    expect(await updater.look()).toEqual({ version: '2.0.0', notes: 'Faster.' });
    await updater.download(() => {});
    updater.install('exit');
    expect(readFileSync(program).equals(NEW)).toBe(true);
    expect(meantFor()).toEqual([
      `${RELEASES}.atom`,
      LATEST,
      `${RELEASES}/tag/v2.0.0`,
      fileOf('v2.0.0', 'latest-linux.yml'),
      fileOf('v2.0.0', FILE),
      STORE,
    ]);
  });

  it('tells nothing that would know this installation or person again', async () => {
    expect(await refusal(updaterOf())).toBe('taken');
    const told = asked.map(({ headers }) => headers);
    expect(new Set(told.map((headers) => headers['x-user-staging-id']))).toEqual(
      new Set(['00000000-0000-0000-0000-000000000000']),
    );
    expect(told.filter(({ authorization, cookie }) => (authorization ?? cookie) !== undefined)).toEqual([]);
  });

  it.each(['1.0.0', '0.9.9'])('is none where the latest is %s', async (version) => {
    answers = new Map(released(version));
    const updater = updaterOf();
    expect(await updater.look()).toBeUndefined();
    expectOldProgram(updater);
  });

  it('is refused for another SHA-512 than its release names', async () => {
    answers.set(STORE, { body: Buffer.alloc(NEW.length, 'something else') });
    const updater = updaterOf();
    expect(await refusal(updater)).toMatchObject({ reason: 'damaged' });
    expectOldProgram(updater);
  });

  it.each([
    ['the name of the latest', LATEST],
    ['the list', `${RELEASES}.atom`],
    ['what is in it', fileOf('v2.0.0', 'latest-linux.yml')],
    ['its file', fileOf('v2.0.0', FILE)],
  ])('is refused where %s leads to a place where nobody proves who they are', async (_what, from) => {
    const elsewhere = 'http://objects.example.com/1234';
    answers.set(elsewhere, answers.get(from) ?? {});
    answers.set(from, { to: elsewhere });
    const updater = updaterOf();
    expect(await refusal(updater)).toMatchObject({ reason: 'badFeed' });
    expect(meantFor()).not.toContain(elsewhere);
    expectOldProgram(updater);
  });

  it.each<[string, string, Answer]>([
    ['there is no release', `${RELEASES}.atom`, { body: atom() }],
    ['there is no such repository', `${RELEASES}.atom`, { status: 404 }],
    ['the list is none', `${RELEASES}.atom`, { body: 'nonsense' }],
    ['the latest has no name', LATEST, { body: '{}' }],
    ['the name of the latest cannot be read', LATEST, { body: '<html></html>' }],
    ['there is nothing for this system', fileOf('v2.0.0', 'latest-linux.yml'), { status: 404 }],
  ])('is refused where %s', async (_what, address, answer) => {
    answers.set(address, answer);
    const updater = updaterOf();
    expect(await refusal(updater)).toMatchObject({ reason: 'badFeed' });
    expectOldProgram(updater);
  });

  it('is refused for its own reason, whatever people wrote about it', async () => {
    answers.set(`${RELEASES}.atom`, { body: atom(entry('v2.0.0', 'No more EACCES and ENOSPC.')) });
    answers.set(LATEST, { body: '{}' });
    expect(await refusal(updaterOf())).toMatchObject({ reason: 'badFeed' });
    answers.set(LATEST, { status: 404 });
    expect(await refusal(updaterOf())).toMatchObject({ reason: 'badFeed' });
  });

  it('is none now where the place is out of order', async () => {
    answers.set(LATEST, { status: 503 });
    expect(await refusal(updaterOf())).toMatchObject({ reason: 'unreachable' });
  });
});
