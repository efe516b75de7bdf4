/** A peer chose font and colour: what of them may stand in a file that another program reads. */
import type { TextFormatView } from '@nudge/ipc-contract';

/** Longer than the name of any font. */
const FONT_MAX_CHARACTERS = 64;
const NOT_IN_FONT_NAMES = /[^\p{Letter}\p{Mark}\p{Number} ._+-]/gu;
const A_COLOR = /^#[0-9a-f]{6}$/i;

/** A plain family name; empty: the reader's own. */
export function savedFont({ font }: TextFormatView): string {
  return font.replaceAll(NOT_IN_FONT_NAMES, '').slice(0, FONT_MAX_CHARACTERS).trim();
}

/** `#rrggbb`; black for what is no colour. */
export function savedColor({ color }: TextFormatView): string {
  return A_COLOR.test(color) ? color.toLowerCase() : '#000000';
}
