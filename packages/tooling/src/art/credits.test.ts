import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { creditRows, rowsFor, sourceScript } from './credits.ts';
import { RESOURCES_DIRECTORY } from './produced-files.ts';
import { renderIcons } from './render-icons.ts';
import { synthesiseSounds } from './synthesise-sounds.ts';

const PROJECT_DIRECTORY = join(RESOURCES_DIRECTORY, '..');
const TEXT_ASSET = /\.(?:svg|md|json|nsh)$/;

const rows = creditRows(readFileSync(join(RESOURCES_DIRECTORY, 'CREDITS.md'), 'utf8'));
const paths = globSync('**/*', { cwd: RESOURCES_DIRECTORY, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(RESOURCES_DIRECTORY.length).replaceAll('\\', '/'));

/** What each script that makes assets makes. */
const PRODUCERS: Readonly<Record<string, ReadonlySet<string>>> = {
  'packages/tooling/src/art/render-icons.ts': new Set(renderIcons().map((file) => file.path)),
  'packages/tooling/src/art/synthesise-sounds.ts': new Set(synthesiseSounds().map((file) => file.path)),
};

describe('credits (D12)', () => {
  test('there are assets and rows to compare', () => {
    expect(rows.length).toBeGreaterThan(5);
    expect(paths.length).toBeGreaterThan(100);
  });

  test('every shipped file is covered by exactly one row', () => {
    expect(paths.filter((path) => rowsFor(rows, path).length !== 1)).toEqual([]);
  });

  test('every row covers a file and names author, licence and source', () => {
    const idle = rows.filter((row) => paths.every((path) => rowsFor([row], path).length === 0));
    const incomplete = rows.filter((row) => [row.author, row.licence, row.source].includes(''));
    expect([...idle, ...incomplete].map((row) => row.files)).toEqual([]);
  });

  test('every bitmap and sound is made by the script its row names', () => {
    const unexplained = paths
      .filter((path) => !TEXT_ASSET.test(path))
      .filter((path) => {
        const script = rowsFor(rows, path).map(sourceScript)[0];
        return script === undefined || PRODUCERS[script]?.has(path) !== true;
      });
    expect(unexplained).toEqual([]);
  });

  test('every named script exists', () => {
    const scripts = rows.map(sourceScript).filter((script) => script !== undefined);
    expect(scripts.filter((script) => !existsSync(join(PROJECT_DIRECTORY, script)))).toEqual([]);
  });
});

describe('a table of credits', () => {
  const table = [
    '| Files | What | Author | Licence | Source |',
    '| --- | --- | --- | --- | --- |',
    '| `a/*.{png,ico}` | pictures | Somebody | MIT | `tools/draw.ts` |',
    '| `b/*.svg` | drawings | Somebody | MIT | the SVG text itself |',
  ].join('\n');

  test('gives its rows without the head', () => {
    expect(creditRows(table).map((row) => row.files)).toEqual(['a/*.{png,ico}', 'b/*.svg']);
  });

  test('matches a file in the folder and of the kind a row names, and no other', () => {
    const read = creditRows(table);
    expect(rowsFor(read, 'a/one.ico').map((row) => row.author)).toEqual(['Somebody']);
    expect(rowsFor(read, 'a/one.svg')).toEqual([]);
    expect(rowsFor(read, 'a/deeper/one.png')).toEqual([]);
  });

  test('tells a script from words', () => {
    expect(creditRows(table).map(sourceScript)).toEqual(['tools/draw.ts', undefined]);
  });
});
