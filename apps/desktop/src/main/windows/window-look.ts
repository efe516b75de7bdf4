import type { Appearance, LookStyle } from '@nudge/ipc-contract';

/** How a window looks outside its page. */
export interface WindowLook {
  /** Decides over sizes. */
  readonly style: LookStyle;
  /** Seen before the first painting and while a window grows, `#rrggbb`. */
  readonly background: string;
  /** Of windows and everything in them; 1 is the size they were drawn for. */
  readonly scale: number;
}

/** The `body` of the palettes; a page is not there yet when its window needs it. */
const BACKGROUNDS: Readonly<Record<LookStyle, string>> = { classic: '#ecf0f5', live: '#ecf6f9' };
const DARK_BACKGROUND = '#1b2130';

export function windowBackground(style: LookStyle, appearance: Appearance): string {
  return appearance === 'dark' ? DARK_BACKGROUND : BACKGROUNDS[style];
}
