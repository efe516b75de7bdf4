import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SCENES } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import { colorsIn, veiled } from '../../../test/drawn-colors.ts';
import { contrastOf } from './color.ts';
import { DEFAULT_LOOK, paletteOf } from './look.ts';

const folder = fileURLToPath(new URL('../../../../../resources/scenes', import.meta.url));
const LEAST_CONTRAST = 4.5;

it('there is a drawing for each scene, and no other', () => {
  expect(new Set(readdirSync(folder))).toEqual(new Set(SCENES.map((scene) => `${scene}.svg`)));
});

describe.each(['light', 'dark'] as const)('by %s, words can be read on', (appearance) => {
  const palette = paletteOf({ ...DEFAULT_LOOK, style: 'live', appearance });

  it.each(SCENES)('%s', (scene) => {
    const colors = colorsIn(`${folder}/${scene}.svg`);
    expect(colors.length).toBeGreaterThan(3);
    const faint = colors.flatMap((color) =>
      (['text', 'text-command'] as const)
        .map((name) => ({ name, ratio: contrastOf(palette[name], veiled(color, palette['scene-veil'])) }))
        .filter(({ ratio }) => ratio < LEAST_CONTRAST)
        .map(({ name, ratio }) => `${name} on ${color}: ${ratio.toFixed(2)}`),
    );
    expect(faint).toEqual([]);
  });
});
