import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { classicLight } from '../../look/palettes/classic-light.ts';
import { dark } from '../../look/palettes/dark.ts';
import { contrastOf } from '../../look/color.ts';
import { fontFamily, messageStyle, textPixels } from './message-style.ts';

const plain = DEFAULT_SETTINGS.messages.format;

it('shows bold, italic, underline and strike-through', () => {
  const format = { ...plain, bold: true, italic: true, underline: true, strikeThrough: true };
  expect(messageStyle(format, { exactColors: false, palette: classicLight })).toMatchObject({
    fontWeight: 'bold',
    fontStyle: 'italic',
    textDecorationLine: 'underline line-through',
  });
});

it('B12: shows blue as it came, which can be read', () => {
  const blue = { ...plain, color: '#0000ff' };
  expect(messageStyle(blue, { exactColors: false, palette: classicLight }).color).toBe('#0000ff');
});

it('B12: darkens yellow unless colours are shown exactly', () => {
  const yellow = { ...plain, color: '#ffff00' };
  expect(messageStyle(yellow, { exactColors: true, palette: classicLight }).color).toBe('#ffff00');
  expect(messageStyle(yellow, { exactColors: false, palette: classicLight }).color).not.toBe('#ffff00');
  const shown = messageStyle(yellow, { exactColors: false, palette: classicLight }).color ?? '';
  expect(contrastOf(shown, classicLight.panel)).toBeGreaterThanOrEqual(4.49);
});

it.each(['#000080', '#800000', '#000000'])('makes %s readable by night', (color) => {
  const shown = messageStyle({ ...plain, color }, { exactColors: false, palette: dark }).color ?? '';
  expect(contrastOf(shown, dark.panel)).toBeGreaterThanOrEqual(4.49);
});

it('shows who chose no colour in the colour of the palette', () => {
  expect(messageStyle(plain, { exactColors: false, palette: dark }).color).toBe(dark['text-message']);
  expect(messageStyle(plain, { exactColors: false, palette: classicLight }).color).toBe('#000000');
});

it('keeps the colour of the palette for them where colours are shown exactly, too', () => {
  expect(messageStyle(plain, { exactColors: true, palette: dark }).color).toBe(dark['text-message']);
});

it('italic messages begin with the faces of letters that have no italics', () => {
  const familyOf = (italic: boolean) =>
    messageStyle({ ...plain, italic, font: 'Tahoma' }, { exactColors: false, palette: dark }).fontFamily;
  expect([familyOf(true), familyOf(false)]).toEqual([
    'var(--font-upright), "Tahoma", var(--font-message)',
    '"Tahoma", var(--font-message)',
  ]);
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
