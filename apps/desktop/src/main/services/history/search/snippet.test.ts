import { describe, expect, it } from 'vitest';
import { searchQuery } from './search-query.ts';
import { snippetMaker } from './snippet.ts';

const snippet = (line: string, typed: string): string =>
  snippetMaker(searchQuery(typed)?.needles ?? [])(line)
    .map(({ text, isHit }) => (isHit ? `[${text}]` : text))
    .join('');

describe('a snippet', () => {
  it('marks beginnings of words, without regard to case and diacritics', () => {
    expect(snippet('The Café by the caféteria; decaf', 'cafe')).toBe('The [Café] by the [café]teria; decaf');
  });

  it('marks inside of scripts without spaces', () => {
    expect(snippet('昨日は東京都にいた', '東京')).toBe('昨日は[東京]都にいた');
    expect(snippet('我在abc公司', 'abc')).toBe('我在[abc]公司');
  });

  it('marks phrases only where they stand', () => {
    expect(snippet('red wine, wine red', '"wine red"')).toBe('red wine, [wine red]');
  });

  it('cuts between characters as people see them', () => {
    const family = '👨‍👩‍👧‍👦';
    const line = `${family.repeat(200)} harbour ${family.repeat(200)}`;
    const text = snippet(line, 'harbour').replaceAll(/[[\]…]/gu, '');
    expect(text).toContain('harbour');
    expect(text.replaceAll(family, '').trim()).toBe('harbour');
  });

  it('begins near the first hit of a long line, and says what it left out', () => {
    const cut = snippet(`${'word '.repeat(100)}harbour ${'word '.repeat(100)}`, 'harbour');
    expect(cut).toMatch(/^….*\[harbour\].*…$/u);
    expect(cut.length).toBeLessThan(130);
  });

  it('marks a joined letter whole', () => {
    expect(snippet('a\u0301bc', 'ab')).toBe('[a\u0301b]c');
  });

  it('is one line, with one space wherever there were several', () => {
    expect(snippet(' at\tthe\n\n  harbour  \u3000 tonight ', 'harb tonight')).toBe(
      'at the [harb]our [tonight]',
    );
  });

  it('marks every word that was looked for', () => {
    expect(snippet('night at the harbour, all night', 'night harbour')).toBe(
      '[night] at the [harbour], all [night]',
    );
  });

  it('of a line in which nothing can be marked is its beginning', () => {
    expect(snippet('plain', 'other')).toBe('plain');
  });
});
