import { readFileSync, globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { drawings } from './drawings.ts';
import { classicLight } from './palettes/classic-light.ts';

const renderer = fileURLToPath(new URL('..', import.meta.url));
const sheets = globSync('**/*.css', { cwd: renderer }).map((file) =>
  readFileSync(`${renderer}/${file}`, 'utf8'),
);
const named = (pattern: RegExp): Set<string> =>
  new Set(sheets.flatMap((sheet) => [...sheet.matchAll(pattern)].map(([, name]) => name ?? '')));
const used = named(/var\(--([a-z0-9-]+)/g);
const measures = named(/(?:^|[\s;{])--([a-z0-9-]+):/g);
const given = new Set([...Object.keys(classicLight), ...Object.keys(drawings(classicLight))]);

/** Set by components on single elements. */
const OF_COMPONENTS = new Set(['emoticon-size', 'swatch', 'scene', 'chat-background']);

it('every property that a sheet names is given by palette, drawings, measures or a component', () => {
  expect(used.size).toBeGreaterThan(100);
  const unknown = [...used].filter(
    (name) => !given.has(name) && !measures.has(name) && !OF_COMPONENTS.has(name),
  );
  expect(unknown).toEqual([]);
});

it('every colour of the palette is used', () => {
  const forCode = new Set([
    'drop-box-stops',
    'text-message',
    'tint-sample',
    // Marks take no properties in the oldest Chromium there is: `use-find-marks.ts` writes their sheet.
    'text-find',
    'find-hit',
    'find-current',
  ]);
  const unused = [...given].filter((name) => !used.has(name) && !forCode.has(name));
  expect(unused).toEqual([]);
});
