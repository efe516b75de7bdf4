/** Units of sizes, each 1024 of the one before; their words are `ft.size.<unit>`. */
export const SIZE_UNITS = ['bytes', 'kilobytes', 'megabytes', 'gigabytes', 'terabytes'] as const;
export type SizeUnit = (typeof SIZE_UNITS)[number];

const STEP = 1024;
/** From here on the next unit reads better: 1,000 KB would be as long as 1 MB. */
const TURN = 1000;

/** The unit in which a number of bytes is said. */
export function sizeUnit(bytes: number): SizeUnit {
  let unit = 0;
  while (unit < SIZE_UNITS.length - 1 && bytes / STEP ** unit >= TURN) unit += 1;
  return SIZE_UNITS[unit] ?? 'bytes';
}

/** How many of a unit, exactly. */
export function inUnit(bytes: number, unit: SizeUnit): number {
  return bytes / STEP ** SIZE_UNITS.indexOf(unit);
}

/** Digits after the point: none for bytes and for numbers of three figures. */
export function fractionDigits(value: number, unit: SizeUnit): number {
  return unit === 'bytes' || value >= 100 ? 0 : 1;
}
