import { useRef, type PointerEvent, type RefObject } from 'react';

/** Less than that is a click, CSS px. */
const DRAG_THRESHOLD = 5;

interface Drag {
  readonly id: string;
  readonly startX: number;
  /** Where it was asked to go last. */
  place: number;
  isMoving: boolean;
}

interface DragHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onPointerLeave: () => void;
}

/** A tab that is dragged along the strip takes the place of those it passes. */
export function useTabDrag(
  stripRef: RefObject<HTMLElement | null>,
  onMove: (id: string, to: number) => void,
): DragHandlers {
  const dragged = useRef<Drag>(undefined);
  const end = (): void => void (dragged.current = undefined);
  return {
    onPointerDown: ({ button, target, clientX }) => {
      const tab = target instanceof Element ? target.closest<HTMLElement>('[data-tab-id]') : null;
      const id = tab?.dataset['tabId'];
      if (button !== 0 || id === undefined) return;
      dragged.current = { id, startX: clientX, place: placeOf(stripRef.current, id), isMoving: false };
    },
    onPointerMove: ({ clientX, pointerId }) => {
      const drag = dragged.current;
      const strip = stripRef.current;
      if (drag === undefined || strip === null) return;
      if (!drag.isMoving) {
        if (Math.abs(clientX - drag.startX) < DRAG_THRESHOLD) return;
        drag.isMoving = true;
        strip.setPointerCapture(pointerId);
      }
      const to = passed(strip, drag.id, clientX);
      if (to === drag.place) return;
      drag.place = to;
      onMove(drag.id, to);
    },
    onPointerUp: end,
    onPointerCancel: end,
    // Before it is captured, one that is let go outside is never heard of.
    onPointerLeave: end,
  };
}

const tabsOf = (strip: HTMLElement | null): readonly HTMLElement[] => [
  ...(strip?.querySelectorAll<HTMLElement>('[data-tab-id]') ?? []),
];

function placeOf(strip: HTMLElement | null, id: string): number {
  return tabsOf(strip).findIndex((tab) => tab.dataset['tabId'] === id);
}

/** How many of the others lie before the pointer, in the direction of reading. */
function passed(strip: HTMLElement, id: string, x: number): number {
  const isRightToLeft = getComputedStyle(strip).direction === 'rtl';
  return tabsOf(strip).filter((tab) => {
    const { left, width } = tab.getBoundingClientRect();
    const middle = left + width / 2;
    return tab.dataset['tabId'] !== id && (isRightToLeft ? middle > x : middle < x);
  }).length;
}
