const SEPARATOR = '\\0';
/** Application, type, enabled, format; what follows fills the format's places. */
const FIXED_FIELDS = 4;

/**
 * The line to show for a CurrentMedia value (`\0Music\01\0{0} - {1}\0Title\0Artist`), empty when nothing plays.
 * Places without a value become empty; anything that is not of this shape shows nothing.
 */
export function nowPlayingText(currentMedia: string): string {
  const fields = currentMedia.split(SEPARATOR);
  if (fields.length < FIXED_FIELDS || fields[2] !== '1') return '';
  const values = fields.slice(FIXED_FIELDS);
  const format = fields[3] ?? '';
  return format.replaceAll(/\{(\d{1,2})\}/g, (_place, index: string) => values[Number(index)] ?? '').trim();
}
