/**
 * A window in another hue: what is bluish in a palette takes the hue of a tint, and nothing becomes lighter or darker
 * by it, so that whatever could be read before can still be read. What blue stands for, such as a link, stays blue.
 */
import type { Tint } from '@nudge/ipc-contract';
import { formatColor, fromHsl, luminance, parseColor, toHsl, type Hsl, type Rgb } from './color.ts';
import type { Palette, TokenName } from './palette.ts';

interface Change {
  /** Degrees. */
  readonly hue: number;
  /** Share of the saturation that stays. */
  readonly saturation: number;
}

/** Towards the left the hues of a rainbow; graphite takes nearly all of it away. */
const CHANGES: Readonly<Record<Exclude<Tint, 'none'>, Change>> = {
  turquoise: { hue: -38, saturation: 0.9 },
  green: { hue: -88, saturation: 0.6 },
  olive: { hue: -150, saturation: 0.6 },
  amber: { hue: -186, saturation: 0.9 },
  red: { hue: -220, saturation: 0.8 },
  pink: { hue: 106, saturation: 0.8 },
  violet: { hue: 44, saturation: 0.9 },
  graphite: { hue: 0, saturation: 0.15 },
};

/** Hues that count as blue, degrees. */
const BLUE = { least: 190, most: 260 } as const;

const KEEPS_ITS_HUE: ReadonlySet<string> = new Set<TokenName>([
  'link',
  'notice',
  'notice-bevel',
  'notice-failure',
  'notice-failure-bevel',
  'notice-border',
  'tip',
  'tip-border',
  'text-message',
  'tint-sample',
  'crop-veil',
]);

export function tintPalette(palette: Palette, tint: Tint): Palette {
  if (tint === 'none') return palette;
  const entries = Object.entries(palette).map(([name, value]) => [
    name,
    KEEPS_ITS_HUE.has(name) ? value : tintValue(value, CHANGES[tint]),
  ]);
  return Object.fromEntries(entries) as Palette;
}

/** One colour `#rrggbb` as it is in a tint. */
export function tintColor(color: string, tint: Tint): string {
  return tint === 'none' ? color : tintValue(color, CHANGES[tint]);
}

/** Every colour in a token: `#rrggbb`, with or without two more digits, and `rgba(r, g, b, a)`. */
function tintValue(value: string, change: Change): string {
  return value
    .replaceAll(/#[0-9a-f]{6}/gi, (color) => changed(color, change))
    .replaceAll(/rgba\((\d+), (\d+), (\d+), /g, (...found: readonly string[]) => {
      const [r, g, b] = found.slice(1, 4).map((part) => Number(part) / 255);
      const color = changed(formatColor({ red: r ?? 0, green: g ?? 0, blue: b ?? 0 }), change);
      const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
      return `rgba(${channels.join(', ')}, `;
    });
}

function changed(color: string, { hue, saturation }: Change): string {
  const given = parseColor(color);
  if (given === undefined) return color;
  const from = toHsl(given);
  if (from.saturation === 0 || from.hue < BLUE.least || from.hue > BLUE.most) {
    return color;
  }
  const turned = { ...from, hue: (from.hue + hue + 360) % 360, saturation: from.saturation * saturation };
  return formatColor(asLightAs(turned, luminance(given)));
}

/** Halving 20 times is finer than the 256 steps of a channel. */
const HALVINGS = 20;

/** The same hue and saturation with the lightness at which it is as bright as wanted. */
function asLightAs(color: Hsl, wanted: number): Rgb {
  let least = 0;
  let most = 1;
  for (let step = 0; step < HALVINGS; step += 1) {
    const lightness = (least + most) / 2;
    if (luminance(fromHsl({ ...color, lightness })) < wanted) least = lightness;
    else most = lightness;
  }
  return fromHsl({ ...color, lightness: (least + most) / 2 });
}
