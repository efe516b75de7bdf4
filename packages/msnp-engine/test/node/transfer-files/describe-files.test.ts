import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeFiles } from '../../../src/node/transfer-files/describe-files.ts';
import { bytesOf, fileOf, temporaryFolder } from './streams.ts';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

const at = (...parts: readonly string[]): string => join(folder.path, ...parts);

test('one file', async () => {
  const path = await fileOf(folder.path, 'a.txt', bytesOf(5));
  const description = {
    ok: true,
    name: 'a.txt',
    files: [{ path, entry: { path: 'a.txt', size: 5 } }],
    size: 5,
    isBundle: false,
  };
  expect(await describeFiles([path])).toEqual(description);
  expect(await describeFiles([path, join(folder.path, '.', 'a.txt')])).toEqual(description);
  expect(await describeFiles([relative(process.cwd(), path)])).toEqual(description);
});

test('an empty file is something to send', async () => {
  const path = await fileOf(folder.path, 'a.txt', bytesOf(0));
  expect(await describeFiles([path])).toMatchObject({ ok: true, size: 0, files: { length: 1 } });
});

describe('a folder', () => {
  beforeEach(async () => {
    await mkdir(at('Photos', '2005', 'empty'), { recursive: true });
    await fileOf(at('Photos'), 'z.jpg', bytesOf(1));
    await fileOf(at('Photos', '2005'), 'b.jpg', bytesOf(20));
    await fileOf(at('Photos', '2005'), 'a.jpg', bytesOf(300));
  });

  test('with its structure, always in the same order', async () => {
    expect(await describeFiles([at('Photos')])).toEqual({
      ok: true,
      name: 'Photos',
      files: [
        { path: at('Photos', '2005', 'a.jpg'), entry: { path: 'Photos/2005/a.jpg', size: 300 } },
        { path: at('Photos', '2005', 'b.jpg'), entry: { path: 'Photos/2005/b.jpg', size: 20 } },
        { path: at('Photos', 'z.jpg'), entry: { path: 'Photos/z.jpg', size: 1 } },
      ],
      size: 321,
      isBundle: true,
    });
  });

  test('and more beside it', async () => {
    const [one, two] = [
      await fileOf(folder.path, 'one.txt', bytesOf(1)),
      await fileOf(folder.path, 'two', bytesOf(1)),
    ];
    const description = await describeFiles([one, at('Photos'), two]);
    expect(description).toMatchObject({ ok: true, name: 'one.txt + 2', isBundle: true, size: 323 });
  });

  test('of one file is still a folder', async () => {
    await mkdir(at('few'));
    await fileOf(at('few'), 'x', bytesOf(1));
    expect(await describeFiles([at('few')])).toMatchObject({
      name: 'few',
      isBundle: true,
      files: [{ entry: { path: 'few/x' } }],
    });
  });

  test('without what links and devices lead to', async (context) => {
    context.skip(process.platform === 'win32', 'links need a privilege there');
    await fileOf(folder.path, 'secret', bytesOf(1));
    await symlink(at('secret'), at('Photos', 'link'));
    await symlink(folder.path, at('Photos', 'round'));
    execFileSync('/usr/bin/mkfifo', [at('Photos', 'pipe')]);
    expect(await describeFiles([at('Photos')])).toMatchObject({ ok: true, files: { length: 3 } });
    // What the user named is meant.
    await symlink(at('Photos'), at('Album'));
    expect(await describeFiles([at('Album')])).toMatchObject({
      name: 'Album',
      files: [{ entry: { path: 'Album/2005/a.jpg' } }, {}, {}],
    });
  });

  test('that may not be read', async (context) => {
    context.skip(process.getuid?.() === 0, 'root may read everything');
    await chmod(at('Photos', '2005'), 0);
    expect(await describeFiles([at('Photos')])).toEqual({ ok: false, reason: 'denied' });
    await chmod(at('Photos', '2005'), 0o700);
    await chmod(at('Photos', 'z.jpg'), 0);
    expect(await describeFiles([at('Photos')])).toEqual({ ok: false, reason: 'denied' });
  });
});

test.each([
  ['nothing named', [], 'empty'],
  ['a folder without a file', ['empty'], 'empty'],
  ['something that is not there', ['none'], 'missing'],
  ['one of two that is not there', ['a', 'none'], 'missing'],
  ['something below a file', ['a/b'], 'missing'],
])('%s', async (_, paths, reason) => {
  await mkdir(at('empty', 'deep', 'er'), { recursive: true });
  await fileOf(folder.path, 'a', bytesOf(1));
  expect(await describeFiles(paths.map((path) => at(path)))).toEqual({ ok: false, reason });
});

test('a device', async (context) => {
  context.skip(process.platform === 'win32', 'Windows has no devices among its files');
  expect(await describeFiles(['/dev/null'])).toEqual({ ok: false, reason: 'notAFile' });
});

describe('limits', () => {
  test('ten thousand files, and not one more', async () => {
    await mkdir(at('many'));
    const names = Array.from({ length: 10_000 }, (_, index) => `f${index}`);
    for (const name of names) await fileOf(at('many'), name, bytesOf(0));
    expect(await describeFiles([at('many')])).toMatchObject({ ok: true, files: { length: 10_000 } });
    const more = await fileOf(folder.path, 'more', bytesOf(0));
    expect(await describeFiles([at('many'), more])).toEqual({ ok: false, reason: 'tooMany' });
  });

  test('thirty-two levels, and not one more', async () => {
    const deep = at(...Array.from({ length: 31 }, (_, index) => `d${index}`));
    await mkdir(deep, { recursive: true });
    await fileOf(deep, 'x', bytesOf(1));
    expect(await describeFiles([at('d0')])).toMatchObject({ ok: true, files: { length: 1 } });
    await mkdir(join(deep, 'below'));
    expect(await describeFiles([at('d0')])).toEqual({ ok: false, reason: 'tooDeep' });
  });
});
