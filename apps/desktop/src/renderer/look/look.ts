import type { Appearance, ClockChoice, LookStyle, Scene, Settings, Tint } from '@nudge/ipc-contract';
import type { Palette } from './palette.ts';
import { classicLight } from './palettes/classic-light.ts';
import { dark } from './palettes/dark.ts';
import { liveLight } from './palettes/live-light.ts';
import { tintPalette } from './tint.ts';

/** Everything that the looks of a window depend on. */
export interface Look {
  readonly style: LookStyle;
  /** Behind the headers of the Live look. */
  readonly scene: Scene;
  readonly appearance: Appearance;
  readonly tint: Tint;
  /** How times of day are written. */
  readonly clock: ClockChoice;
}

export const DEFAULT_LOOK: Look = {
  style: 'classic',
  scene: 'sky',
  appearance: 'light',
  tint: 'none',
  clock: 'system',
};

export function lookOf({ look, general }: Settings, appearance: Appearance): Look {
  const { style, scene, tint } = look;
  return { style, scene, appearance, tint, clock: general.clock };
}

const BY_DAY: Readonly<Record<LookStyle, Palette>> = { classic: classicLight, live: liveLight };

export function paletteOf({ style, appearance, tint }: Omit<Look, 'clock'>): Palette {
  return tintPalette(appearance === 'dark' ? dark : BY_DAY[style], tint);
}
