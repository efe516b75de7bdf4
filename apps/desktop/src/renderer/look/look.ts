import type { Appearance } from '@nudge/ipc-contract';
import type { Palette } from './palette.ts';
import { classicLight } from './palettes/classic-light.ts';
import { dark } from './palettes/dark.ts';

/** Everything that colours depend on. */
export interface Look {
  readonly appearance: Appearance;
}

export const DEFAULT_LOOK: Look = { appearance: 'light' };

export function paletteOf({ appearance }: Look): Palette {
  return appearance === 'dark' ? dark : classicLight;
}
