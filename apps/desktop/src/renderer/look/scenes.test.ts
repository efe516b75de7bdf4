import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SCENES } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import { contrastOf, formatColor, parseColor } from './color.ts';
import { DEFAULT_LOOK, paletteOf } from './look.ts';

const folder = fileURLToPath(new URL('../../../../../resources/scenes', import.meta.url));
const LEAST_CONTRAST = 4.5;

/** Colours of a drawing; what is half seen through lies between these. */
function colorsIn(scene: string): readonly string[] {
  const found = readFileSync(`${folder}/${scene}.svg`, 'utf8').match(/#[0-9a-f]{3,6}\b/g) ?? [];
  return found.map((color) => (color.length === 4 ? color.replaceAll(/[0-9a-f]/g, '$&$&') : color));
}

/** A colour seen through `rgba(…)`. */
function veiled(color: string, veil: string): string {
  const [red = 0, green = 0, blue = 0, share = 0] = (veil.match(/[\d.]+/g) ?? []).map(Number);
  const below = parseColor(color);
  if (below === undefined) throw new Error(`no colour: ${color}`);
  const mix = (over: number, under: number): number => (over / 255) * share + under * (1 - share);
  return formatColor({
    red: mix(red, below.red),
    green: mix(green, below.green),
    blue: mix(blue, below.blue),
  });
}

it('there is a drawing for each scene, and no other', () => {
  expect(new Set(readdirSync(folder))).toEqual(new Set(SCENES.map((scene) => `${scene}.svg`)));
});

describe.each(['light', 'dark'] as const)('by %s, words can be read on', (appearance) => {
  const palette = paletteOf({ ...DEFAULT_LOOK, style: 'live', appearance });

  it.each(SCENES)('%s', (scene) => {
    const colors = colorsIn(scene);
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
