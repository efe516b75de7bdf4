/** Colours below this contrast with their background are moved; WCAG 2 ratio. */
export const LEAST_CONTRAST = 3;
/** How far they are moved. */
export const WANTED_CONTRAST = 4.5;

const LIGHTNESS_STEP = 0.01;

interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/**
 * A received colour as it can be read on a background: hue and saturation stay, lightness moves until the
 * contrast is enough. Both are `#rrggbb`; anything else comes back as it is.
 */
export function readableColor(color: string, background: string): string {
  const given = parse(color);
  const ground = parse(background);
  if (given === undefined || ground === undefined || contrast(given, ground) >= LEAST_CONTRAST) return color;
  const direction = luminance(ground) > 0.18 ? -1 : 1;
  let moved = given;
  for (let step = 1; step <= 1 / LIGHTNESS_STEP && contrast(moved, ground) < WANTED_CONTRAST; step += 1) {
    moved = shiftLightness(given, direction * step * LIGHTNESS_STEP);
  }
  return format(moved);
}

/** Contrast of two colours `#rrggbb`, 1 to 21; 1 when one of them is no such colour. */
export function contrastOf(color: string, background: string): number {
  const given = parse(color);
  const ground = parse(background);
  return given === undefined || ground === undefined ? 1 : contrast(given, ground);
}

function parse(color: string): Rgb | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return undefined;
  const channel = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16) / 255;
  return { red: channel(1), green: channel(3), blue: channel(5) };
}

function format({ red, green, blue }: Rgb): string {
  const channel = (value: number): string =>
    Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${channel(red)}${channel(green)}${channel(blue)}`;
}

function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance({ red, green, blue }: Rgb): number {
  const linear = (value: number): number =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Moves the lightness of HSL, 0 to 1, by scaling the distance of all channels to black or white. */
function shiftLightness({ red, green, blue }: Rgb, by: number): Rgb {
  const highest = Math.max(red, green, blue);
  const lowest = Math.min(red, green, blue);
  const lightness = (highest + lowest) / 2;
  const spread = 1 - Math.abs(2 * lightness - 1);
  const saturation = spread === 0 ? 0 : (highest - lowest) / spread;
  const target = Math.min(1, Math.max(0, lightness + by));
  const newSpread = (1 - Math.abs(2 * target - 1)) * saturation;
  const scale = highest === lowest ? 0 : newSpread / (highest - lowest);
  const move = (value: number): number => target + (value - lightness) * scale;
  return { red: move(red), green: move(green), blue: move(blue) };
}
