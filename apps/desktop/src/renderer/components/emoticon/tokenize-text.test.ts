import { expect, it } from 'vitest';
import { EMOTICONS, isStartOfLongerCode } from './emoticon-table.ts';
import { MAX_EMOTICONS_PER_TEXT, tokenizeText, type Token } from './tokenize-text.ts';

const codesAndMeanings = EMOTICONS.flatMap(({ codes, meaning }) =>
  codes.map((code) => [code, meaning] as const),
);

function summary(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.kind === 'emoticon') return `{${token.emoticon.meaning}}`;
      if (token.kind === 'custom') return `{own ${token.code}}`;
      return token.kind === 'link' ? `<${token.text}>` : token.text;
    })
    .join('');
}

it('knows 81 emoticons, each code once', () => {
  expect(EMOTICONS).toHaveLength(81);
  const codes = codesAndMeanings.map(([code]) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

it.each(codesAndMeanings)('B15: draws %s as %s, alone and between words', (code, meaning) => {
  expect(summary(tokenizeText(code))).toBe(`{${meaning}}`);
  expect(summary(tokenizeText(`so ${code} it is`))).toBe(`so {${meaning}} it is`);
});

it.each(codesAndMeanings)('B15: draws %s (%s) in either case', (code, meaning) => {
  expect(summary(tokenizeText(code.toUpperCase()))).toBe(`{${meaning}}`);
  expect(summary(tokenizeText(code.toLowerCase()))).toBe(`{${meaning}}`);
});

it.each(codesAndMeanings)('B15: draws no %s (%s) inside or at the end of a link', (code) => {
  const tokens = tokenizeText(`http://x/${code} and www.example.com/a${code}b`);
  expect(tokens.filter(({ kind }) => kind === 'emoticon')).toEqual([]);
});

it.each([
  ['<:o)', '{party}'],
  ['8-)', '{eye-rolling}'],
  ['8o|', '{baring-teeth}'],
  [':-D', '{big-laugh}'],
  [':):)', '{smile}{smile}'],
  ['::)', ':{smile}'],
  ['a:)b', 'a{smile}b'],
  ['18-) 8-)', '18-) {eye-rolling}'],
  ['x8| 8|', 'x8| {nerd}'],
  ['(sn)(so)(S)', '{snail}{football}{moon}'],
  ['(\u212a)', '(\u212a)'],
  ['http://x/:)', '<http://x/:>)'],
  ['see www.example.com :)', 'see <www.example.com> {smile}'],
  ['example.com is not a link :)', 'example.com is not a link {smile}'],
  ['ftp://example.com //example.com', 'ftp://example.com //example.com'],
  ['javascript:alert(1) file:///etc/passwd', 'javascript:alert(1) file:///etc/passwd'],
  ['write to ana@example.org!', 'write to <ana@example.org>!'],
  ['mailto:ana@example.org', '<mailto:ana@example.org>'],
  ['https://example.org/a?b=c#d', '<https://example.org/a?b=c#d>'],
  ['www.example.org,www.example.com', '<www.example.org>,<www.example.com>'],
  ['<b>:)</b>', '<b>{smile}</b>'],
  ['', ''],
])('splits %s', (text, expected) => {
  expect(summary(tokenizeText(text))).toBe(expected);
});

it('gives the text back whole', () => {
  const text = 'a :) http://x/:) (h)(h5) 8-) b@example.org <:o';
  const pieces = tokenizeText(text).map((token) =>
    token.kind === 'emoticon' || token.kind === 'custom' ? token.code : token.text,
  );
  expect(pieces.join('')).toBe(text);
});

it('leaves codes and links alone when asked to', () => {
  expect(tokenizeText(':) www.example.com', { emoticons: false, links: false })).toEqual([
    { kind: 'text', text: ':) www.example.com' },
  ]);
});

it('looks at the character before the text', () => {
  expect(summary(tokenizeText('8-)', { before: 'x' }))).toBe('8-)');
});

it('draws a limited number of pictures', () => {
  const tokens = tokenizeText(':)'.repeat(10_000));
  expect(tokens.filter(({ kind }) => kind === 'emoticon')).toHaveLength(MAX_EMOTICONS_PER_TEXT);
  expect(tokens).toHaveLength(MAX_EMOTICONS_PER_TEXT + 1);
});

it('names the host a link really goes to', () => {
  expect(tokenizeText('http://еxample.com/')[0]).toMatchObject({ url: 'http://xn--xample-2of.com/' });
});

it.each([
  ['<:o', true],
  [':', true],
  ['(H', true],
  [':)', false],
  [':o', false],
  ['', false],
])('says whether %s can still grow into a code', (text, expected) => {
  expect(isStartOfLongerCode(text)).toBe(expected);
});

const own = (...codes: readonly string[]) => codes.map((code) => ({ code, url: `/pictures/${code}` }));

it.each([
  ['exact case', 'hugme HugMe', ['hugme'], '{own hugme} HugMe'],
  ['before a built-in one of the same length', ':) :(', [':)'], '{own :)} {sad}'],
  ['the longest wins, whoever made it', ':)) <:o)', [':))', ':o)'], '{own :))} {party}'],
  ['not inside a word', 'ahug hug', ['hug'], 'ahug {own hug}'],
  ['not inside a link', 'http://x/hug hug', ['hug'], '<http://x/hug> {own hug}'],
  [
    'five different ones',
    '1a 2a 3a 4a 5a 6a 1a',
    ['1a', '2a', '3a', '4a', '5a', '6a'],
    '{own 1a} {own 2a} {own 3a} {own 4a} {own 5a} 6a {own 1a}',
  ],
])("draws the sender's own: %s", (_what, text, codes, expected) => {
  expect(summary(tokenizeText(text, { custom: own(...codes) }))).toBe(expected);
});

it('leaves a code text while its picture has not come', () => {
  expect(summary(tokenizeText('hug :)', { custom: [{ code: 'hug', url: '' }] }))).toBe('hug {smile}');
});
