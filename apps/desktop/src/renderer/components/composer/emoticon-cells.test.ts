import { expect, it } from 'vitest';
import type { Emoticon } from '../emoticon/emoticon-table.ts';
import { MAX_RECENT_EMOTICONS, pickerRows, withRecent, type PickerRow } from './emoticon-cells.ts';

const meaningOf = (emoticon: Emoticon): string => emoticon.meaning;

function meanings(rows: readonly PickerRow[]): readonly string[] {
  return rows.flatMap(({ emoticons }) => emoticons.map(({ meaning }) => meaning));
}

it('shows all in rows of nine', () => {
  const rows = pickerRows({ recent: [], search: '', meaningOf });
  expect(rows).toHaveLength(9);
  expect(rows.every(({ emoticons }) => emoticons.length === 9)).toBe(true);
});

it('shows the recent ones first', () => {
  const [first] = pickerRows({ recent: ['(h)', ':)', 'nonsense'], search: '', meaningOf });
  expect(first?.isRecent).toBe(true);
  expect(first?.emoticons.map(({ meaning }) => meaning)).toEqual(['cool', 'smile']);
});

it.each([
  ['hug', ['left-hug', 'right-hug']],
  ['(H)', ['cool']],
  ['nothing like it', []],
])('finds by %s', (search, expected) => {
  expect(meanings(pickerRows({ recent: [':)'], search, meaningOf }))).toEqual(expected);
});

it('remembers each one once, the last first, and not for ever', () => {
  expect(withRecent([':)', '(h)'], '(h)')).toEqual(['(h)', ':)']);
  const many = Array.from({ length: MAX_RECENT_EMOTICONS }, (_, index) => `code ${index}`);
  expect(withRecent(many, ':)')).toHaveLength(MAX_RECENT_EMOTICONS);
});
