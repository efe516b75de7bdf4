import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRepository, projectFiles } from '../repository.ts';
import { environmentOf, orderTestFiles, type TestFile } from './order-test-files.ts';
import { ISOLATED_FILES, TEST_ORDER } from './test-order.ts';

const ORDER = { projects: ['first', 'second'], long: ['longest.test.ts', 'test/long.test.ts'] };

const file = (path: string, rest: Partial<TestFile> = {}): TestFile => ({
  project: 'first',
  path: `/repository/${path}`,
  environment: 'node',
  bytes: 1,
  ...rest,
});

const pathsOf = (files: readonly TestFile[]): readonly string[] =>
  orderTestFiles(files, ORDER).map(({ path }) => path.replace('/repository/', ''));

test('what needs another process does not come in between', () => {
  const files = [
    file('a.test.ts', { project: 'third' }),
    file('b.test.ts', { project: 'second' }),
    file('c.test.ts'),
    file('d.test.ts', { environment: 'happy-dom' }),
    file('e.test.ts'),
    file('f.test.ts', { environment: 'happy-dom' }),
  ];
  expect(pathsOf(files)).toEqual([
    'd.test.ts',
    'f.test.ts',
    'c.test.ts',
    'e.test.ts',
    'b.test.ts',
    'a.test.ts',
  ]);
});

test('what takes long goes first, then what is large', () => {
  const files = [
    file('small.test.ts'),
    file('large.test.ts', { bytes: 9 }),
    file('test/long.test.ts'),
    file('longest.test.ts'),
    file('not-long.test.ts', { bytes: 2 }),
  ];
  expect(pathsOf(files)).toEqual([
    'longest.test.ts',
    'test/long.test.ts',
    'large.test.ts',
    'not-long.test.ts',
    'small.test.ts',
  ]);
});

test('a file asks for its environment in a line of its own', () => {
  expect(environmentOf('// @vitest-environment happy-dom\nimport', 'node')).toBe('happy-dom');
  expect(environmentOf("const line = '// @vitest-environment happy-dom';", 'node')).toBe('node');
});

test('the files that take long are there', () => {
  expect(projectFiles()).toEqual(expect.arrayContaining([...TEST_ORDER.long]));
});

test('a file of tests that replaces modules is isolated', () => {
  const tests = projectFiles().filter((name) => /\.test\.tsx?$/.test(name));
  const replacing = tests.filter((name) => /^vi\.mock\(/m.test(readFileSync(inRepository(name), 'utf8')));
  const isolated = ISOLATED_FILES.map((name) => `apps/desktop/${name}`);
  expect(tests).toEqual(expect.arrayContaining(isolated));
  expect(replacing.filter((name) => !isolated.includes(name))).toEqual([]);
});
