import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOfLength } from '../../test/texts.ts';
import {
  decodeMailWords,
  encodeMailDate,
  encodeMailWord,
  encodeServiceTime,
  parseMailDate,
  parseServiceTime,
  readMailHeaders,
} from './mail-headers.ts';

const TIME = Date.UTC(2026, 10, 27, 9, 5, 7);
const LAST_TIME = Date.UTC(9999, 11, 31, 23, 59, 59);

describe('words of other scripts', () => {
  test('any name comes back', () => {
    fc.assert(
      fc.property(textOfLength({ minLength: 1 }), (text) => {
        expect(decodeMailWords(encodeMailWord(text))).toBe(text);
      }),
    );
  });

  test.each([
    ['=?utf-8?B?w4VsaWNl?= ', 'Ålice '],
    ['=?UTF-8?q?=C3=85lice_L=2e?=', 'Ålice L.'],
    ['=?iso-8859-1?Q?=C5lice?=', 'Ålice'],
    ['=?utf-8*en?B?w4U=?=\r\n =?utf-8?B?bGljZQ==?=', 'Ålice'],
    ['a =?utf-8?B?Yg==?= c', 'a b c'],
    ['plain', 'plain'],
    ['=?koi8-r?B?w4U=?=', '=?koi8-r?B?w4U=?='],
    ['=?utf-8?B?!!!?=', '=?utf-8?B?!!!?='],
    ['=?utf-8?X?w4U=?=', '=?utf-8?X?w4U=?='],
    ['=?utf-8?B?', '=?utf-8?B?'],
    ['=?utf-8?Q?50=?=', '50='],
  ])('%s is %s', (encoded, text) => {
    expect(decodeMailWords(encoded)).toBe(text);
  });
});

describe('dates', () => {
  test('come back to the second, times in notices to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LAST_TIME }), (time) => {
        expect(parseServiceTime(encodeServiceTime(time))).toBe(time);
        expect(parseMailDate(encodeMailDate(time))).toBe(time - (time % 1000));
      }),
    );
    expect(encodeMailDate(TIME)).toBe('Fri, 27 Nov 2026 09:05:07 +0000');
    expect(encodeServiceTime(TIME)).toBe('2026-11-27T09:05:07.000Z');
  });

  test.each([
    ['27 Nov 2026 01:05:07 -0800', TIME],
    ['Fri, 27 nov 2026 14:35:07 +0530', TIME],
    ['27 Nov 2026 09:05:07.123 GMT (UTC)', TIME],
    ['27 Nov 2026 09:05', TIME - 7_000],
    ['31 Foo 2026 09:05:07', undefined],
    ['0 Nov 2026 09:05:07', undefined],
    ['27 Nov 2026 24:05:07', undefined],
    ['27 Nov 1869 09:05:07', undefined],
    ['27 Nov 99999 09:05:07', undefined],
    ['', undefined],
    ['yesterday', undefined],
  ])('%s', (text, time) => {
    expect(parseMailDate(text)).toBe(time);
  });

  test.each([
    ['2026-11-27T09:05:07', TIME],
    ['2026-11-27T09:05:07.5Z', TIME + 500],
    ['2026-11-27T09:05:07.1234567Z', TIME + 123],
    ['2026-13-27T09:05:07Z', undefined],
    ['2026-11-27', undefined],
    ['', undefined],
  ])('%s', (text, time) => {
    expect(parseServiceTime(text)).toBe(time);
  });
});

test('a folded header is one, of several the first counts', () => {
  expect(readMailHeaders('A: one\r\n  two\nB: x\r\na: three')).toEqual(
    new Map([
      ['a', 'one  two'],
      ['b', 'x'],
    ]),
  );
});
