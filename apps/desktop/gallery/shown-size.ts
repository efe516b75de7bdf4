/** How large a state is shown: windows of the Live look have their own sizes, and no window is larger than the display. */
import type { LookStyle } from '@nudge/ipc-contract';
import { WINDOW_SIZES, type WindowSize } from '../src/main/windows/window-sizes.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a display of 1366 × 768 with a task bar leaves for windows at 200 %, CSS px: the narrowest place they come to. */
export const SMALL_DISPLAY_TWICE: Size = { width: 683, height: 364 };

const isSame = (size: Size, { width, height }: WindowSize): boolean =>
  size.width === width && size.height === height;

/** A state that has the usual size of its window by day has the usual one of the look; others keep theirs. */
export function sizeInLook(size: Size, style: LookStyle): Size {
  const kinds = Object.entries(WINDOW_SIZES.classic);
  const kind = kinds.find(([, usual]) => isSame(size, usual))?.[0];
  if (kind === undefined) return size;
  const { width, height } = WINDOW_SIZES[style][kind as keyof (typeof WINDOW_SIZES)['classic']];
  return { width, height };
}

export const fitted = (size: Size, display: Size): Size => ({
  width: Math.min(size.width, display.width),
  height: Math.min(size.height, display.height),
});

/** The style that parameters such as `style=live&appearance=dark` name; Classic where they name none. */
export function styleOf(parameters: string): LookStyle {
  return new URLSearchParams(parameters).get('style') === 'live' ? 'live' : 'classic';
}
