import { expect, it } from 'vitest';
import { windowsWord } from './windows-word.ts';

it.each([
  ['--user-data-dir', '--user-data-dir'],
  ['C:\\Data\\', 'C:\\Data\\'],
  ['C:\\My Data\\', '"C:\\My Data\\\\"'],
  ['say "so"', '"say \\"so\\""'],
])('keeps %j in one piece', (word, quoted) => {
  expect(windowsWord(word)).toBe(quoted);
});
