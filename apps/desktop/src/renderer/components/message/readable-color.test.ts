import { expect, it } from 'vitest';
import { contrastOf } from '../../look/color.ts';
import { readableColor, WANTED_CONTRAST } from './readable-color.ts';

it.each([
  ['red is readable on white', '#ff0000', '#ffffff', '#ff0000'],
  ['blue is readable on white', '#0000ff', '#ffffff', '#0000ff'],
  ['black is readable on white', '#000000', '#ffffff', '#000000'],
  ['something else stays as it is', 'red', '#ffffff', 'red'],
])('%s', (_what, color, background, expected) => {
  expect(readableColor(color, background)).toBe(expected);
});

it.each([
  ['#ffff00', '#ffffff'],
  ['#ffffff', '#ffffff'],
  ['#00ff00', '#ffffff'],
  ['#c0c0c0', '#ffffff'],
  ['#00ffff', '#ffffff'],
  ['#000080', '#262e40'],
  ['#000000', '#262e40'],
])('%s on %s is moved until it can be read', (color, background) => {
  const readable = readableColor(color, background);
  expect(readable).toMatch(/^#[0-9a-f]{6}$/);
  expect(contrastOf(readable, background)).toBeGreaterThanOrEqual(WANTED_CONTRAST - 0.01);
});

it('keeps the hue', () => {
  expect(readableColor('#ffff00', '#ffffff')).toMatch(/^#([0-9a-f]{2})\1(?:00)$/);
});
