import { readFileSync } from 'node:fs';
import { formatColor, parseColor } from '../src/renderer/look/color.ts';

/** Colours of a drawing; what is half seen through lies between these. */
export function colorsIn(drawing: string): readonly string[] {
  const found = readFileSync(drawing, 'utf8').match(/#[0-9a-f]{3,6}\b/g) ?? [];
  return found.map((color) => (color.length === 4 ? color.replaceAll(/[0-9a-f]/g, '$&$&') : color));
}

/** A colour seen through `rgba(…)`. */
export function veiled(color: string, veil: string): string {
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
