import { expect, it } from 'vitest';
import { chooseBenches } from './bench-task.ts';

it('runs all where none is named, in their order otherwise', () => {
  expect(chooseBenches(['a', 'b', 'c'], [])).toEqual(['a', 'b', 'c']);
  expect(chooseBenches(['a', 'b', 'c'], ['c', 'a'])).toEqual(['a', 'c']);
});

it('refuses a name that is none', () => {
  expect(() => chooseBenches(['a'], ['z'])).toThrow('there are: a');
});
