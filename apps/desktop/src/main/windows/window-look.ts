import type { Appearance } from '@nudge/ipc-contract';

/** How a window looks outside its page. */
export interface WindowLook {
  /** Seen before the first painting and while a window grows, `#rrggbb`. */
  readonly background: string;
  /** Of windows and everything in them; 1 is the size they were drawn for. */
  readonly scale: number;
}

/** The `body` of the palettes; a page is not there yet when its window needs it. */
export const WINDOW_BACKGROUNDS: Readonly<Record<Appearance, string>> = {
  light: '#ecf0f5',
  dark: '#1b2130',
};
