import type { BrowserWindow } from 'electron';
import type { WindowHandle } from '../services/screen/screen-eye.ts';
import type { OpenWindow } from './window-registry.ts';

/** Of a window: its number in the byte order of every computer that this runs on, four or eight bytes long. */
export function handleFromBytes(bytes: Buffer): WindowHandle {
  return [...bytes].reduceRight((number, byte) => number * 256n + BigInt(byte), 0n).toString();
}

export const handleOf = (window: BrowserWindow): WindowHandle =>
  handleFromBytes(window.getNativeWindowHandle());

/** The windows with conversations that their person may or may not see: neither in use nor minimised. */
export function handlesOfWaiting(windows: readonly OpenWindow[]): readonly WindowHandle[] {
  return windows
    .filter(({ context, isTab }) => !isTab && (context.kind === 'conversation' || context.kind === 'tabs'))
    .filter(({ window }) => !window.isFocused() && !window.isMinimized())
    .map(({ window }) => handleOf(window));
}
