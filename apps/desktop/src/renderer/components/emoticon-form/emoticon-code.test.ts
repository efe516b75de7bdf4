import { expect, it } from 'vitest';
import { codeProblem } from './emoticon-code.ts';

it.each([
  ['1234567', undefined],
  ['12345678', 'tooLong'],
  ['a b', 'blank'],
  ['tab\t', 'blank'],
  ['hugme', 'taken'],
  ['HugMe', undefined],
  ['', undefined],
])('B16: %j is %s', (code, problem) => {
  expect(codeProblem(code, ['hugme'])).toBe(problem);
});
