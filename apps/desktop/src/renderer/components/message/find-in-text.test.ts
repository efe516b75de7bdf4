import { expect, it } from 'vitest';
import { findInText } from './find-in-text.ts';

it.each([
  ['nothing for nothing', 'a text', '', []],
  ['nothing for a blank', 'a text', ' ', []],
  [
    'every place',
    'tea and tea',
    'tea',
    [
      [0, 3],
      [8, 11],
    ],
  ],
  ['whatever the case', 'Über TEA', 'über tea', [[0, 8]]],
  [
    'without overlaps',
    'aaaa',
    'aa',
    [
      [0, 2],
      [2, 4],
    ],
  ],
  ['the right place after a letter that grows in lower case', 'İ tea', 'tea', [[2, 5]]],
  ['what has no case', '今日は雨です', '雨', [[3, 4]]],
])('finds %s', (_what, text, wanted, expected) => {
  expect(findInText(text, wanted).map(({ from, to }) => [from, to])).toEqual(expected);
});
