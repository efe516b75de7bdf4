import fc from 'fast-check';
import type Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyFolder, textLine, type HistoryFolder } from '../../../../../test/history-folder.ts';
import { HistorySearch, unpackFound, type FoundLine, type SearchRequest } from './history-search.ts';

const ACCOUNT = 'alice@example.com';
const BOB = 'bob@example.com';
let folder: HistoryFolder;
let database: Database.Database;
let search: HistorySearch;

beforeEach(() => {
  folder = historyFolder();
  database = folder.connection();
  search = new HistorySearch(database);
});

afterEach(() => folder.remove());

function keep(texts: readonly string[], conversation = BOB, account = ACCOUNT): void {
  for (const [index, text] of texts.entries()) {
    folder.main.append(
      { account, conversation },
      textLine(`${conversation}${index}`, { text, at: 1000 + index }),
    );
  }
}

interface Page {
  readonly lines: readonly FoundLine[];
  readonly next: number | undefined;
}

const find = (text: string, change: Partial<SearchRequest> = {}): Page => {
  const page = search.find({ account: ACCOUNT, text, ...change });
  return { lines: unpackFound(page), next: page.next };
};
const found = (text: string, change: Partial<SearchRequest> = {}): readonly string[] =>
  find(text, change).lines.map(({ snippet }) => snippet.map((part) => part.text).join(''));

describe('a search', () => {
  it('finds beginnings of words, all of several, in any order and case', () => {
    keep(['The harbour at night', 'a night out', 'harbours']);
    expect(found('harb')).toEqual(['harbours', 'The harbour at night']);
    expect(found('NIGHT harb')).toEqual(['The harbour at night']);
    expect(found('arbour')).toEqual([]);
  });

  it('finds words without their diacritics, and with them', () => {
    keep(['Grüße aus dem Café', 'Cafe\u0301 am Platz']);
    expect(found('cafe')).toHaveLength(2);
    expect(found('café')).toHaveLength(2);
    expect(found('grusse')).toEqual([]);
    expect(found('gruße')).toEqual(['Grüße aus dem Café']);
  });

  it('takes quotes for a phrase', () => {
    keep(['red wine', 'wine red', 'red and wine']);
    expect(found('"red wine"')).toEqual(['red wine']);
    expect(found('“wine red”')).toEqual(['wine red']);
    expect(found('red wine')).toHaveLength(3);
  });

  it.each([
    ['Chinese', '我昨天在北京吃了饺子', ['北京', '京', '饺子', '在北京吃']],
    ['Japanese', '昨日は東京タワーに行きました', ['東京', 'タワー', 'タ', '行き', 'ﾀﾜｰ']],
    ['Korean', '어제저녁에만났어요', ['저녁', '만', '났어']],
    ['Thai', 'เมื่อวานไปเที่ยวทะเล', ['ทะเล', 'เที่ยว', 'ไป']],
  ])('finds parts of %s', (_name, text, parts) => {
    keep([text, 'something else 東西 가나 กข']);
    for (const part of parts) expect(found(part), part).toEqual([text]);
    expect(found('海中')).toEqual([]);
  });

  it('finds scripts mixed with one another, with a space between or not', () => {
    keep(['我在IBM公司上班', 'IBM 公司', 'the office 公']);
    expect(found('ibm 公司')).toHaveLength(2);
    expect(found('IBM公司')).toHaveLength(2);
    expect(found('ibm')).toHaveLength(2);
    expect(found('office 公')).toEqual(['the office 公']);
  });

  it('finds pairs only where they stand side by side', () => {
    keep(['北京 京都']);
    expect(found('北京都')).toEqual([]);
    expect(found('北京')).toHaveLength(1);
  });

  it('is of one account, of one conversation if wanted, and of a time', () => {
    keep(['harbour 0', 'harbour 1', 'harbour 2']);
    keep(['harbour of Carol'], 'carol@example.com');
    keep(['harbour of another'], BOB, 'other@example.com');
    expect(found('harbour')).toHaveLength(4);
    expect(found('harbour', { conversation: BOB })).toHaveLength(3);
    expect(found('harbour', { conversation: BOB, from: 1001 })).toEqual(['harbour 2', 'harbour 1']);
    expect(found('harbour', { conversation: BOB, from: 1000, to: 1001 })).toEqual(['harbour 0']);
  });

  it('comes in pages without gap or repeat, newest first', () => {
    keep(Array.from({ length: 120 }, (_unused, index) => `harbour n${index}`));
    const first = find('harbour');
    const second = find('harbour', { next: first.next });
    const third = find('harbour', { next: second.next });
    expect([first, second, third].map(({ lines }) => lines.length)).toEqual([50, 50, 20]);
    expect(third.next).toBeUndefined();
    const times = [first, second, third].flatMap(({ lines }) => lines.map(({ at }) => at));
    expect(times).toEqual(Array.from({ length: 120 }, (_unused, index) => 1119 - index));
  });

  it('finds nothing of what was deleted', () => {
    keep(['harbour 東京']);
    database.exec('DELETE FROM lines');
    expect(found('harbour')).toEqual([]);
    expect(found('東京')).toEqual([]);
  });

  it('cannot be made to fail by what is typed', () => {
    keep(['a OR b', 'NEAR(x y)', '"quoted" text* ^start', '東京']);
    const syntax = fc.constantFrom(
      '"',
      '*',
      '^',
      '(',
      ')',
      ':',
      'AND',
      'OR',
      'NOT',
      'NEAR',
      '-',
      '+',
      "'",
      '\0',
      '{',
      '}',
      ' ',
      'text',
      '\uD800',
      '\uE0000fha',
      '東',
      'ก็',
      '“',
      'a',
      'ß',
      '\u0301',
    );
    const typed = fc.oneof(
      fc.array(syntax, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        find(text);
      }),
      { numRuns: 300 },
    );
  });

  it('finds every word of every text by that word', () => {
    const word = fc.stringMatching(/^[a-zé東京かなก가]{1,8}$/u);
    let count = 0;
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(), (parts, pick) => {
        const text = parts.join(' ');
        folder.main.append(
          { account: ACCOUNT, conversation: BOB },
          textLine(`p${(count += 1)}`, { text, at: count }),
        );
        const wanted = parts[pick % parts.length] ?? '';
        expect(found(wanted, { from: count })).toContain(text);
      }),
      { numRuns: 150 },
    );
  });
});
