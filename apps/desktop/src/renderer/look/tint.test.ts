import { TINTS } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import { luminance, parseColor, toHsl } from './color.ts';
import { classicLight } from './palettes/classic-light.ts';
import { tintColor, tintPalette } from './tint.ts';

const presets = TINTS.filter((tint) => tint !== 'none');

it('there are eight', () => {
  expect(presets).toHaveLength(8);
});

describe.each(presets)('%s', (tint) => {
  const tinted = tintPalette(classicLight, tint);

  it('turns what is blue', () => {
    expect(tinted['text-title']).not.toBe(classicLight['text-title']);
    expect(tinted['title-gradient']).not.toBe(classicLight['title-gradient']);
    expect(tinted['shadow-popover']).not.toBe(classicLight['shadow-popover']);
  });

  it('leaves status, error, notice, link and go colours, and greys', () => {
    const kept = ['error', 'warning', 'notice', 'notice-border', 'link', 'go', 'check', 'badge', 'panel'];
    for (const name of kept as (keyof typeof tinted)[]) expect(tinted[name]).toBe(classicLight[name]);
  });

  it('makes nothing lighter or darker', () => {
    const brightness = (color: string): number =>
      luminance(parseColor(color) ?? { red: 0, green: 0, blue: 0 });
    for (const name of ['text-title', 'text-status', 'frame', 'body', 'control'] as const) {
      expect(brightness(tinted[name])).toBeCloseTo(brightness(classicLight[name]), 2);
    }
  });
});

it('none changes nothing', () => {
  expect(tintPalette(classicLight, 'none')).toBe(classicLight);
});

it('graphite is nearly grey', () => {
  const parsed = parseColor(tintColor('#153290', 'graphite'));
  expect(parsed && toHsl(parsed).saturation).toBeLessThan(0.15);
});
