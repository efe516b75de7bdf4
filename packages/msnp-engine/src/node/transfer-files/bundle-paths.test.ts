import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planStorage } from './bundle-paths.ts';

const entries = (...paths: string[]) => paths.map((path) => ({ path, size: 1 }));

describe('one file', () => {
  test('gets its own name, made safe', () => {
    expect(planStorage('offer', entries('a?.txt'), undefined)).toEqual({
      kind: 'file',
      top: 'a_.txt',
      paths: ['a_.txt'],
    });
  });

  test('or the one that the user chose', () => {
    expect(planStorage('a.txt', entries('a.txt'), 'mine.txt').top).toBe('mine.txt');
  });
});

describe('a folder', () => {
  test('keeps its structure under its own name', () => {
    const plan = planStorage('Photos', entries('Photos/a.jpg', 'Photos/2005/b.jpg'), undefined);
    expect(plan).toEqual({ kind: 'folder', top: 'Photos', paths: ['a.jpg', '2005/b.jpg'] });
  });

  test('of one file is a folder', () => {
    const plan = planStorage('Photos', entries('Photos/a.jpg'), 'Mine');
    expect(plan).toEqual({ kind: 'folder', top: 'Mine', paths: ['a.jpg'] });
  });
});

test('several files and folders lie in one folder that is called as the offer', () => {
  const plan = planStorage('a.txt + 2', entries('a.txt', 'b.txt', 'Photos/c.jpg'), undefined);
  expect(plan).toEqual({ kind: 'folder', top: 'a.txt + 2', paths: ['a.txt', 'b.txt', 'Photos/c.jpg'] });
});

describe('names that are one on some system', () => {
  test('are told apart', () => {
    const paths = ['a.txt', 'A.TXT', 'a?.txt', 'a*.txt', 'a.txt', 'a (2).txt', 'd/x', 'D/x', 'd', 'd/X'];
    expect(planStorage('n', entries(...paths), undefined).paths).toEqual([
      'a.txt',
      'A (2).TXT',
      'a_.txt',
      'a_ (2).txt',
      'a (3).txt',
      'a (2) (2).txt',
      'd/x',
      'D (2)/x',
      'd (3)',
      'd/X (2)',
    ]);
  });

  test('whatever they are', () => {
    const part = fc.constantFrom('a', 'A', 'b', 'con', 'a (2)', '..', 'ß', 'SS', '\u202Ea', 'é', 'e\u0301');
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.array(path, { minLength: 2, maxLength: 30 }), (paths) => {
        const planned = planStorage('n', entries(...paths), undefined).paths;
        const taken = planned.map((each) => each.toLowerCase());
        expect(new Set(taken).size).toBe(paths.length);
        // No file stands where a folder must be.
        for (const one of taken) for (const other of taken) expect(other.startsWith(`${one}/`)).toBe(false);
      }),
    );
  });

  test('ten thousand of them take no time to speak of', () => {
    const plan = planStorage('n', entries(...Array.from({ length: 10_000 }, () => 'same.txt')), undefined);
    expect(plan.paths.at(-1)).toBe('same (10000).txt');
  });
});
