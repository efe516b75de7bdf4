import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { menuShift } from './menu-shift.ts';

/** The popover of a menu that was asked for at `y`, and how far up it moves once its height is known, px. */
export function useMenuShift(y: number): {
  readonly ref: RefObject<HTMLElement | null>;
  readonly shift: number;
} {
  const ref = useRef<HTMLElement>(null);
  const [shift, setShift] = useState(0);
  useLayoutEffect(() => {
    const popover = ref.current;
    if (popover === null) return;
    const look = (): void => {
      const edges = popover.offsetHeight - popover.clientHeight;
      const entries = popover.querySelector('[role="menu"]')?.scrollHeight ?? 0;
      setShift(menuShift({ y, height: entries + edges, windowHeight: innerHeight }));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(popover);
    return () => observer.disconnect();
  }, [y]);
  return { ref, shift };
}
