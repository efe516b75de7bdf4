import { useCallback, useEffect, useRef } from 'react';

/** Pause in typing after which a draft is kept, milliseconds. */
export const DRAFT_DELAY = 500;

interface Draft {
  readonly changed: (text: string) => void;
  /** What was typed and not sent. */
  readonly current: () => string;
  /** Keeps it at once. */
  readonly flush: () => void;
}

/** Keeps what is typed after every pause, and whatever is left when the page goes. */
export function useDraft(initial: string, save: (text: string) => void): Draft {
  const text = useRef(initial);
  const saved = useRef(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (saved.current === text.current) return;
    saved.current = text.current;
    save(text.current);
  }, [save]);
  const changed = useCallback(
    (typed: string) => {
      text.current = typed;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, DRAFT_DELAY);
    },
    [flush],
  );
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  return { changed, current: useCallback(() => text.current, []), flush };
}
