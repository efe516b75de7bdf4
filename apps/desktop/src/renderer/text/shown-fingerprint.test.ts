import { expect, it } from 'vitest';
import { shownFingerprint } from './shown-fingerprint.ts';

it('is upper-case, in groups of four', () => {
  const shown = shownFingerprint('0a1b2c3d'.repeat(8));
  expect(shown.split(' ')).toHaveLength(16);
  expect(shown.startsWith('0A1B 2C3D 0A1B')).toBe(true);
});
