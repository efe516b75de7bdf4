import { drawings } from './drawings.ts';
import type { Palette } from './palette.ts';

/** Gives every colour of a palette to a document's root element, as the custom property of its name. */
export function applyPalette(palette: Palette, root: HTMLElement): void {
  for (const [name, value] of Object.entries({ ...palette, ...drawings(palette) })) {
    root.style.setProperty(`--${name}`, value);
  }
}
