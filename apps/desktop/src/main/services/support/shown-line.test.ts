import { describe, expect, it } from 'vitest';
import { SHOWN_LINE_MAX_CHARACTERS, shownLine, shownName, shownText } from './shown-line.ts';

describe('a line of somebody else', () => {
  it.each([
    ['plain words', 'Bob & Co <b>', 'Bob & Co <b>'],
    ['an override that turns what follows', 'exe.\u202Egnp', 'exe.gnp'],
    ['embeddings and isolates', '\u202Aa\u202Bb\u202Cc\u202Dd\u2066e\u2067f\u2068g\u2069', 'abcdefg'],
    ['line ends', '\tone\r\ntwo\u2028three\u2029four', 'one two three four'],
    ['control characters', '\u0000a\u0007\u001Bb\u009Fc\u0003', 'abc'],
    ['characters without width', '\u200Ba\u2060b\uFEFF', 'ab'],
    ['nothing but those', '\u202E\u200B\r\n', ''],
    ['the joiners of emoji and of Persian', '👩\u200D💻 می\u200Cخواهم', '👩\u200D💻 می\u200Cخواهم'],
    ['marks beside Hebrew words', 'שלום\u200F!', 'שלום\u200F!'],
  ])('%s', (_what, text, shown) => {
    expect(shownLine(text)).toBe(shown);
  });

  it('is cut at the limit, and says so', () => {
    const longest = 'n'.repeat(SHOWN_LINE_MAX_CHARACTERS);
    expect(shownLine(longest)).toBe(longest);
    expect(shownLine(`${longest}n`)).toBe(`${longest.slice(1)}…`);
    expect(shownLine('😀😀😀', 4)).toBe('😀…');
    expect(shownLine(`ab${'\u202E'.repeat(50)}cd`, 4)).toBe('ab…');
  });

  it('of a megabyte is cut as well', () => {
    expect(shownLine('\u202En'.repeat(500_000))).toHaveLength(SHOWN_LINE_MAX_CHARACTERS);
  });
});

it.each([
  ['Bob', 'Bob'],
  ['', 'bob@example.com'],
  ['\u202E \u200B', 'bob@example.com'],
])('the name %j is shown as %j', (name, shown) => {
  expect(shownName(name, 'bob@example.com')).toBe(shown);
});

describe('text of several lines', () => {
  const limits = { limit: 40, lines: 3 };

  it.each([
    ['one', 'one'],
    ['\n \r\none\rtwo\u2028 \n', 'one\ntwo'],
    ['one\n\n\n\ntwo', 'one\n\ntwo'],
    ['1\n2\n3\n4\n5', '1\n2\n3 4 5'],
    ['\u202Eone\u0007\ntwo\u200B', 'one\ntwo'],
    ['\u202E\n', ''],
    [`${'x'.repeat(39)}😀`, 'x'.repeat(39)],
  ])('%j is shown as %j', (text, shown) => {
    expect(shownText(text, limits)).toBe(shown);
  });
});
