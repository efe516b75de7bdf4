/** The tray's pictures: one figure for each own state, each also with the dot that says something is unread. */

/** Sides in pixels: 16 at 100 %, 20 at 125 %, 24 for Linux panels and 150 %, up to 64 for 400 %. */
export const TRAY_SIZES = [16, 20, 24, 32, 48, 64] as const;

/**
 * Tray state and the drawing, below `resources/icons`, that shows it. Appear offline has a tray drawing of its
 * own because the renderer does not know `pathLength`, which the status drawing measures its dashes by.
 */
export const TRAY_DRAWINGS: readonly (readonly [state: string, drawing: string])[] = [
  ['online', 'status/online.svg'],
  ['busy', 'status/busy.svg'],
  ['away', 'status/away.svg'],
  ['appear-offline', 'tray/appear-offline.svg'],
  ['signed-out', 'status/offline.svg'],
  ['connecting-1', 'tray/connecting-1.svg'],
  ['connecting-2', 'tray/connecting-2.svg'],
];

const UNREAD_DEFINITIONS =
  '<defs><linearGradient id="unread-fill" x1=".2" x2=".7" y2="1"><stop stop-color="#FFF3A8"/>' +
  '<stop offset=".5" stop-color="#FFC93C"/><stop offset="1" stop-color="#E5780C"/></linearGradient>' +
  '<mask id="unread-cut" maskUnits="userSpaceOnUse" x="0" y="0" width="16" height="16">' +
  '<path fill="#fff" d="M0 0h16v16H0z"/><circle cx="12.8" cy="3.2" r="3.9"/></mask></defs>';

const UNREAD_DOT =
  '<circle cx="12.8" cy="3.2" r="2.7" fill="url(#unread-fill)" stroke="#9A560C"/>' +
  '<path fill="#fff" fill-opacity=".5" d="M10.8 3c.1-1 .8-1.6 1.9-1.6.7 0 1.3.3 1.6.7-1.3-.1-2.5.2-3.5.9z"/>';

/**
 * The 16-unit status drawing with a dot in the upper right cell, cut free from the figure by a gap that shows
 * whatever colour the panel has. The lower right cell belongs to the status badge.
 */
export function withUnreadDot(svg: string): string {
  const bodyStart = svg.indexOf('>') + 1;
  const bodyEnd = svg.lastIndexOf('</svg>');
  const body = svg.slice(bodyStart, bodyEnd);
  return `${svg.slice(0, bodyStart)}${UNREAD_DEFINITIONS}<g mask="url(#unread-cut)">${body}</g>${UNREAD_DOT}</svg>`;
}
