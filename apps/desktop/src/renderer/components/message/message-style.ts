import type { TextFormatView } from '@nudge/ipc-contract';
import type { CSSProperties } from 'react';
import type { Palette } from '../../look/palette.ts';
import { readableColor } from './readable-color.ts';

/** The colour of everybody who chose none. */
const NO_COLOR = '#000000';
const PIXELS_PER_POINT = 96 / 72;
const NOT_IN_FAMILY_NAMES = /[^\p{Letter}\p{Mark}\p{Number} ._'&+-]/gu;

export interface MessageStyleOptions {
  /** Show colours as they came, however pale. */
  readonly exactColors: boolean;
  /** Messages stand on its `panel`. */
  readonly palette: Palette;
}

/** How a message's format looks. The text's size is the reader's and not part of it. */
export function messageStyle(format: TextFormatView, options: MessageStyleOptions): CSSProperties {
  const decoration = [format.underline && 'underline', format.strikeThrough && 'line-through'].filter(
    Boolean,
  );
  return {
    color: shownColor(format.color, options),
    // What has no italics stays upright, in faces that hold it alone.
    fontFamily: `${format.italic ? 'var(--font-upright), ' : ''}${fontFamily(format.font)}`,
    fontWeight: format.bold ? 'bold' : 'normal',
    fontStyle: format.italic ? 'italic' : 'normal',
    textDecorationLine: decoration.length === 0 ? 'none' : decoration.join(' '),
  };
}

function shownColor(color: string, { exactColors, palette }: MessageStyleOptions): string {
  if (color === NO_COLOR) return palette['text-message'];
  return exactColors ? color : readableColor(color, palette.panel);
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
