import { spawnSync } from 'node:child_process';
import { constants } from 'node:fs';
import { mkdir, readdir, readFile, rmdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failureReason } from '../../../src/node/transfer-files/file-failures.ts';
import {
  type FileHandle,
  type FileSystem,
  realFileSystem,
} from '../../../src/node/transfer-files/file-system.ts';
import { bytesOf, contentOf, fileOf, MIB, sha256, Streams, temporaryFolder } from './streams.ts';

let folder: ReturnType<typeof temporaryFolder>;
const open: Streams[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(async () => {
  for (const streams of open.splice(0)) await streams.files.close();
  folder.remove();
});

/** Streams on a file system of which something is otherwise. */
function on(changes: Partial<FileSystem>): Streams {
  const streams = new Streams({ ...realFileSystem, ...changes });
  open.push(streams);
  return streams;
}

/** Every open file passes through here. */
function handles(change: (handle: FileHandle) => void): Partial<FileSystem> {
  return {
    async open(...args) {
      const handle = await realFileSystem.open(...args);
      change(handle);
      return handle;
    },
  };
}

const systemError = (code: string): Error => Object.assign(new Error(code), { code });

const one = (size: number) => ({ name: 'a.bin', entries: [{ path: 'a.bin', size }] });
const names = async (): Promise<readonly string[]> => (await readdir(folder.path)).sort();

test.each([
  ['ENOSPC', 'diskFull'],
  ['EDQUOT', 'diskFull'],
  ['EFBIG', 'diskFull'],
  ['ENOENT', 'missing'],
  ['ENODEV', 'missing'],
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EROFS', 'denied'],
  ['EIO', 'failed'],
] as const)('%s means %s', (code, reason) => {
  expect(failureReason(systemError(code))).toBe(reason);
});

describe('a disk that is full', () => {
  /** Takes so many bytes and no more. */
  function full(room: number, code = 'ENOSPC'): Partial<FileSystem> {
    let left = room;
    return handles((handle) => {
      const writev = handle.writev.bind(handle);
      handle.writev = async (buffers, position) => {
        const size = buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0);
        if (size > left) throw systemError(code);
        left -= size;
        return writev(buffers, position);
      };
    });
  }

  test.each([
    ['ENOSPC', 'diskFull'],
    ['EDQUOT', 'diskFull'],
    ['EACCES', 'denied'],
    ['EIO', 'failed'],
  ])('in the middle (%s): nothing is left', async (code, reason) => {
    const streams = on(full(2 * MIB, code));
    const stream = streams.openSink(folder.path, one(4 * MIB));
    await streams.next(stream);
    expect(await streams.store(stream, bytesOf(4 * MIB))).toEqual({ kind: 'failed', reason });
    expect(await names()).toEqual([]);
  });

  test('in the middle of what can be gone on with: the part is kept, and goes on', async () => {
    const whole = bytesOf(4 * MIB);
    const streams = on(full(2 * MIB));
    const stream = streams.openSink(folder.path, { ...one(whole.length), resumeKey: 'key' });
    await streams.next(stream);
    expect(await streams.store(stream, whole)).toMatchObject({ kind: 'failed' });
    streams.perform({ kind: 'closeStream', stream, keep: true });
    await streams.files.close();

    const later = on({});
    const again = later.openSink(folder.path, { ...one(whole.length), resumeKey: 'key' });
    const kept = whole.subarray(0, 2 * MIB);
    expect(await later.next(again)).toEqual({
      kind: 'sinkOpened',
      kept: { bytes: kept.length, sha256: sha256(kept) },
    });
    expect(await later.store(again, whole.subarray(kept.length), [sha256(whole)])).toMatchObject({
      kind: 'finished',
    });
  });

  test('before anything came: it is told at once', async () => {
    const little = { ...(await statfs(folder.path)), blocks: 100, bavail: 10, bsize: 1_000 };
    const streams = on({ statfs: (() => Promise.resolve(little)) as unknown as typeof statfs });
    const stream = streams.openSink(folder.path, one(10_001));
    expect(await streams.next(stream)).toEqual({ kind: 'failed', reason: 'diskFull' });
    expect(await names()).toEqual([]);
    expect(await streams.next(streams.openSink(folder.path, one(10_000)))).toEqual({ kind: 'sinkOpened' });
  });

  test('is nothing to ask for where the system does not tell', async () => {
    const unknown = { ...(await statfs(folder.path)), blocks: 0, bavail: 0 };
    const { statfs: _, ...older } = realFileSystem;
    const silent = new Streams(older);
    const vague = on({ statfs: (() => Promise.resolve(unknown)) as unknown as typeof statfs });
    for (const streams of [silent, vague]) {
      expect(await streams.next(streams.openSink(folder.path, one(2 ** 50)))).toEqual({ kind: 'sinkOpened' });
    }
    await silent.files.close();
  });

  test('for real: a disk of one mebibyte', async (context) => {
    const disk = join(folder.path, 'disk');
    await mkdir(disk);
    const isMounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0;
    context.skip(!isMounted, 'only root can mount a small disk');
    try {
      const streams = on({});
      const large = streams.openSink(disk, one(2 * MIB));
      expect(await streams.next(large)).toEqual({ kind: 'failed', reason: 'diskFull' });

      const stream = streams.openSink(disk, one(700_000));
      await streams.next(stream);
      await fileOf(disk, 'other', bytesOf(600_000));
      expect(await streams.store(stream, bytesOf(700_000))).toEqual({ kind: 'failed', reason: 'diskFull' });
      expect(await readdir(disk)).toEqual(['other']);
    } finally {
      spawnSync('/bin/umount', [disk]);
      await rmdir(disk);
    }
  });
});

test('what is written in small bits by the system is written whole', async () => {
  const whole = bytesOf(300_000);
  const bits = handles((handle) => {
    handle.writev = async (buffers, position) => {
      const [first] = buffers;
      const bytes = Buffer.from(first?.buffer ?? new ArrayBuffer(0), first?.byteOffset, first?.byteLength);
      const { bytesWritten } = await handle.write(bytes.subarray(0, 999), 0, undefined, position ?? null);
      return { bytesWritten, buffers };
    };
  });
  const streams = on(bits);
  const stream = streams.openSink(folder.path, { ...one(whole.length), resumeKey: 'key' });
  await streams.next(stream);
  expect(await streams.store(stream, whole, [sha256(whole)])).toMatchObject({ kind: 'finished' });
  expect((await readFile(join(folder.path, 'a.bin'))).equals(whole)).toBe(true);
});

test('what cannot be brought to the disk gets no name', async () => {
  const streams = on(handles((handle) => (handle.sync = () => Promise.reject(systemError('EIO')))));
  const stream = streams.openSink(folder.path, one(10));
  await streams.next(stream);
  expect(await streams.store(stream, bytesOf(10))).toEqual({ kind: 'failed', reason: 'failed' });
  expect(await names()).toEqual([]);
});

test('what was kept stays when it cannot be read just now', async () => {
  const offer = { ...one(1_000), resumeKey: 'key' };
  const streams = on({});
  const stream = streams.openSink(folder.path, offer);
  await streams.next(stream);
  streams.writeAll(stream, bytesOf(900));
  streams.perform({ kind: 'closeStream', stream, keep: true });
  await streams.files.close();
  const before = await contentOf(folder.path);

  const unlucky = on({ stat: (): Promise<never> => Promise.reject(systemError('EIO')) });
  const failed = unlucky.openSink(folder.path, offer);
  expect(await unlucky.next(failed)).toEqual({ kind: 'failed', reason: 'failed' });
  expect(await contentOf(folder.path)).toEqual(before);
});

describe('the last step', () => {
  /** Knows no second name for a file, and refuses the first so many renames that give one. */
  function refusing(count: number, code: string): Partial<FileSystem> {
    let left = count;
    return {
      async link() {
        throw systemError(code);
      },
      async rename(from, to) {
        const isNaming = !String(to).includes('.nudge-part-');
        if (isNaming && left-- > 0) throw systemError(code);
        return realFileSystem.rename(from, to);
      },
    };
  }

  test('waits for a scanner that holds the file', async () => {
    const streams = on(refusing(2, 'EPERM'));
    const stream = streams.openSink(folder.path, one(10));
    await streams.next(stream);
    expect(await streams.store(stream, bytesOf(10))).toMatchObject({ kind: 'finished' });
    expect(await names()).toEqual(['a.bin']);
  });

  test.each([
    ['EPERM', 'denied'],
    ['ENOSPC', 'diskFull'],
  ])('that fails for good (%s) leaves no name behind', async (code, reason) => {
    const streams = on(refusing(Infinity, code));
    const stream = streams.openSink(folder.path, one(10));
    await streams.next(stream);
    expect(await streams.store(stream, bytesOf(10))).toEqual({ kind: 'failed', reason });
    expect(await names()).toEqual([]);
  });

  const bundle = { name: 'b', entries: [{ path: 'b/x', size: 1 }] };

  test('of a bundle, where no folder is renamed onto another', async () => {
    const streams = on({
      async rename(from, to) {
        const isThere = await realFileSystem.stat(to).then(
          (found) => found.isDirectory(),
          () => false,
        );
        if (isThere) throw systemError('EPERM');
        return realFileSystem.rename(from, to);
      },
    });
    await mkdir(join(folder.path, 'b'));
    const stream = streams.openSink(folder.path, bundle);
    await streams.next(stream);
    expect(await streams.store(stream, bytesOf(1))).toMatchObject({ kind: 'finished' });
    expect([...(await contentOf(folder.path)).keys()]).toEqual(['b (2)/x']);
    expect(await names()).toEqual(['b', 'b (2)']);
  });

  test('of a bundle, where another takes the name at the last moment', async () => {
    let isFirst = true;
    const streams = on({
      async rmdir(path) {
        await realFileSystem.rmdir(path);
        if (isFirst) await fileOf(folder.path, 'b', bytesOf(3));
        isFirst = false;
      },
      async rename(from, to) {
        const isOntoFolder = await readdir(String(to)).then(
          () => true,
          () => false,
        );
        if (isOntoFolder) throw systemError('EPERM');
        return realFileSystem.rename(from, to);
      },
    });
    const stream = streams.openSink(folder.path, bundle);
    await streams.next(stream);
    expect(await streams.store(stream, bytesOf(1))).toMatchObject({ kind: 'finished' });
    expect(await contentOf(folder.path)).toEqual(
      new Map([
        ['b', bytesOf(3)],
        ['b (2)/x', bytesOf(1)],
      ]),
    );
  });
});

test('a source is opened so that it cannot wait for a pipe', async () => {
  const flags: unknown[] = [];
  const streams = on({
    open(path, how, mode) {
      flags.push(how);
      return realFileSystem.open(path, how, mode);
    },
  });
  const stream = streams.openSource([await fileOf(folder.path, 'a', bytesOf(1))], [1]);
  await streams.next(stream);
  await streams.readAll(stream, 1);
  expect(flags).toEqual([process.platform === 'win32' ? constants.O_RDONLY : constants.O_NONBLOCK]);
});
