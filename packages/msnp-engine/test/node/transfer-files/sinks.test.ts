import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bytesOf, contentOf, fileOf, MIB, sha256, Streams, temporaryFolder } from './streams.ts';

let folder: ReturnType<typeof temporaryFolder>;
let streams: Streams;

beforeEach(() => {
  folder = temporaryFolder();
  streams = new Streams();
});

afterEach(async () => {
  await streams.files.close();
  folder.remove();
});

const one = (size: number, path = 'a.bin') => ({ name: path, entries: [{ path, size }] });
const namesIn = async (path = folder.path): Promise<readonly string[]> => (await readdir(path)).sort();

describe('one file', () => {
  test.each([0, 1, 1_203, MIB - 1, MIB, MIB + 1])('of %i bytes is stored under its name', async (size) => {
    const bytes = bytesOf(size);
    const stream = streams.openSink(folder.path, one(size));
    expect(await streams.next(stream)).toEqual({ kind: 'sinkOpened' });
    const path = join(folder.path, 'a.bin');
    expect(await streams.store(stream, bytes, [sha256(bytes)])).toEqual({
      kind: 'finished',
      savedAs: [path],
    });
    expect((await readFile(path)).equals(bytes)).toBe(true);
    expect(await namesIn()).toEqual(['a.bin']);
  });

  test('is hidden while it comes, and what is written is told', async () => {
    const bytes = bytesOf(3 * MIB);
    const stream = streams.openSink(folder.path, one(bytes.length));
    await streams.next(stream);
    streams.writeAll(stream, bytes, 10_000);
    const totals: number[] = [];
    while (totals.at(-1) !== bytes.length) {
      const answer = await streams.next(stream);
      if (answer.kind === 'written') totals.push(answer.total);
    }
    expect(totals).toEqual([...totals].sort((left, right) => left - right));
    // Gathered, and none larger than a mebibyte.
    expect(totals.length).toBeLessThan(12);
    totals.forEach((total, index) => expect(total - (totals[index - 1] ?? 0)).toBeLessThanOrEqual(MIB));
    const names = await namesIn();
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/^\.nudge-part-[0-9a-f]{32}$/);
  });

  test('in the name that the user chose, in a folder that is made for it', async () => {
    const destination = { folder: join(folder.path, 'My Received Files'), name: 'mine.bin' };
    const stream = streams.openSink(folder.path, { ...one(1), destination });
    await streams.next(stream);
    const path = join(destination.folder, 'mine.bin');
    expect(await streams.store(stream, bytesOf(1))).toEqual({ kind: 'finished', savedAs: [path] });
  });

  test.each(['../../x', String.raw`C:\x`, 'CON', 'a'.repeat(300), '.bashrc', 'a\u202Egpj.exe'])(
    'called %s stays where it belongs',
    async (name) => {
      const home = join(folder.path, 'deep', 'home');
      await mkdir(home, { recursive: true });
      const stream = streams.openSink(home, one(1, name));
      await streams.next(stream);
      expect(await streams.store(stream, bytesOf(1))).toMatchObject({ kind: 'finished' });
      const found = [...(await contentOf(folder.path)).keys()];
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(/^deep\/home\/[^/.][^/]*$/);
    },
  );
});

describe('nothing is overwritten', () => {
  test('a file, a folder and a link keep their names', async () => {
    await fileOf(folder.path, 'a.bin', bytesOf(3));
    await mkdir(join(folder.path, 'a (2).bin'));
    await symlink(join(folder.path, 'nowhere'), join(folder.path, 'a (3).bin'));
    const stream = streams.openSink(folder.path, one(1));
    await streams.next(stream);
    const path = join(folder.path, 'a (4).bin');
    expect(await streams.store(stream, bytesOf(1))).toEqual({ kind: 'finished', savedAs: [path] });
    expect((await readFile(join(folder.path, 'a.bin'))).equals(bytesOf(3))).toBe(true);
    expect(await namesIn()).toEqual(['a (2).bin', 'a (3).bin', 'a (4).bin', 'a.bin']);
  });

  test('by twenty of one name that finish together', async () => {
    const all = Array.from({ length: 20 }, () => streams.openSink(folder.path, one(4)));
    for (const stream of all) await streams.next(stream);
    const outcomes = await Promise.all(
      all.map((stream, seed) => streams.finish(stream, bytesOf(4, seed + 1))),
    );
    await streams.files.close();
    const paths = outcomes.map((outcome) => (outcome.kind === 'finished' ? outcome.savedAs[0] : undefined));
    expect(new Set(paths).size).toBe(20);
    for (const [index, path] of paths.entries()) {
      expect((await readFile(path ?? '')).equals(bytesOf(4, index + 1))).toBe(true);
    }
    expect(await namesIn()).toHaveLength(20);
  });

  test('by ten folders of one name that finish together', async () => {
    const entries = [
      { path: 'Photos/a', size: 2 },
      { path: 'Photos/b', size: 2 },
    ];
    const all = Array.from({ length: 10 }, () => streams.openSink(folder.path, { name: 'Photos', entries }));
    for (const stream of all) await streams.next(stream);
    await Promise.all(all.map((stream, seed) => streams.finish(stream, bytesOf(4, seed + 1))));
    await streams.files.close();
    const content = await contentOf(folder.path);
    expect(content.size).toBe(20);
    for (const name of await namesIn()) {
      const whole = Buffer.concat([
        content.get(`${name}/a`) ?? bytesOf(0),
        content.get(`${name}/b`) ?? bytesOf(0),
      ]);
      expect(
        Array.from({ length: 10 }, (_, seed) => bytesOf(4, seed + 1)).some((bytes) => bytes.equals(whole)),
      ).toBe(true);
    }
  });
});

describe('a bundle', () => {
  const contents: readonly (readonly [path: string, bytes: Buffer])[] = [
    ['Photos/empty', bytesOf(0)],
    ['Photos/a.jpg', bytesOf(300_000, 1)],
    ['Photos/2005/b.jpg', bytesOf(1, 2)],
    ['Photos/2005/B.jpg', bytesOf(2, 3)],
    ['Photos/../../c.jpg', bytesOf(70_000, 4)],
    ['Photos/nul/d.jpg', bytesOf(0)],
  ];
  const entries = contents.map(([path, bytes]) => ({ path, size: bytes.length }));
  const whole = Buffer.concat(contents.map(([, bytes]) => bytes));
  const hashes = contents.map(([, bytes]) => sha256(bytes));

  test('keeps its structure under one folder, which is not mixed with another', async () => {
    await mkdir(join(folder.path, 'Photos'));
    await fileOf(join(folder.path, 'Photos'), 'a.jpg', bytesOf(7));
    const stream = streams.openSink(folder.path, { name: 'Photos', entries });
    await streams.next(stream);
    const outcome = await streams.store(stream, whole, hashes);
    const top = join(folder.path, 'Photos (2)');
    const paths = ['empty', 'a.jpg', '2005/b.jpg', '2005/B (2).jpg', 'c.jpg', '_nul/d.jpg'];
    expect(outcome).toEqual({ kind: 'finished', savedAs: [top, ...paths.map((path) => join(top, path))] });
    for (const [index, path] of paths.entries()) {
      expect((await readFile(join(top, path))).equals(contents[index]?.[1] ?? bytesOf(9))).toBe(true);
    }
    expect(await namesIn()).toEqual(['Photos', 'Photos (2)']);
    expect(await namesIn(join(folder.path, 'Photos'))).toEqual(['a.jpg']);
  });

  test('with one hash that is wrong leaves nothing', async () => {
    const stream = streams.openSink(folder.path, { name: 'Photos', entries });
    await streams.next(stream);
    const wrong = hashes.map((hash, index) => (index === 3 ? sha256(bytesOf(1)) : hash));
    expect(await streams.store(stream, whole, wrong)).toEqual({ kind: 'failed', reason: 'hashMismatch' });
    expect(await namesIn()).toEqual([]);
  });

  test('of two thousand files tells the first thousand paths', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => ({ path: `d${index % 7}/f`, size: 0 }));
    const stream = streams.openSink(folder.path, { name: 'many', entries: many });
    await streams.next(stream);
    const outcome = await streams.store(stream, bytesOf(0));
    expect(outcome).toMatchObject({ kind: 'finished', savedAs: { length: 1_000 } });
    expect((await contentOf(folder.path)).size).toBe(2_000);
  });
});

describe('what is not as it was announced', () => {
  test.each([
    ['a hash', { resumeKey: 'key' }],
    ['a hash, where none was expected', {}],
  ])('%s', async (_, options) => {
    await fileOf(folder.path, 'a.bin', bytesOf(5));
    const stream = streams.openSink(folder.path, { ...one(MIB), ...options });
    await streams.next(stream);
    const outcome = await streams.store(stream, bytesOf(MIB), [sha256(bytesOf(MIB, 2))]);
    expect(outcome).toEqual({ kind: 'failed', reason: 'hashMismatch' });
    streams.perform({ kind: 'closeStream', stream, keep: true });
    await streams.files.close();
    expect(await namesIn()).toEqual(['a.bin']);
    expect((await readFile(join(folder.path, 'a.bin'))).equals(bytesOf(5))).toBe(true);
  });

  test('hashes in capitals are the same, one too few is not', async () => {
    const hash = sha256(bytesOf(1));
    const good = streams.openSink(folder.path, one(1));
    await streams.next(good);
    expect(await streams.store(good, bytesOf(1), [hash.toUpperCase()])).toMatchObject({ kind: 'finished' });
    const bad = streams.openSink(folder.path, one(1));
    await streams.next(bad);
    expect(await streams.store(bad, bytesOf(1), [])).toEqual({ kind: 'failed', reason: 'hashMismatch' });
  });

  test.each([
    ['more bytes', 11],
    ['fewer bytes', 9],
  ])('%s', async (_, size) => {
    const stream = streams.openSink(folder.path, one(10));
    await streams.next(stream);
    expect(await streams.store(stream, bytesOf(size))).toEqual({ kind: 'failed', reason: 'badPeer' });
    expect(await namesIn()).toEqual([]);
  });

  test.each([
    ['no entry', []],
    ['a negative size', [{ path: 'a', size: -1 }]],
    ['half a byte', [{ path: 'a', size: 0.5 }]],
    [
      'more than can be counted',
      [
        { path: 'a', size: 2 ** 53 - 1 },
        { path: 'b', size: 2 },
      ],
    ],
    ['too many entries', Array.from({ length: 10_001 }, () => ({ path: 'a', size: 0 }))],
  ])('an offer of %s', async (_, entries) => {
    const stream = streams.openSink(folder.path, { entries });
    expect(await streams.next(stream)).toEqual({ kind: 'failed', reason: 'badPeer' });
    expect(await namesIn()).toEqual([]);
  });
});

describe('a place that is lost', () => {
  test('the folder is removed in the middle', async () => {
    const stream = streams.openSink(folder.path, one(40 * MIB));
    await streams.next(stream);
    streams.writeAll(stream, bytesOf(MIB));
    while ((await streams.next(stream)).kind !== 'written') continue;
    await rm(folder.path, { recursive: true });
    for (let more = 0; more < 39; more++) streams.writeAll(stream, Buffer.alloc(MIB), MIB);
    expect(await streams.outcome(stream)).toEqual({ kind: 'failed', reason: 'missing' });
  });

  test('the folder is removed before the end of a small file', async () => {
    const stream = streams.openSink(folder.path, one(10));
    await streams.next(stream);
    await rm(folder.path, { recursive: true });
    expect(await streams.store(stream, bytesOf(10))).toEqual({ kind: 'failed', reason: 'missing' });
  });

  test('there is no such folder, nor the one above it', async () => {
    const stream = streams.openSink(join(folder.path, 'disk', 'folder'), one(10));
    expect(await streams.next(stream)).toEqual({ kind: 'failed', reason: 'missing' });
    expect(await namesIn()).toEqual([]);
  });

  test('a file stands in its place', async () => {
    const stream = streams.openSink(await fileOf(folder.path, 'f', bytesOf(1)), one(10));
    expect(await streams.next(stream)).toEqual({ kind: 'failed', reason: 'missing' });
  });

  test('it may not be written', async (context) => {
    context.skip(process.getuid?.() === 0, 'root may write everywhere');
    await chmod(folder.path, 0o500);
    const stream = streams.openSink(folder.path, one(10));
    expect(await streams.next(stream)).toEqual({ kind: 'failed', reason: 'denied' });
    await chmod(folder.path, 0o700);
  });
});

describe('a stream that is closed', () => {
  test('leaves nothing, and answers no more', async () => {
    const stream = streams.openSink(folder.path, { ...one(MIB), resumeKey: 'key' });
    await streams.next(stream);
    streams.writeAll(stream, bytesOf(MIB - 1));
    streams.perform({ kind: 'closeStream', stream, keep: false });
    streams.perform({ kind: 'writeSink', stream, bytes: bytesOf(1) });
    await streams.files.close();
    expect(await namesIn()).toEqual([]);
    expect(streams.unread(stream)).toEqual([]);
  });

  test('before it was open leaves nothing', async () => {
    const stream = streams.openSink(folder.path, one(MIB));
    streams.perform({ kind: 'closeStream', stream, keep: true });
    await streams.files.close();
    expect(await namesIn()).toEqual([]);
    expect(streams.unread(stream)).toEqual([]);
  });

  test('leaves nothing where nobody could go on with it', async () => {
    const stream = streams.openSink(folder.path, one(MIB));
    await streams.next(stream);
    streams.writeAll(stream, bytesOf(1_000));
    streams.perform({ kind: 'closeStream', stream, keep: true });
    await streams.files.close();
    expect(await namesIn()).toEqual([]);
  });

  test('after it finished leaves the file alone', async () => {
    const stream = streams.openSink(folder.path, one(1));
    await streams.next(stream);
    await streams.store(stream, bytesOf(1));
    streams.perform({ kind: 'closeStream', stream, keep: false });
    await streams.files.close();
    expect(await namesIn()).toEqual(['a.bin']);
  });

  test("of which nobody knows is nobody's", () => {
    expect(() => {
      streams.perform({ kind: 'closeStream', stream: 99, keep: false });
      streams.perform({ kind: 'readSource', stream: 99, bytes: 1 });
      streams.perform({ kind: 'finishSink', stream: 99 });
    }).not.toThrow();
  });
});

test('a folder that looks like a part and is not ours is left alone', async () => {
  const stream = streams.openSink(folder.path, { ...one(1), resumeKey: 'key' });
  await streams.next(stream);
  const [name = ''] = await namesIn();
  streams.perform({ kind: 'closeStream', stream, keep: false });
  await streams.files.close();
  const foreign = join(folder.path, name);
  await mkdir(foreign);
  await writeFile(join(foreign, 'diary.txt'), 'dear diary');

  const again = streams.openSink(folder.path, { ...one(1), resumeKey: 'key' });
  await streams.next(again);
  expect(await streams.store(again, bytesOf(1))).toMatchObject({ kind: 'finished' });
  expect(await contentOf(folder.path)).toEqual(
    new Map([
      [`${name}/diary.txt`, Buffer.from('dear diary')],
      ['a.bin', bytesOf(1)],
    ]),
  );
});
