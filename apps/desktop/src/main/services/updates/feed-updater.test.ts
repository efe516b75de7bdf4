/** electron-updater's real code for AppImages against a feed on this computer: what it takes, and what it refuses. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NsisUpdater, type BaseUpdater } from 'electron-updater';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applicationIn, nodeExecutor } from '../../../../test/updater-scene.ts';
import { CarefulAppImageUpdater } from './careful-app-image-updater.ts';
import { FeedUpdater } from './feed-updater.ts';
import { UpdateFault } from './updater.ts';

const OLD = 'the old program';
const NEW = Buffer.alloc(300_000, 'the new program. ');
const FILE = 'Nudge-2.0.0-x86_64.AppImage';

const PROXY = { host: 'proxy.example', port: 8080, user: 'ana', password: 'secret' };

let folder: string;
let program: string;
let server: Server;
let feed: string;
let answers: Map<string, string | Buffer | ((response: ServerResponse) => void)>;
let headers: unknown[];

const sha512 = (data: Buffer): string => createHash('sha512').update(data).digest('base64');

interface Release {
  readonly version?: string;
  readonly file?: string;
  readonly hash?: string;
}

const manifest = ({ version = '2.0.0', file = FILE, hash = sha512(NEW) }: Release = {}): string => `
version: ${version}
files:
  - url: ${file}
    sha512: ${hash}
    size: ${NEW.length}
path: ${FILE}
sha512: ${hash}
releaseNotes: |
  Faster.
  <script>alert(1)</script><p>Better.</p>
`;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-update-'));
  program = path.join(folder, 'Nudge-1.0.0-x86_64.AppImage');
  writeFileSync(program, OLD, { mode: 0o755 });
  writeFileSync(path.join(folder, 'app-update.yml'), 'updaterCacheDirName: nudge-updater\n');
  answers = new Map<string, string | Buffer>([
    ['/latest-linux.yml', manifest()],
    [`/${FILE}`, NEW],
  ]);
  headers = [];
  server = createServer((asked, response) => {
    headers.push(asked.headers['x-user-staging-id']);
    const answer = answers.get(new URL(asked.url ?? '', 'http://127.0.0.1').pathname);
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'function') answer(response);
    else response.writeHead(200, { 'content-length': Buffer.byteLength(answer) }).end(answer);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  feed = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  vi.stubEnv('APPIMAGE', program);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function feedUpdater(updater: BaseUpdater, platform: 'linux' | 'win32'): FeedUpdater {
  Reflect.set(updater, 'httpExecutor', nodeExecutor());
  Reflect.set(updater, '_testOnlyOptions', { platform });
  return new FeedUpdater({
    updater,
    feed,
    proxy: () => PROXY,
    install: (then) => updater.install(true, then === 'restart'),
  });
}

/** The library would take any version; we still look. */
function allowingUpdater(): FeedUpdater {
  const app = applicationIn(folder, '1.0.0');
  const library = new CarefulAppImageUpdater({ file: program, restartArguments: [], app });
  const updater = feedUpdater(library, 'linux');
  library.allowDowngrade = true;
  return updater;
}

function updaterOf(version = '1.0.0'): FeedUpdater {
  const app = applicationIn(folder, version);
  return feedUpdater(new CarefulAppImageUpdater({ file: program, restartArguments: [], app }), 'linux');
}

const pending = (): string => path.join(folder, 'cache', 'nudge-updater', 'pending', FILE);

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

const reasonOf = (refused: unknown): string => (refused instanceof UpdateFault ? refused.reason : 'none');

function expectOldProgram(updater: FeedUpdater): void {
  expect(existsSync(pending())).toBe(false);
  expect(() => updater.install('exit')).toThrow(/./);
  expect(readFileSync(program, 'utf8')).toBe(OLD);
}

describe('an update from a feed', () => {
  it('is found, told of in plain text, fetched, and put in the place of the old one', async () => {
    const updater = updaterOf();
    expect(await updater.look()).toEqual({ version: '2.0.0', notes: 'Faster. Better.' });
    const percents: number[] = [];
    await updater.download((percent) => void percents.push(percent));
    expect(percents.at(-1)).toBe(100);
    expect(readFileSync(program, 'utf8')).toBe(OLD);
    updater.install('exit');
    expect(readFileSync(program).equals(NEW)).toBe(true);
    expect(statSync(program).mode & 0o111).toBe(0o111);
    expect(existsSync(`${program}.new`)).toBe(false);
  });

  it('tells the feed nothing that would know this installation again', async () => {
    await refusal(updaterOf());
    expect(new Set(headers)).toEqual(new Set(['00000000-0000-0000-0000-000000000000']));
  });

  it('that was fetched before is not fetched again', async () => {
    await refusal(updaterOf());
    answers.delete(`/${FILE}`);
    const updater = updaterOf();
    expect(await refusal(updater)).toBe('taken');
    updater.install('exit');
    expect(readFileSync(program).equals(NEW)).toBe(true);
  });
});

describe('a proxy on the way', () => {
  const ASKER = { isProxy: true, scheme: 'basic', host: 'Proxy.example', port: 8080, realm: '' };

  function asked(times: number, part: Partial<typeof ASKER> = {}): readonly (readonly unknown[])[] {
    const library = new NsisUpdater(undefined, applicationIn(folder, '1.0.0'));
    feedUpdater(library, 'win32');
    const told: unknown[][] = [];
    for (let index = 0; index < times; index += 1) {
      library.emit('login', { ...ASKER, ...part }, (...words) => void told.push(words));
    }
    return told;
  }

  it('is told who one is, and nobody else is', () => {
    expect(asked(1)).toEqual([['ana', 'secret']]);
    for (const other of [{ isProxy: false }, { host: 'other.example' }, { port: 3128 }]) {
      expect(asked(1, other)).toEqual([[]]);
    }
  });

  it('that is not content is given up in the end', () => {
    const told = asked(20);
    expect(told[0]).toEqual(['ana', 'secret']);
    expect(told.at(-1)).toEqual([]);
  });
});

describe('an update that is not right', () => {
  it('because its SHA-512 is another one, is refused', async () => {
    answers.set('/latest-linux.yml', manifest({ hash: sha512(Buffer.from('something else')) }));
    const updater = updaterOf();
    expect(await refusal(updater)).toMatchObject({ reason: 'damaged' });
    expectOldProgram(updater);
  });

  it('because it was cut short, is refused, and the next try takes it whole', async () => {
    answers.set(`/${FILE}`, (response) => {
      response.writeHead(200, { 'content-length': NEW.length });
      response.write(NEW.subarray(0, 100_000), () => response.destroy());
    });
    const updater = updaterOf();
    expect(['damaged', 'unreachable']).toContain(reasonOf(await refusal(updater)));
    expectOldProgram(updater);
    answers.set(`/${FILE}`, NEW);
    expect(await refusal(updaterOf())).toBe('taken');
  });

  it('because it is shorter than told, with no word of it, is refused', async () => {
    answers.set(`/${FILE}`, NEW.subarray(0, 100_000));
    const updater = updaterOf();
    expect(await refusal(updater)).toMatchObject({ reason: 'damaged' });
    expectOldProgram(updater);
  });

  it.each(['1.0.0', '0.9.9', '1.0.0-beta.1', '0.0.1'])(
    'because it is %s, no later one, is none',
    async (version) => {
      answers.set('/latest-linux.yml', manifest({ version }));
      const updater = updaterOf('1.0.0');
      expect(await updater.look()).toBeUndefined();
      expectOldProgram(updater);
    },
  );

  it('because it is an earlier one, is refused by us as well', async () => {
    answers.set('/latest-linux.yml', manifest({ version: '0.9.9' }));
    const updater = allowingUpdater();
    expect(await refusal(updater)).toMatchObject({ reason: 'badFeed' });
    expectOldProgram(updater);
  });

  it.each(['', 'no: version', '<html></html>', 'version: newest', `${manifest()}\n: : :`])(
    'in a feed that says %j, is none',
    async (content) => {
      answers.set('/latest-linux.yml', content);
      expect(await refusal(updaterOf())).toMatchObject({ name: 'UpdateFault' });
    },
  );

  it('because its file lies where nobody proves who they are, is refused', async () => {
    answers.set('/latest-linux.yml', manifest({ file: 'http://localhost:1/Nudge.AppImage' }));
    const updater = updaterOf();
    expect(await refusal(updater)).toMatchObject({ reason: 'badFeed' });
    expectOldProgram(updater);
  });

  it('because the way leads on to such a place, is refused', async () => {
    answers.set(`/${FILE}`, (response) => {
      response.writeHead(302, { location: 'http://localhost:1/Nudge.AppImage' }).end();
    });
    answers.set('/latest-linux.yml', manifest());
    const updater = updaterOf();
    expect(await refusal(updater)).toMatchObject({ reason: 'badFeed' });
    expectOldProgram(updater);
  });

  it('because it was changed between the download and the exit, is refused', async () => {
    const updater = updaterOf();
    expect(await refusal(updater)).toBe('taken');
    writeFileSync(pending(), 'something else');
    expect(() => updater.install('exit')).toThrow(/promised/);
    expect(readFileSync(program, 'utf8')).toBe(OLD);
    expect(existsSync(`${program}.new`)).toBe(false);
  });

  it('because it cannot be written, leaves the old program', async () => {
    const updater = updaterOf();
    expect(await refusal(updater)).toBe('taken');
    mkdirSync(`${program}.new`);
    expect(() => updater.install('exit')).toThrow(/./);
    expect(readFileSync(program, 'utf8')).toBe(OLD);
  });

  it('because the feed does not answer, is none now', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
    await expect(updaterOf().look()).rejects.toMatchObject({ reason: 'unreachable' });
  });
});

describe('an update for Windows', () => {
  const EXE = 'Nudge-Setup-2.0.0.exe';

  function windowsUpdater(verdict: string | null): {
    readonly updater: FeedUpdater;
    readonly asked: string[][];
  } {
    const asked: string[][] = [];
    writeFileSync(
      path.join(folder, 'app-update.yml'),
      'updaterCacheDirName: nudge-updater\npublisherName:\n  - Nudge contributors\n',
    );
    answers.set('/latest.yml', manifest({ file: EXE }));
    answers.set(`/${EXE}`, NEW);
    const nsis = new NsisUpdater(null, applicationIn(folder, '1.0.0'));
    nsis.disableDifferentialDownload = true;
    nsis.verifyUpdateCodeSignature = async (publishers) => {
      asked.push(publishers);
      return verdict;
    };
    return { updater: feedUpdater(nsis, 'win32'), asked };
  }

  it('that another publisher signed is refused, and thrown away', async () => {
    const { updater, asked } = windowsUpdater('signed by somebody else');
    expect(await refusal(updater)).toMatchObject({ reason: 'wrongPublisher' });
    expect(asked).toEqual([['Nudge contributors']]);
    expect(existsSync(path.join(folder, 'cache', 'nudge-updater', 'pending', EXE))).toBe(false);
    expect(() => updater.install('exit')).toThrow(/./);
  });

  it('that the same publisher signed is taken', async () => {
    expect(await refusal(windowsUpdater(null).updater)).toBe('taken');
  });
});
