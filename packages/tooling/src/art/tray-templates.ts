/**
 * The tray's figures for the menu bar of macOS: black and what lies between, which the system inverts with the bar.
 * A state that has only a colour of its own elsewhere has a shape of its own here.
 */

/** Points of the menu bar's pictures, and the same for displays of twice the density. */
export const TEMPLATE_SIZES = [16, 32] as const;

const BUST =
  'M1.5 14.5v-1.3c0-2 1-3 2.8-3.4l1.1-.3c.5-.1.6-.6.2-1C4.8 7.6 4.4 6.3 4.4 4.9c0-2.1 1.2-3.4 3.1-3.4s3.1 1.3 ' +
  '3.1 3.4c0 1.4-.4 2.7-1.2 3.6-.4.4-.3.9.2 1l1.1.3c1.8.4 2.8 1.4 2.8 3.4v1.3z';

const FILLED = `<path stroke="#000" stroke-linejoin="round" d="${BUST}"/>`;
const HOLLOW = `<path fill="none" stroke="#000" stroke-width="1.2" stroke-linejoin="round" d="${BUST}"/>`;
const DASHED = `<path fill="none" stroke="#000" stroke-width="1.3" stroke-dasharray="2.05 1.48" d="${BUST}"/>`;
const BAR =
  '<path fill-rule="evenodd" d="M12 8.2a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6zM9.8 11.2v1.6h4.4v-1.6z"/>';
const CLOCK =
  '<circle cx="12" cy="12" r="3.2" fill="none" stroke="#000" stroke-width="1.2"/>' +
  '<path fill="none" stroke="#000" stroke-linecap="round" d="M11.7 10.2v2.2h1.6"/>';
const orbit = (one: string, other: string): string => `<circle ${one} r="2.1"/><circle ${other} r="2.1"/>`;

/** State, the figure, and what stands in its lower right cell. */
export const TEMPLATES: readonly (readonly [state: string, figure: string, sign: string])[] = [
  ['online', FILLED, ''],
  ['busy', FILLED, BAR],
  ['away', FILLED, CLOCK],
  ['appear-offline', DASHED, ''],
  ['signed-out', HOLLOW, ''],
  ['connecting-1', HOLLOW, orbit('cx="10" cy="10.5"', 'cx="13.5" cy="13.5"')],
  ['connecting-2', HOLLOW, orbit('cx="13.5" cy="10.5"', 'cx="10" cy="13.5"')],
];

/** With or without the dot for what was not read; each is cut free of the figure by a gap. */
export function templateDrawing(figure: string, sign: string, hasUnread: boolean): string {
  const signGap = sign === '' ? '' : '<circle cx="12" cy="12" r="5"/>';
  const dotGap = hasUnread ? '<circle cx="12.8" cy="3.2" r="3.9"/>' : '';
  const dot = hasUnread ? '<circle cx="12.8" cy="3.2" r="2.7"/>' : '';
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">' +
    '<mask id="cut" maskUnits="userSpaceOnUse" x="0" y="0" width="16" height="16">' +
    `<path fill="#fff" d="M0 0h16v16H0z"/>${signGap}${dotGap}</mask>` +
    `<g mask="url(#cut)">${figure}</g>${sign}${dot}</svg>`
  );
}
