import { describe, expect, test } from 'vitest';
import { faultOf, valueOf } from '../../test/decoded-values.ts';
import { bytesOf, textOf } from '../../test/vectors.ts';
import {
  decodeManifest,
  encodeManifest,
  makeManifest,
  MANIFEST_ENTRIES_MAX,
  MANIFEST_MAX_BYTES,
  MANIFEST_PATH_MAX_LENGTH,
} from './manifest.ts';

const HASH = 'ab'.repeat(32);

test('one line for each file', () => {
  const entries = [
    { size: 5, path: 'Été/a b.txt' },
    { size: 0, sha256: HASH, path: 'Été/empty' },
  ];
  const bytes = encodeManifest(valueOf(makeManifest(entries)));
  expect(textOf(bytes)).toBe(`5\t-\tÉté/a b.txt\n0\t${HASH}\tÉté/empty`);
  expect(valueOf(decodeManifest(bytes))).toEqual(entries);
});

/** The fault of a path, made here and read from a peer. */
function pathFaults(path: string): readonly string[] {
  return [makeManifest([{ size: 1, path }]), decodeManifest(bytesOf(`1\t-\t${path}`))].map(faultOf);
}

describe('paths', () => {
  test.each([
    '/etc/passwd',
    '..',
    '../x',
    'a/../../x',
    'a/..',
    './a',
    'a/./b',
    'a//b',
    'a/',
    '',
    'C:/x',
    'c:x',
    'C:\\x',
    'a\\..\\b',
    '\\\\server\\share',
    'a\u0000b',
    'a\u001Bb',
    'a\u007Fb',
    'x'.repeat(MANIFEST_PATH_MAX_LENGTH + 1),
  ])('%j leads elsewhere', (path) => {
    expect(pathFaults(path)).toEqual(['unsafePath', 'unsafePath']);
  });

  test.each(['a', '...', '..a/b..', 'a/b/c', 'x'.repeat(MANIFEST_PATH_MAX_LENGTH), 'CON', 'ab:c', 'é/😀'])(
    '%j stays below the folder',
    (path) => {
      expect(pathFaults(path)).toEqual(['ok', 'ok']);
    },
  );

  test('must differ', () => {
    const twice = [
      { size: 1, path: 'a' },
      { size: 2, path: 'a' },
    ];
    expect(faultOf(makeManifest(twice))).toBe('samePathTwice');
    expect(faultOf(decodeManifest(bytesOf('1\t-\ta\n2\t-\ta')))).toBe('samePathTwice');
  });
});

describe('limits', () => {
  const entries = (count: number) => Array.from({ length: count }, (_, size) => ({ size, path: `${size}` }));

  test('of the number of files', () => {
    expect(faultOf(makeManifest(entries(MANIFEST_ENTRIES_MAX)))).toBe('ok');
    expect(faultOf(makeManifest(entries(MANIFEST_ENTRIES_MAX + 1)))).toBe('tooManyEntries');
    const lines = entries(MANIFEST_ENTRIES_MAX + 1).map(({ size }) => `0\t-\t${size.toString(36)}`);
    expect(faultOf(decodeManifest(bytesOf(lines.join('\n'))))).toBe('tooManyEntries');
  });

  test('of the whole', () => {
    const long = Array.from({ length: 150 }, (_, size) => ({ size, path: `${size}${'x'.repeat(1000)}` }));
    expect(faultOf(makeManifest(long))).toBe('manifestTooLarge');
    expect(faultOf(decodeManifest(new Uint8Array(MANIFEST_MAX_BYTES + 1)))).toBe('manifestTooLarge');
  });

  test('of the sizes together', () => {
    const size = Number.MAX_SAFE_INTEGER;
    expect(faultOf(makeManifest([{ size, path: 'a' }]))).toBe('ok');
    expect(
      faultOf(
        makeManifest([
          { size, path: 'a' },
          { size: 1, path: 'b' },
        ]),
      ),
    ).toBe('sizesTooLarge');
  });
});

test.each([
  '',
  '\n',
  '1\t-\ta\n',
  '1\t-',
  '1 - a',
  '-1\t-\ta',
  '1.5\t-\ta',
  '9007199254740992\t-\ta',
  '1\t\ta',
  `1\t${HASH.toUpperCase()}\ta`,
  `1\t${HASH}0\ta`,
  '1\t-\ta\tb',
])('%j is no list', (text) => {
  expect(faultOf(decodeManifest(bytesOf(text)))).toBe('badEntry');
});

test.each([[], [{ size: -1, path: 'a' }], [{ size: 0.5, path: 'a' }], [{ size: 1, sha256: 'x', path: 'a' }]])(
  'nothing is offered of %j',
  (...entries) => {
    expect(faultOf(makeManifest(entries))).toBe('badEntry');
  },
);
