import { expect, it } from 'vitest';
import type { Emoticon } from '../emoticon/emoticon-table.ts';
import { MAX_RECENT_EMOTICONS, pickerRows, withRecent, type PickerRow } from './emoticon-cells.ts';

const meaningOf = (emoticon: Emoticon): string => emoticon.meaning;

function meanings(rows: readonly PickerRow[]): readonly string[] {
  return rows.flatMap(({ pictures }) =>
    pictures.map((picture) => (picture.kind === 'custom' ? picture.code : picture.emoticon.meaning)),
  );
}

it('shows all in rows of nine', () => {
  const rows = pickerRows({ recent: [], own: [], search: '', meaningOf });
  expect(rows).toHaveLength(9);
  expect(rows.every(({ pictures }) => pictures.length === 9)).toBe(true);
});

it('shows the recent ones first', () => {
  const [first] = pickerRows({ recent: ['(h)', ':)', 'nonsense'], own: [], search: '', meaningOf });
  expect(first?.part).toBe('recent');
  expect(meanings(first === undefined ? [] : [first])).toEqual(['cool', 'smile']);
});

it.each([
  ['hug', ['left-hug', 'right-hug']],
  ['(H)', ['cool']],
  ['nothing like it', []],
])('finds by %s', (search, expected) => {
  expect(meanings(pickerRows({ recent: [':)'], own: [], search, meaningOf }))).toEqual(expected);
});

it('remembers each one once, the last first, and not for ever', () => {
  expect(withRecent([':)', '(h)'], '(h)')).toEqual(['(h)', ':)']);
  const many = Array.from({ length: MAX_RECENT_EMOTICONS }, (_, index) => `code ${index}`);
  expect(withRecent(many, ':)')).toHaveLength(MAX_RECENT_EMOTICONS);
});

const OWN = [
  { id: '1', code: 'hugme', url: '/pictures/1' },
  { id: '2', code: ':)', url: '/pictures/2' },
];

it("shows one's own between the recent ones and the others, each by its code", () => {
  const rows = pickerRows({ recent: [':)', '(h)'], own: OWN, search: '', meaningOf });
  expect(rows.slice(0, 3).map(({ part }) => part)).toEqual(['recent', 'own', 'builtIn']);
  expect(meanings(rows.slice(0, 2))).toEqual([':)', 'cool', 'hugme', ':)']);
});

it("finds one's own by a part of the code", () => {
  expect(meanings(pickerRows({ recent: [], own: OWN, search: 'HUG', meaningOf }))).toEqual([
    'hugme',
    'left-hug',
    'right-hug',
  ]);
});
