import { expect, it } from 'vitest';
import { moduleReferences } from './module-references.ts';

const specifiers = (text: string): readonly string[] =>
  moduleReferences('a.tsx', text).map(({ specifier }) => specifier);

it.each([
  ["import { a } from 'a';", 'a'],
  ["import type { A } from 'a';", 'a'],
  ["import './a.ts';", './a.ts'],
  ["export { a } from 'a';", 'a'],
  ["export * from 'a';", 'a'],
  ["const a = await import('a');", 'a'],
  ["const a = require('a');", 'a'],
  ["let a: import('a').A;", 'a'],
])('sees %s', (text, specifier) => {
  expect(specifiers(text)).toEqual([specifier]);
});

it('is not taken in by text and comments', () => {
  expect(
    specifiers("// import 'a';\nconst text = `import 'b'`;\nexport const c = <p>import 'c'</p>;"),
  ).toEqual([]);
});

it('tells the line', () => {
  expect(moduleReferences('a.ts', "\n\nimport 'a';")[0]?.line).toBe(3);
});

it('throws on what does not parse', () => {
  expect(() => moduleReferences('a.ts', 'import {')).toThrow('a.ts');
});
