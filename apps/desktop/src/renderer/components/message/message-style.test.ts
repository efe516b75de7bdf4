import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { fontFamily, messageStyle, textPixels } from './message-style.ts';

const plain = DEFAULT_SETTINGS.messages.format;

it('shows bold, italic, underline and strike-through', () => {
  const format = { ...plain, bold: true, italic: true, underline: true, strikeThrough: true };
  expect(messageStyle(format, { exactColors: false })).toMatchObject({
    fontWeight: 'bold',
    fontStyle: 'italic',
    textDecorationLine: 'underline line-through',
  });
});

it('darkens yellow unless colours are shown exactly', () => {
  const yellow = { ...plain, color: '#ffff00' };
  expect(messageStyle(yellow, { exactColors: true }).color).toBe('#ffff00');
  expect(messageStyle(yellow, { exactColors: false }).color).not.toBe('#ffff00');
});

it.each([
  ['Segoe UI', '"Segoe UI", var(--font-message)'],
  ['', 'var(--font-message)'],
  ['x"; background: url(//evil)', '"x background urlevil", var(--font-message)'],
  ['ＭＳ ゴシック', '"ＭＳ ゴシック", var(--font-message)'],
])('makes a family of %s', (font, expected) => {
  expect(fontFamily(font)).toBe(expected);
});

it('turns points into pixels', () => {
  expect(textPixels(12, 100)).toBe(16);
  expect(textPixels(12, 150)).toBe(24);
});
