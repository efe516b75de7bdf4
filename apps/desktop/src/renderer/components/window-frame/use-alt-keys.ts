import { useEffect, useRef } from 'react';

export interface AltKeys {
  /** Alt went down and up alone. */
  readonly onTap: () => void;
  /** Alt is held, or let go. */
  readonly onHold: (isHeld: boolean) => void;
  /** Alt and a letter; true when that meant something. */
  readonly onLetter: (letter: string) => boolean;
}

/** Follows the Alt key on the whole window. AltGr, which comes with Ctrl or without Alt, writes characters. */
export function useAltKeys(keys: AltKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let isAlone = false;
    const down = (event: KeyboardEvent): void => {
      if (event.key === 'Alt' && !event.ctrlKey && !event.shiftKey && !event.metaKey) {
        if (event.repeat) return;
        isAlone = true;
        latest.current.onHold(true);
        return;
      }
      isAlone = false;
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      if (latest.current.onLetter(event.key.toLowerCase())) event.preventDefault();
    };
    const up = (event: KeyboardEvent): void => {
      if (event.key !== 'Alt') return;
      if (isAlone) {
        event.preventDefault();
        latest.current.onTap();
      } else latest.current.onHold(false);
      isAlone = false;
    };
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    return () => {
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
    };
  }, []);
}
