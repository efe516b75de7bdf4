import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, chmod, mkdir, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bytesOf, fileOf, MIB, sha256, Streams, temporaryFolder } from './streams.ts';

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

describe('one file', () => {
  test.each([1, 1201, MIB - 1, MIB, MIB + 1])('of %i bytes is read whole, with its hash', async (size) => {
    const bytes = bytesOf(size);
    const stream = streams.openSource([await fileOf(folder.path, 'a', bytes)], [size]);
    expect(await streams.next(stream)).toEqual({ kind: 'sourceOpened', start: 0 });
    const all = await streams.readAll(stream, 100_000);
    expect(all.bytes.equals(bytes)).toBe(true);
    expect(all.last).toEqual({ kind: 'sourceEnded', sha256: [sha256(bytes)] });
  });

  test('of no bytes ends without being asked', async () => {
    const stream = streams.openSource([await fileOf(folder.path, 'a', bytesOf(0))], [0]);
    expect(await streams.next(stream)).toEqual({ kind: 'sourceOpened', start: 0 });
    expect(await streams.next(stream)).toEqual({ kind: 'sourceEnded', sha256: [sha256(bytesOf(0))] });
  });

  test('is read in order however often it is asked for at once, and is empty only at the end', async () => {
    const bytes = bytesOf(700_000);
    const stream = streams.openSource([await fileOf(folder.path, 'a', bytes)], [bytes.length]);
    for (let asked = 0; asked < 9; asked++) streams.perform({ kind: 'readSource', stream, bytes: 100_000 });
    expect(await streams.next(stream)).toMatchObject({ kind: 'sourceOpened' });
    const parts: Uint8Array[] = [];
    for (let read = 0; read < 7; read++) {
      const answer = await streams.next(stream);
      if (answer.kind === 'read') parts.push(answer.bytes);
    }
    expect(parts.map((part) => part.length)).toEqual(Array.from({ length: 7 }, () => 100_000));
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    expect(await streams.next(stream)).toMatchObject({ kind: 'sourceEnded' });
    for (let more = 0; more < 2; more++)
      expect(await streams.next(stream)).toMatchObject({ bytes: { length: 0 } });
  });

  test('never answers more than was asked for, nor within the call', async () => {
    const stream = streams.openSource([await fileOf(folder.path, 'a', bytesOf(5_000))], [5_000]);
    expect(streams.unread(stream)).toEqual([]);
    await streams.next(stream);
    streams.perform({ kind: 'readSource', stream, bytes: 1_202 });
    expect(streams.unread(stream)).toEqual([]);
    expect(await streams.next(stream)).toMatchObject({ kind: 'read', bytes: { length: 1_202 } });
  });

  test('is not hashed where nobody looks at it', async () => {
    const path = await fileOf(folder.path, 'a', bytesOf(10));
    const stream = streams.openSource([path], [10], { withHashes: false });
    await streams.next(stream);
    expect((await streams.readAll(stream, 100)).last).toEqual({ kind: 'sourceEnded', sha256: [] });
  });
});

test('several files are one stream, empty ones among them', async () => {
  const parts = [0, 3, 0, 300_000, 1, 0].map((size, index) => bytesOf(size, index));
  const paths = [];
  for (const [index, part] of parts.entries()) paths.push(await fileOf(folder.path, `f${index}`, part));
  const sizes = parts.map((part) => part.length);
  const stream = streams.openSource(paths, sizes);
  await streams.next(stream);
  const all = await streams.readAll(stream, 65_536);
  expect(all.bytes.equals(Buffer.concat(parts))).toBe(true);
  expect(all.last).toEqual({ kind: 'sourceEnded', sha256: parts.map(sha256) });
});

describe('what the other side has already', () => {
  const parts = [bytesOf(900_000, 1), bytesOf(700_000, 2), bytesOf(5, 3)];
  const whole = Buffer.concat(parts);
  const open = async (bytes: number, hash = sha256(whole.subarray(0, bytes))) => {
    const paths = [];
    for (const [index, part] of parts.entries()) paths.push(await fileOf(folder.path, `f${index}`, part));
    const sizes = parts.map((part) => part.length);
    return streams.openSource(paths, sizes, { kept: { bytes, sha256: hash } });
  };

  test.each([1, 899_999, 900_000, 900_001, 1_600_003])('%i bytes are left out, and hashed', async (bytes) => {
    const stream = await open(bytes);
    expect(await streams.next(stream)).toEqual({ kind: 'sourceOpened', start: bytes });
    const all = await streams.readAll(stream, 200_000);
    expect(all.bytes.equals(whole.subarray(bytes))).toBe(true);
    expect(all.last).toEqual({ kind: 'sourceEnded', sha256: parts.map(sha256) });
  });

  test('everything: the end follows at once', async () => {
    const stream = await open(whole.length);
    expect(await streams.next(stream)).toEqual({ kind: 'sourceOpened', start: whole.length });
    expect(await streams.next(stream)).toMatchObject({ kind: 'sourceEnded', sha256: parts.map(sha256) });
  });

  test.each([
    ['other bytes', 1_000_000, sha256(bytesOf(10))],
    ['more than there is', whole.length + 1, sha256(whole)],
  ])('%s: all of it is sent', async (_, bytes, hash) => {
    const stream = await open(bytes, hash);
    expect(await streams.next(stream)).toEqual({ kind: 'sourceOpened', start: 0 });
    const all = await streams.readAll(stream, 200_000);
    expect(all.bytes.equals(whole)).toBe(true);
    expect(all.last).toMatchObject({ sha256: parts.map(sha256) });
  });
});

describe('a file that changed', () => {
  test.each([
    ['shorter', 9],
    ['longer', 11],
  ])('before it was opened: %s', async (_, size) => {
    const stream = streams.openSource([await fileOf(folder.path, 'a', bytesOf(size))], [10]);
    expect(await streams.next(stream)).toEqual({ kind: 'failed', reason: 'changed' });
  });

  const size = 3 * MIB;
  test.each([
    ['grew', (path: string) => appendFile(path, 'x')],
    ['shrank', (path: string) => truncate(path, size - 1)],
    ['was emptied', (path: string) => truncate(path, 0)],
    ['was touched', (path: string) => utimes(path, 1_000, 1_000)],
    [
      'was written over',
      async (path: string) => {
        await writeFile(path, bytesOf(size, 9));
        // As on a system whose clock ticks slowly.
        await utimes(path, 2_000, 2_000);
      },
    ],
  ])('while it is sent: it %s', async (_, change) => {
    const path = await fileOf(folder.path, 'a', bytesOf(size));
    const stream = streams.openSource([path], [size]);
    await streams.next(stream);
    streams.perform({ kind: 'readSource', stream, bytes: 1_000 });
    await streams.next(stream);
    await change(path);
    expect((await streams.readAll(stream, MIB)).last).toEqual({ kind: 'failed', reason: 'changed' });
    streams.perform({ kind: 'readSource', stream, bytes: 1_000 });
    await streams.files.close();
    expect(streams.unread(stream)).toEqual([]);
  });

  test('before its turn came: another took its place', async () => {
    const [first, second] = [bytesOf(2 * MIB), bytesOf(10)];
    const paths = [await fileOf(folder.path, 'a', first), await fileOf(folder.path, 'b', second)];
    const stream = streams.openSource(paths, [first.length, second.length]);
    await streams.next(stream);
    await rename(await fileOf(folder.path, 'c', second), paths[1] ?? '');
    expect((await streams.readAll(stream, MIB)).last).toEqual({ kind: 'failed', reason: 'changed' });
  });

  test('while it is sent: it was replaced, and the old one is sent whole', async () => {
    const bytes = bytesOf(2 * MIB);
    const path = await fileOf(folder.path, 'a', bytes);
    const stream = streams.openSource([path], [bytes.length]);
    await streams.next(stream);
    streams.perform({ kind: 'readSource', stream, bytes: 1_000 });
    const start = await streams.next(stream);
    await rename(await fileOf(folder.path, 'b', bytesOf(5)), path);
    const all = await streams.readAll(stream, MIB);
    const sent = start.kind === 'read' ? Buffer.concat([start.bytes, all.bytes]) : all.bytes;
    expect(sha256(sent)).toBe(sha256(bytes));
    expect(all.last).toEqual({ kind: 'sourceEnded', sha256: [sha256(bytes)] });
  });
});

describe('what is no file', () => {
  test('nothing, or gone before its turn', async () => {
    const gone = streams.openSource([join(folder.path, 'none')], [1]);
    expect(await streams.next(gone)).toEqual({ kind: 'failed', reason: 'missing' });
    const paths = [await fileOf(folder.path, 'a', bytesOf(MIB)), await fileOf(folder.path, 'b', bytesOf(1))];
    const stream = streams.openSource(paths, [MIB, 1]);
    await streams.next(stream);
    await rm(paths[1] ?? '');
    expect((await streams.readAll(stream, MIB)).last).toEqual({ kind: 'failed', reason: 'missing' });
  });

  test('a folder', async () => {
    await mkdir(join(folder.path, 'd'));
    const stream = streams.openSource([join(folder.path, 'd')], [4_096]);
    expect(await streams.next(stream)).toEqual({ kind: 'failed', reason: 'missing' });
  });

  test('a device, and a pipe that nobody writes to', async (context) => {
    context.skip(process.platform === 'win32', 'Windows has no pipes among its files');
    const pipe = join(folder.path, 'pipe');
    execFileSync('/usr/bin/mkfifo', [pipe]);
    for (const path of ['/dev/zero', pipe]) {
      const stream = streams.openSource([path], [0]);
      expect(await streams.next(stream)).toEqual({ kind: 'failed', reason: 'missing' });
    }
  });

  test('fewer paths than entries', async () => {
    const stream = streams.openSource([await fileOf(folder.path, 'a', bytesOf(1))], [1, 1]);
    expect(await streams.next(stream)).toEqual({ kind: 'failed', reason: 'missing' });
  });

  test('one that may not be read', async (context) => {
    context.skip(process.getuid?.() === 0, 'root may read everything');
    const path = await fileOf(folder.path, 'a', bytesOf(1));
    await chmod(path, 0);
    const stream = streams.openSource([path], [1]);
    expect(await streams.next(stream)).toMatchObject({ kind: 'sourceOpened' });
    expect((await streams.readAll(stream, 1)).last).toEqual({ kind: 'failed', reason: 'denied' });
  });
});

test('a closed source answers no more', async () => {
  const stream = streams.openSource([await fileOf(folder.path, 'a', bytesOf(MIB))], [MIB]);
  await streams.next(stream);
  for (let asked = 0; asked < 10; asked++) streams.perform({ kind: 'readSource', stream, bytes: 1_000 });
  streams.perform({ kind: 'closeStream', stream, keep: true });
  streams.perform({ kind: 'readSource', stream, bytes: 1_000 });
  await streams.files.close();
  expect(streams.unread(stream)).toEqual([]);
});

test('a source that is larger than memory would bear is read within it', async () => {
  const size = 256 * MIB;
  const path = await fileOf(folder.path, 'sparse', bytesOf(1));
  await truncate(path, size);
  const stream = streams.openSource([path], [size]);
  await streams.next(stream);
  const hash = createHash('sha256');
  let most = 0;
  for (let at = 0; at < size;) {
    streams.perform({ kind: 'readSource', stream, bytes: MIB });
    const read = await streams.next(stream);
    if (read.kind !== 'read') throw new Error(read.kind);
    hash.update(read.bytes);
    at += read.bytes.length;
    most = Math.max(most, read.bytes.buffer.byteLength);
  }
  expect(most).toBeLessThanOrEqual(MIB);
  expect(await streams.next(stream)).toEqual({ kind: 'sourceEnded', sha256: [hash.digest('hex')] });
});
