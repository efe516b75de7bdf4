import type { Appearance, Settings } from '@nudge/ipc-contract';
import type { Palette } from './palette.ts';
import { classicLight } from './palettes/classic-light.ts';
import { dark } from './palettes/dark.ts';
import { tintPalette } from './tint.ts';

/** Everything that colours depend on. */
export interface Look {
  readonly appearance: Appearance;
  readonly tint: Settings['look']['tint'];
}

export const DEFAULT_LOOK: Look = { appearance: 'light', tint: 'none' };

export function lookOf({ look }: Settings, appearance: Appearance): Look {
  return { appearance, tint: look.tint };
}

export function paletteOf({ appearance, tint }: Look): Palette {
  return tintPalette(appearance === 'dark' ? dark : classicLight, tint);
}
