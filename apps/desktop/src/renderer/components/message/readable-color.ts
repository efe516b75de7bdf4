import {
  contrast,
  formatColor,
  fromHsl,
  luminance,
  parseColor,
  toHsl,
  type Hsl,
  type Rgb,
} from '../../look/color.ts';

/** Colours below this contrast with their background are moved; WCAG 2 ratio. */
export const LEAST_CONTRAST = 3;
/** How far they are moved. */
export const WANTED_CONTRAST = 4.5;

const LIGHTNESS_STEP = 0.01;
/** Backgrounds lighter than this luminance have more room for dark colours than for light ones. */
const MIDDLE_LUMINANCE = 0.18;

/**
 * A received colour as it can be read on a background: hue and saturation stay, lightness moves until the
 * contrast is enough. Both are `#rrggbb`; anything else comes back as it is.
 */
export function readableColor(color: string, background: string): string {
  const given = parseColor(color);
  const ground = parseColor(background);
  if (given === undefined || ground === undefined || contrast(given, ground) >= LEAST_CONTRAST) return color;
  const direction = luminance(ground) > MIDDLE_LUMINANCE ? -1 : 1;
  const start = toHsl(given);
  let moved = given;
  for (let step = 1; step <= 1 / LIGHTNESS_STEP && contrast(moved, ground) < WANTED_CONTRAST; step += 1) {
    moved = withLightness(start, start.lightness + direction * step * LIGHTNESS_STEP);
  }
  return formatColor(moved);
}

function withLightness(color: Hsl, lightness: number): Rgb {
  return fromHsl({ ...color, lightness: Math.min(1, Math.max(0, lightness)) });
}
