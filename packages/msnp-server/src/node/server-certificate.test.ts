import { X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectSecurely } from '../../test/tls-client.ts';
import type { LogEntry } from '../core/environment.ts';
import { startServer, type RunningServer, type StartOptions } from './index.ts';

const FILE = 'server-certificate.pem';
const CHEAP_HASH = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const log: LogEntry[] = [];
const running: RunningServer[] = [];
let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nudge-certificate-'));
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  await rm(directory, { recursive: true });
  log.length = 0;
});

const inDirectory = (name: string): string => join(directory, name);

async function start(options: Partial<StartOptions> = {}): Promise<RunningServer> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    httpPort: 0,
    storage: { kind: 'directory', directory },
    passwordHash: CHEAP_HASH,
    tls: { kind: 'own' },
    log: (entry) => log.push(entry),
    ...options,
  });
  running.push(server);
  return server;
}

/** Starts, stops, and tells which certificate it was. */
async function fingerprint(options: Partial<StartOptions> = {}): Promise<string> {
  const server = await start(options);
  const client = await connectSecurely(server);
  client.say('VER 1 MSNP12');
  await client.until(/VER 1 MSNP12\r\n/);
  client.socket.destroy();
  await server.stop();
  return server.fingerprint ?? '';
}

describe('a certificate of its own', () => {
  test('is made once, kept for its owner alone, and says what it is for twenty years', async () => {
    const first = await fingerprint();
    expect(first).toMatch(/^[\da-f]{64}$/);
    expect(await fingerprint()).toBe(first);
    expect(log.map(({ event }) => event)).toEqual(['certificateMade']);
    expect((await stat(inDirectory(FILE))).mode & 0o777).toBe(0o600);
    const certificate = new X509Certificate(await readFile(inDirectory(FILE), 'utf8'));
    expect(certificate.subject).toBe('CN=Nudge MSNP server (certificate of its own)');
    expect(certificate.issuer).toBe(certificate.subject);
    expect(certificate.ca).toBe(false);
    expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject({ namedCurve: 'prime256v1' });
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    const years = (Date.parse(certificate.validTo) - Date.now()) / (365.25 * 24 * 60 * 60 * 1000);
    expect(Math.round(years)).toBe(20);
    expect(Date.parse(certificate.validFrom)).toBeLessThan(Date.now());
  });

  test.each([
    ['zeros', 0],
    ['ones', 0xff],
  ])('has a serial number that is positive and whole, be it by chance all %s', async (_what, byte) => {
    await fingerprint({ random: (count) => new Uint8Array(count).fill(byte) });
    const { serialNumber } = new X509Certificate(await readFile(inDirectory(FILE), 'utf8'));
    expect(serialNumber).toMatch(/^[4-7][\dA-F]{31}$/);
  });

  test('made in another time is good for twenty years from then', async () => {
    const unixTime = Date.UTC(2035, 0, 1);
    await fingerprint({ clock: { now: () => performance.now(), unixTime: () => unixTime } });
    const { validFrom, validTo } = new X509Certificate(await readFile(inDirectory(FILE), 'utf8'));
    expect([validFrom, validTo].map((time) => new Date(time).getUTCFullYear())).toEqual([2034, 2055]);
  });

  test('in memory is another at each start, and no file', async () => {
    const options = { storage: { kind: 'memory' } } as const;
    expect(await fingerprint(options)).not.toBe(await fingerprint(options));
    expect(await readdir(directory)).toEqual([]);
  });

  test.each([
    ['rubbish', 'rubbish'],
    ['empty', ''],
  ])('that is %s is put aside, and the log says so', async (_what, content) => {
    const before = await fingerprint();
    await writeFile(inDirectory(FILE), content);
    log.length = 0;
    const server = await start();
    expect(server.fingerprint).not.toBe(before);
    expect(server.certificateSetAsideAs).toBe(inDirectory(`${FILE}.corrupt-1`));
    expect(await readFile(inDirectory(`${FILE}.corrupt-1`), 'utf8')).toBe(content);
    expect(log).toMatchObject([
      { level: 'error', event: 'certificateSetAside', details: { file: inDirectory(`${FILE}.corrupt-1`) } },
      { event: 'certificateMade' },
    ]);
  });

  test('cut off in the middle of the certificate is put aside', async () => {
    await fingerprint();
    const pem = await readFile(inDirectory(FILE), 'utf8');
    await writeFile(inDirectory(FILE), pem.slice(0, -100));
    await fingerprint();
    expect(await readdir(directory)).toContain(`${FILE}.corrupt-1`);
  });

  test('with the key of another is put aside', async () => {
    await fingerprint();
    const own = await readFile(inDirectory(FILE), 'utf8');
    await rm(inDirectory(FILE));
    await fingerprint();
    const other = await readFile(inDirectory(FILE), 'utf8');
    const end = '-----END PRIVATE KEY-----\n';
    await writeFile(inDirectory(FILE), own.split(end)[0] + end + other.split(end)[1]);
    await fingerprint();
    expect(log.map(({ details }) => details?.['reason'])).toContain(
      'the key is not the one of the certificate',
    );
  });

  test('whose place is a folder is put aside', async () => {
    await mkdir(inDirectory(FILE));
    await fingerprint();
    expect(log[0]).toMatchObject({ event: 'certificateSetAside' });
  });

  test.each([
    ['part of one', '-----BEGIN PRIVATE KEY-----\nMIG'],
    ['nothing yet', ''],
  ])(
    'of a start that was killed after it wrote %s is made anew, and nothing is left of it',
    async (_what, draft) => {
      await writeFile(inDirectory(`${FILE}.new`), draft, { mode: 0o644 });
      const made = await fingerprint();
      expect((await readdir(directory)).filter((name) => name.startsWith(FILE))).toEqual([FILE]);
      expect((await stat(inDirectory(FILE))).mode & 0o777).toBe(0o600);
      expect(await fingerprint()).toBe(made);
    },
  );

  test('that is whole stays, whatever a killed start left beside it', async () => {
    const made = await fingerprint();
    await writeFile(inDirectory(`${FILE}.new`), 'half');
    expect(await fingerprint()).toBe(made);
  });

  test('that the folder does not take is a typed failure', async () => {
    await mkdir(inDirectory(`${FILE}.new`));
    await expect(start()).rejects.toMatchObject({ code: 'storeFailed' });
  });
});

describe('a certificate in files', () => {
  const files = async (key: string, certificate: string): Promise<Partial<StartOptions>> => {
    await writeFile(inDirectory('key.pem'), key);
    await writeFile(inDirectory('certificate.pem'), certificate);
    return filesAt('key.pem', 'certificate.pem');
  };
  const filesAt = (key: string, certificate: string): Partial<StartOptions> => ({
    storage: { kind: 'memory' },
    tls: { kind: 'files', key: inDirectory(key), certificate: inDirectory(certificate) },
  });
  const own = async (): Promise<readonly [key: string, certificate: string]> => {
    await fingerprint();
    const pem = await readFile(inDirectory(FILE), 'utf8');
    const end = '-----END PRIVATE KEY-----\n';
    const [key = '', certificate = ''] = pem.split(end);
    return [key + end, certificate];
  };

  test('is used, from two files or one', async () => {
    const [key, certificate] = await own();
    const used = await fingerprint(await files(key, certificate));
    expect(used).toBe(new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase());
    expect(await fingerprint(filesAt(FILE, FILE))).toBe(used);
  });

  test('that cannot be used stops the start with words that name it', async () => {
    const [key, certificate] = await own();
    const expectFailure = async (options: Partial<StartOptions>, words: RegExp): Promise<void> => {
      const failure: unknown = await start(options).catch((reason: unknown) => reason);
      expect(failure).toMatchObject({ code: 'badCertificate' });
      expect(failure instanceof Error && failure.message).toMatch(words);
    };
    await expectFailure(filesAt('none.pem', FILE), /none\.pem cannot be read: ENOENT/);
    await expectFailure(filesAt(FILE, 'none.pem'), /none\.pem cannot be read: ENOENT/);
    await expectFailure(
      await files(key, 'rubbish'),
      /certificate\.pem with the key .*key\.pem cannot be used/,
    );
    await expectFailure(await files('rubbish', certificate), /cannot be used/);
    await rm(inDirectory(FILE));
    const [otherKey] = await own();
    await expectFailure(await files(otherKey, certificate), /the key is not the one of the certificate/);
  });
});
