import { expect, it } from 'vitest';
import { contrastOf, formatColor, fromHsl, parseColor, toHsl } from './color.ts';

it.each(['#000000', '#ffffff', '#153290', '#2f8f3e', '#a81b16', '#8596ca', '#7f7f7f'])(
  '%s survives the way over hue, saturation and lightness',
  (color) => {
    const parsed = parseColor(color);
    expect(parsed && formatColor(fromHsl(toHsl(parsed)))).toBe(color);
  },
);

it.each([
  ['#ff0000', 0],
  ['#00ff00', 120],
  ['#0000ff', 240],
  ['#ff00ff', 300],
])('%s has the hue %s', (color, hue) => {
  const parsed = parseColor(color);
  expect(parsed && toHsl(parsed).hue).toBe(hue);
});

it('knows the contrast of black and white, and none where there is no colour', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrastOf('red', '#ffffff')).toBe(1);
});
