/** Colours as numbers, and how far they stand apart. Everything here is pure; what is no colour is undefined. */
export interface Rgb {
  /** 0 to 1 each. */
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

export interface Hsl {
  /** Degrees, 0 up to 360; 0 for greys. */
  readonly hue: number;
  /** 0 to 1 each. */
  readonly saturation: number;
  readonly lightness: number;
}

/** Of `#rrggbb`. */
export function parseColor(color: string): Rgb | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return undefined;
  const channel = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16) / 255;
  return { red: channel(1), green: channel(3), blue: channel(5) };
}

/** As `#rrggbb`. */
export function formatColor({ red, green, blue }: Rgb): string {
  const channel = (value: number): string =>
    Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${channel(red)}${channel(green)}${channel(blue)}`;
}

/** Relative luminance of WCAG 2, 0 to 1. */
export function luminance({ red, green, blue }: Rgb): number {
  const linear = (value: number): number =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Ratio of WCAG 2, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const luminances = [luminance(one), luminance(other)];
  return (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05);
}

/** Contrast of two colours `#rrggbb`; 1 when one of them is no such colour. */
export function contrastOf(color: string, background: string): number {
  const given = parseColor(color);
  const ground = parseColor(background);
  return given === undefined || ground === undefined ? 1 : contrast(given, ground);
}

export function toHsl({ red, green, blue }: Rgb): Hsl {
  const highest = Math.max(red, green, blue);
  const lowest = Math.min(red, green, blue);
  const lightness = (highest + lowest) / 2;
  const spread = highest - lowest;
  if (spread === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = spread / (1 - Math.abs(2 * lightness - 1));
  return { hue: hueOf({ red, green, blue }, highest, spread), saturation, lightness };
}

function hueOf({ red, green, blue }: Rgb, highest: number, spread: number): number {
  const sixth = ((): number => {
    if (highest === red) return (green - blue) / spread;
    if (highest === green) return 2 + (blue - red) / spread;
    return 4 + (red - green) / spread;
  })();
  return (sixth * 60 + 360) % 360;
}

export function fromHsl({ hue, saturation, lightness }: Hsl): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const place = (offset + hue / 30) % 12;
    return lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1));
  };
  return { red: channel(0), green: channel(8), blue: channel(4) };
}
