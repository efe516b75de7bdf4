import type { TextFormatView } from '@nudge/ipc-contract';
import type { CSSProperties } from 'react';
import { readableColor } from './readable-color.ts';

/** What messages stand on, `#rrggbb`; the token `--panel`. */
export const HISTORY_BACKGROUND = '#ffffff';
const PIXELS_PER_POINT = 96 / 72;
const NOT_IN_FAMILY_NAMES = /[^\p{Letter}\p{Mark}\p{Number} ._'&+-]/gu;

export interface MessageStyleOptions {
  /** Show colours as they came, however pale. */
  readonly exactColors: boolean;
}

/** How a message's format looks. The text's size is the reader's and not part of it. */
export function messageStyle(format: TextFormatView, { exactColors }: MessageStyleOptions): CSSProperties {
  const decoration = [format.underline && 'underline', format.strikeThrough && 'line-through'].filter(
    Boolean,
  );
  return {
    color: exactColors ? format.color : readableColor(format.color, HISTORY_BACKGROUND),
    fontFamily: fontFamily(format.font),
    fontWeight: format.bold ? 'bold' : 'normal',
    fontStyle: format.italic ? 'italic' : 'normal',
    textDecorationLine: decoration.length === 0 ? 'none' : decoration.join(' '),
  };
}

/** A plain family name with the reader's default behind it; what is no part of a name is dropped. */
export function fontFamily(font: string): string {
  const name = font.replaceAll(NOT_IN_FAMILY_NAMES, '').trim();
  return name === '' ? 'var(--font-message)' : `"${name}", var(--font-message)`;
}

/** CSS px of a size in points at a zoom in percent. */
export function textPixels(points: number, zoom: number): number {
  return (points * PIXELS_PER_POINT * zoom) / 100;
}
