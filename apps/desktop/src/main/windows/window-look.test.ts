import { LOOK_STYLES } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { DEFAULT_LOOK, paletteOf } from '../../renderer/look/look.ts';
import { windowBackground } from './window-look.ts';

const looks = LOOK_STYLES.flatMap((style) =>
  (['light', 'dark'] as const).map((appearance) => ({ style, appearance })),
);

it.each(looks)('a window begins in the colour its page will have: $style, $appearance', (look) => {
  const { body } = paletteOf({ ...DEFAULT_LOOK, ...look });
  expect(windowBackground(look.style, look.appearance)).toBe(body);
});
