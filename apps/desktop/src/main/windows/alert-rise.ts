/**
 * How an alert comes and goes: its window grows out of the edge it stands at, and shrinks back into it, while its card
 * keeps its size. Nothing has to be see-through for that, which a system that does not compose could not show.
 */
import type { AlertPosition } from '@nudge/ipc-contract';
import type { Bounds } from './bounds.ts';

const RISE_MILLISECONDS = 500;
export const RISE_STEP_MILLISECONDS = 20;

const STEPS = Math.floor(RISE_MILLISECONDS / RISE_STEP_MILLISECONDS);

/** Shares of the height one step apart, fast at first; the last of them is the whole. */
export const RISING: readonly number[] = Array.from({ length: STEPS }, (_unused, index) => {
  const left = (STEPS - 1 - index) / STEPS;
  return 1 - left * left;
});

/** The same way back. */
export const SINKING: readonly number[] = RISING.slice().reverse();

/** As much of an alert's bounds as stands out by now; the edge it comes from stays where it is. */
export function risenBounds(whole: Bounds, share: number, position: AlertPosition): Bounds {
  const height = Math.max(1, Math.round(whole.height * share));
  const isLower = position === 'lowerRight' || position === 'lowerLeft';
  return { ...whole, y: isLower ? whole.y + whole.height - height : whole.y, height };
}
