/**
 * Windows hides what stands on another desktop by cloaking it: the window counts as visible and is not drawn. The
 * desktop window manager says by whom (`DWMWA_CLOAKED` of dwmapi.h).
 */
import type { WindowHandle } from '../services/screen/screen-eye.ts';
import { S_OK, type ForeignFunctions } from './foreign-functions.ts';

/** DWMWA_CLOAKED */
const CLOAKED = 14;
/** DWM_CLOAKED_SHELL: by the shell, which does so to the windows of other desktops. */
const BY_THE_SHELL = 2;
const BYTES_OF_DWORD = 4;

/** Opens the library; gives the question which of these windows are hidden. One that is gone is not. */
export function openCloak(
  koffi: ForeignFunctions,
): (windows: readonly WindowHandle[]) => readonly WindowHandle[] {
  const query = koffi
    .load('dwmapi.dll')
    .func(
      'int32_t __stdcall DwmGetWindowAttribute(uintptr_t window, uint32_t attribute, _Out_ uint32_t *value, uint32_t size)',
    );
  return (windows) =>
    windows.filter((window) => {
      const cloaked = [0];
      const result = query(BigInt(window), CLOAKED, cloaked, BYTES_OF_DWORD);
      return result === S_OK && ((cloaked[0] ?? 0) & BY_THE_SHELL) !== 0;
    });
}
