import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RESOURCES_DIRECTORY } from './produced-files.ts';

const LARGEST_DRAWING_BYTES = 3072;
/** A whole landscape behind a conversation has more in it than an icon. */
const LARGEST_BACKGROUND_BYTES = 6144;

const largest = (path: string): number =>
  path.startsWith('backgrounds/') ? LARGEST_BACKGROUND_BYTES : LARGEST_DRAWING_BYTES;

/** Scripts, letters, filters, bitmaps and anything fetched from elsewhere. */
const FORBIDDEN =
  /<(?:script|text|filter|image|foreignObject|!DOCTYPE|!ENTITY)\b|\bon\w+=|href="(?!#)|url\((?!#)/i;

/** The root element tells its role, and the title comes first, so that every drawing has a name in words. */
const NAMED_ROOT = /^<svg [^>]*\brole="img"[^>]*>\s*<title>[^<]+<\/title>/;

const drawings = globSync('**/*.svg', { cwd: RESOURCES_DIRECTORY })
  .sort()
  .map((path) => ({ path, text: readFileSync(join(RESOURCES_DIRECTORY, path), 'utf8') }));

test('there are drawings', () => {
  expect(drawings.length).toBeGreaterThan(60);
});

test('every drawing begins with its meaning in words', () => {
  expect(drawings.filter(({ text }) => !NAMED_ROOT.test(text)).map(({ path }) => path)).toEqual([]);
});

test('no drawing carries a script, letters, a filter, a bitmap or an outside link', () => {
  expect(drawings.filter(({ text }) => FORBIDDEN.test(text)).map(({ path }) => path)).toEqual([]);
});

test('every drawing stays small', () => {
  const large = drawings.filter(({ path, text }) => Buffer.byteLength(text) > largest(path));
  expect(large.map(({ path }) => path)).toEqual([]);
});

test('ids within one drawing are unique', () => {
  const repeating = drawings.filter(({ text }) => {
    const ids = Array.from(text.matchAll(/\bid="([^"]+)"/g), ([, id]) => id);
    return new Set(ids).size !== ids.length;
  });
  expect(repeating.map(({ path }) => path)).toEqual([]);
});

test('every kind of file is drawn for a card and for a line', () => {
  const kinds = ['archive', 'document', 'folder', 'generic', 'music', 'picture', 'program', 'video'];
  const drawn = drawings.map(({ path }) => path.replaceAll('\\', '/'));
  expect(drawn.filter((path) => path.startsWith('icons/file/'))).toEqual(
    kinds.flatMap((kind) => [`icons/file/${kind}-16.svg`, `icons/file/${kind}.svg`]),
  );
});
