/** Between a menu and the edge of its window, px. */
export const MENU_MARGIN = 4;

interface Room {
  /** Where the menu was asked for, px from the top of the window. */
  readonly y: number;
  /** All of its entries, px. */
  readonly height: number;
  readonly windowHeight: number;
}

/**
 * How far up a menu moves, px, so that it shows all of its entries; 0 where it has room below the pointer or above it,
 * where it opens of itself.
 */
export function menuShift({ y, height, windowHeight }: Room): number {
  const overflow = y + height + MENU_MARGIN - windowHeight;
  if (overflow <= 0 || y - height >= MENU_MARGIN) return 0;
  return Math.min(overflow, Math.max(0, y - MENU_MARGIN));
}
