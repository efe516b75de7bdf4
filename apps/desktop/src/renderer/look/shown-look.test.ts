// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { classicLight } from './palettes/classic-light.ts';
import { dark } from './palettes/dark.ts';
import { DEFAULT_LOOK } from './look.ts';
import { showLook } from './shown-look.ts';

afterEach(() => showLook(DEFAULT_LOOK));

const property = (name: string): string => document.documentElement.style.getPropertyValue(name);

it('gives the root element every colour, and others when the look changes', () => {
  showLook(DEFAULT_LOOK);
  expect(property('--text-title')).toBe(classicLight['text-title']);
  showLook({ ...DEFAULT_LOOK, appearance: 'dark' });
  expect(property('--text-title')).toBe(dark['text-title']);
  expect(property('--check-mark')).toContain(encodeURIComponent(dark.check));
  expect(document.documentElement.style.colorScheme).toBe('dark');
});
