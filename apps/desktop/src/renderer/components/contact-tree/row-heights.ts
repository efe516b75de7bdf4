import type { LookStyle, RowSize } from '@nudge/ipc-contract';
import type { ListRow } from '../../contacts/list-rows.ts';

/** Heights of the tree's rows, px. */
export interface RowHeights {
  readonly group: number;
  readonly contact: number;
}

const CLASSIC: Readonly<Record<RowSize, number>> = { none: 18, small: 28, medium: 40, large: 56 };

/** Edge of the frame around a row's picture in Live, with the glow around it, px. */
export const ROW_FRAME_SIZES: Readonly<Record<Exclude<RowSize, 'none'>, number>> = {
  small: 45,
  medium: 59,
  large: 79,
};

const LIVE: Readonly<Record<RowSize, number>> = { none: 20, ...ROW_FRAME_SIZES };

export function rowHeights(style: LookStyle, rowSize: RowSize): RowHeights {
  return style === 'live' ? { group: 24, contact: LIVE[rowSize] } : { group: 20, contact: CLASSIC[rowSize] };
}

/** Edge of the picture in a row without its frame, px. */
export const ROW_PICTURE_SIZES: Readonly<Record<Exclude<RowSize, 'none'>, number>> = {
  small: 24,
  medium: 32,
  large: 48,
};

export function heightOf(row: ListRow | undefined, heights: RowHeights): number {
  return row?.kind === 'group' ? heights.group : heights.contact;
}

/**
 * Where the list must be scrolled to so that the row at the top of the view stays there when all rows change their
 * height. Offsets are px from the first row.
 */
export function keptOffset(
  rows: readonly ListRow[],
  offset: number,
  { before, after }: { readonly before: RowHeights; readonly after: RowHeights },
): number {
  let above = 0;
  let aboveAfter = 0;
  for (const row of rows) {
    const height = heightOf(row, before);
    if (above + height > offset) return aboveAfter + ((offset - above) / height) * heightOf(row, after);
    above += height;
    aboveAfter += heightOf(row, after);
  }
  return aboveAfter;
}
