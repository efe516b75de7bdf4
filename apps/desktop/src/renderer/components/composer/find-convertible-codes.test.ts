import { expect, it } from 'vitest';
import { findConvertibleCodes } from './find-convertible-codes.ts';

function codes(text: string, isSettled: boolean, caret: number | undefined = text.length): readonly string[] {
  return findConvertibleCodes(text, { caret, isSettled }).map(({ picture }) => picture.code);
}

it.each([
  ['a code waits for the next character', 'hi :)', false, []],
  ['the next character comes', 'hi :) ', false, [':)']],
  ['the writer pauses', 'hi :)', true, [':)']],
  ['a longer code is on its way, pause or not', '<:o', true, []],
  ['the longer code is there', '<:o)', true, ['<:o)']],
  ['it did not become longer', '<:ox', false, [':o']],
  ['several at once, as after pasting', ':) (h) 8-) x', false, [':)', '(h)', '8-)']],
  ['a link is being typed', 'http://x/:) ', false, []],
])('%s', (_what, text, isSettled, expected) => {
  expect(codes(text, isSettled)).toEqual(expected);
});

it('leaves a code alone while the caret stands in it', () => {
  expect(codes('hi :-) you', true, 5)).toEqual([]);
  expect(codes('hi :-) you', true, 3)).toEqual([':-)']);
});

it('knows where a code lies', () => {
  expect(findConvertibleCodes('ab :) c', { isSettled: false })[0]).toMatchObject({ start: 3, end: 5 });
});

it('looks at the character before the text', () => {
  expect(findConvertibleCodes('8-) ', { isSettled: true, before: '1' })).toEqual([]);
});

const CUSTOM = [
  { code: ':)x', url: '/pictures/1' },
  { code: 'hugme', url: '/pictures/2' },
];

it.each([
  ['hugme', true, ['hugme']],
  ['HUGME ', true, []],
  ['a hugme!', false, ['hugme']],
  ['ahugme ', false, []],
  [':)', true, []],
  [':)x', true, [':)x']],
  [':)y', false, [':)']],
])("finds one's own too: %j", (text, isSettled, expected) => {
  const found = findConvertibleCodes(text, { caret: text.length, isSettled, custom: CUSTOM });
  expect(found.map(({ picture }) => picture.code)).toEqual(expected);
});
