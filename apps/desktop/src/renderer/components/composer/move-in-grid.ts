/** Keys that move the choice in a grid of pictures. */
export type GridKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

export function isGridKey(key: string): key is GridKey {
  return ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key);
}

/**
 * The cell a key leads to, cells counted through all rows. Sideways steps go on to the next row; up and down
 * keep the column as far as the row has it; at an edge the choice stays.
 */
export function moveInGrid(rowLengths: readonly number[], cell: number, key: GridKey): number {
  const last = rowLengths.reduce((sum, length) => sum + length, 0) - 1;
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return Math.max(0, last);
    case 'ArrowLeft':
      return Math.max(0, cell - 1);
    case 'ArrowRight':
      return Math.max(0, Math.min(last, cell + 1));
    case 'ArrowUp':
      return moveRow(rowLengths, cell, -1);
    case 'ArrowDown':
      return moveRow(rowLengths, cell, 1);
  }
}

function moveRow(rowLengths: readonly number[], cell: number, by: 1 | -1): number {
  let start = 0;
  for (const [row, length] of rowLengths.entries()) {
    if (cell < start + length) {
      const target = rowLengths[row + by];
      if (target === undefined) return cell;
      const targetStart = by === 1 ? start + length : start - target;
      return targetStart + Math.min(cell - start, target - 1);
    }
    start += length;
  }
  return cell;
}
