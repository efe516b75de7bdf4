import { expect, it } from 'vitest';
import { DEFAULT_LOOK, paletteOf } from '../../renderer/look/look.ts';
import { WINDOW_BACKGROUNDS } from './window-look.ts';

it.each(['light', 'dark'] as const)('a window begins in the colour its page will have: %s', (appearance) => {
  expect(WINDOW_BACKGROUNDS[appearance]).toBe(paletteOf({ ...DEFAULT_LOOK, appearance }).body);
});
