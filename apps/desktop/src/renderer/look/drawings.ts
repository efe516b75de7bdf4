/** The few shapes that style sheets draw as pictures, in the colours of a palette. */
import type { Palette } from './palette.ts';

const svg = (attributes: string, content: string): string =>
  `url("data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns='http://www.w3.org/2000/svg' ${attributes}>${content}</svg>`,
  )}")`;

const scrollArrow = (path: string, color: string): string =>
  svg("width='13' height='14'", `<path d='${path}' fill='${color}'/>`);

/** A box with an arrow at the end of a drop-down; its face runs over two colours. */
function dropBox(palette: Palette): string {
  const [top, bottom] = palette['drop-box-stops'].split(', ');
  const gradient = `<linearGradient id='g' x2='0' y2='1'><stop stop-color='${top}'/><stop offset='1' stop-color='${bottom}'/></linearGradient>`;
  const box = `<rect x='.5' y='.5' width='14' height='16' rx='1.5' fill='url(#g)' stroke='${palette['flat-border']}'/>`;
  const arrow = `<path d='M4.5 7h6l-3 3.5z' fill='${palette['text-status']}'/>`;
  return svg("width='15' height='17'", gradient + box + arrow);
}

/** Custom properties by name, each a `url(…)`. */
export function drawings(palette: Palette): Readonly<Record<string, string>> {
  const tick = `<path d='M2 5.4l2.4 2.5L9 2.8' stroke='${palette.check}' stroke-width='1.9' fill='none'/>`;
  return {
    'check-mark': svg("viewBox='0 0 11 11'", tick),
    'drop-box': dropBox(palette),
    'scroll-up': scrollArrow('M3 8.5h7L6.5 5z', palette.control),
    'scroll-down': scrollArrow('M3 5.5h7L6.5 9z', palette.control),
  };
}
