import { useCallback, useEffect, useState, type RefObject, type WheelEvent } from 'react';

/** Rounding of the browser, CSS px. */
const TOLERANCE = 1;
/** Of what is seen, so much goes by with one press. */
const PAGE = 0.8;

interface TabScroll {
  /** There is more before what is seen, and after it. */
  readonly before: boolean;
  readonly after: boolean;
  readonly page: (direction: 1 | -1) => void;
  readonly onWheel: (event: WheelEvent) => void;
  readonly onScroll: () => void;
}

const isRightToLeft = (strip: HTMLElement): boolean => getComputedStyle(strip).direction === 'rtl';

/** Keeps the tab in front in sight, and lets one look at the others. */
export function useTabScroll(
  stripRef: RefObject<HTMLElement | null>,
  frontId: string,
  count: number,
): TabScroll {
  const [more, setMore] = useState({ before: false, after: false });
  const look = useCallback(() => {
    const strip = stripRef.current;
    if (strip === null) return;
    const { scrollWidth, clientWidth, scrollLeft } = strip;
    const passed = Math.abs(scrollLeft);
    const before = passed > TOLERANCE;
    const after = scrollWidth - clientWidth - passed > TOLERANCE;
    setMore((now) => (now.before === before && now.after === after ? now : { before, after }));
  }, [stripRef]);
  useEffect(() => {
    stripRef.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    look();
  }, [stripRef, look, frontId, count, more]);
  useEffect(() => {
    const strip = stripRef.current;
    if (strip === null) return undefined;
    const observer = new ResizeObserver(look);
    observer.observe(strip);
    return () => observer.disconnect();
  }, [stripRef, look]);
  const scrollBy = (pixels: number): void => {
    const strip = stripRef.current;
    if (strip !== null) strip.scrollLeft += isRightToLeft(strip) ? -pixels : pixels;
  };
  return {
    ...more,
    page: (direction) => scrollBy(direction * PAGE * (stripRef.current?.clientWidth ?? 0)),
    onWheel: ({ deltaX, deltaY }) => {
      if (deltaX === 0) scrollBy(deltaY);
    },
    onScroll: look,
  };
}
