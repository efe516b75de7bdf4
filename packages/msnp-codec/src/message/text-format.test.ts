import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOfLength } from '../../test/texts.ts';
import { loadVectors } from '../../test/vectors.ts';
import { encodeTextFormat, parseTextFormat } from './text-format.ts';

interface FormatVector {
  readonly header: string;
  readonly font: string;
  readonly effects: string;
  readonly colorRgb: string;
  readonly charset: number | null;
  readonly pf: string | null;
  readonly rtl: boolean;
}

const { vectors } = loadVectors<{ vectors: readonly FormatVector[] }>('im-format');

test.each(vectors)('$header', ({ header, font, effects, colorRgb, charset, pf, rtl }) => {
  expect(parseTextFormat(header)).toEqual({
    font,
    bold: effects.includes('B'),
    italic: effects.includes('I'),
    underline: effects.includes('U'),
    strikeThrough: effects.includes('S'),
    color: colorRgb,
    rightToLeft: rtl,
    ...(charset === null ? {} : { charset }),
    ...(pf === null ? {} : { pitchAndFamily: pf }),
  });
});

test.each([
  ['ff', '#ff0000'],
  ['ff0000', '#0000ff'],
])('B12: CO=%s is %s', (co, color) => {
  expect(parseTextFormat(`FN=Arial; EF=; CO=${co}; CS=0; PF=22`).color).toBe(color);
});

const format = fc.record({
  font: textOfLength({ maxLength: 30 }),
  bold: fc.boolean(),
  italic: fc.boolean(),
  underline: fc.boolean(),
  strikeThrough: fc.boolean(),
  color: fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`),
  rightToLeft: fc.boolean(),
  charset: fc.integer({ min: 0, max: 0xff }),
  pitchAndFamily: fc.constantFrom('22', '12', '0', '2', ''),
});

test('every format comes back', () => {
  fc.assert(
    fc.property(format, (value) => {
      expect(parseTextFormat(encodeTextFormat(value))).toEqual(value);
    }),
  );
});

test('ours is written as official clients write it', () => {
  const plain = parseTextFormat('FN=Lucida%20Sans%20Unicode; EF=B; CO=ff0000');
  expect(encodeTextFormat(plain)).toBe('FN=Lucida%20Sans%20Unicode; EF=B; CO=ff0000; CS=0; PF=22');
});

test.each(['', ';', '=', 'FN', 'CO=zz', 'CO=1234567; RL=2; CS=zz'])('%j takes the defaults', (header) => {
  expect(parseTextFormat(header)).toEqual({ ...parseTextFormat(''), font: '' });
});
