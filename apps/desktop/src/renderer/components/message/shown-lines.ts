/** Lines drawn while the newest are in sight. */
export const LINES_AT_BOTTOM = 150;
/** Lines that come on top at a time. */
export const LINES_PER_PAGE = 50;

/** Index of the first line to draw when `earlierPages` pages were asked for on top of the usual ones. */
export function firstShownLine(total: number, earlierPages: number): number {
  return Math.max(0, total - LINES_AT_BOTTOM - earlierPages * LINES_PER_PAGE);
}
