import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** How far from the bottom still counts as there, CSS px. */
const BOTTOM_TOLERANCE = 8;
/** Nearer to the top than this, earlier lines are fetched, CSS px. */
const TOP_TOLERANCE = 24;

interface HistoryScrollOptions {
  readonly firstLineId: string | undefined;
  readonly lastLineId: string | undefined;
  /** Absent: nothing lies before. */
  readonly onTop: (() => void) | undefined;
  readonly onBottom: () => void;
}

interface HistoryScroll {
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  readonly contentRef: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
}

/** Keeps the history at the bottom while it is there, and still where it is when lines come on top. */
export function useHistoryScroll(options: HistoryScrollOptions): HistoryScroll {
  const { firstLineId, lastLineId, onTop, onBottom } = options;
  const scrollerRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const isAtBottom = useRef(true);
  const fromBottom = useRef(0);
  const lastTop = useRef(0);
  const shownFirst = useRef(firstLineId);

  useLayoutEffect(() => {
    const scroller = scrollerRef.current;
    if (scroller === null) return;
    const cameOnTop = shownFirst.current !== firstLineId;
    shownFirst.current = firstLineId;
    if (isAtBottom.current) scroller.scrollTop = scroller.scrollHeight;
    else if (cameOnTop) scroller.scrollTop = scroller.scrollHeight - fromBottom.current;
    fromBottom.current = scroller.scrollHeight - scroller.scrollTop;
  }, [firstLineId, lastLineId]);

  useEffect(() => {
    const scroller = scrollerRef.current;
    const content = contentRef.current;
    if (scroller === null || content === null) return undefined;
    const observer = new ResizeObserver(() => {
      if (isAtBottom.current) scroller.scrollTop = scroller.scrollHeight;
    });
    observer.observe(scroller);
    observer.observe(content);
    return () => observer.disconnect();
  }, []);

  const onScroll = (): void => {
    const scroller = scrollerRef.current;
    if (scroller === null) return;
    const { scrollHeight, scrollTop, clientHeight } = scroller;
    const wasAtBottom = isAtBottom.current;
    const isBelow = scrollHeight - scrollTop - clientHeight <= BOTTOM_TOLERANCE;
    // What is told late may have grown meanwhile, as by a picture: only who went up has left the bottom.
    isAtBottom.current = isBelow || (wasAtBottom && scrollTop >= lastTop.current);
    lastTop.current = scrollTop;
    fromBottom.current = scrollHeight - scrollTop;
    if (isAtBottom.current && !wasAtBottom) onBottom();
    if (scrollTop <= TOP_TOLERANCE && !isAtBottom.current) onTop?.();
  };

  return { scrollerRef, contentRef, onScroll };
}
