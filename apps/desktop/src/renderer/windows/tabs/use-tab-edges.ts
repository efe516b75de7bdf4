import type { RequestArguments } from '@nudge/ipc-contract';
import { useCallback, useRef, type RefCallback } from 'react';

type Edges = RequestArguments<'placeTabs'>;

/** What the window keeps for itself around an element that fills the rest, CSS px. */
function edgesOf(room: HTMLElement): Edges {
  const { top, left, bottom } = room.getBoundingClientRect();
  return { above: top, beside: left, below: window.innerHeight - bottom };
}

const isSame = (one: Edges, other: Edges): boolean =>
  one.above === other.above && one.beside === other.beside && one.below === other.below;

/** Tells main where the conversation has its place, now and whenever that changes. The answer goes on the element. */
export function useTabEdges(place: (edges: Edges) => void): RefCallback<HTMLElement> {
  const told = useRef<Edges>(undefined);
  return useCallback(
    (room: HTMLElement | null) => {
      if (room === null) return undefined;
      const tell = (): void => {
        const edges = edgesOf(room);
        if (told.current !== undefined && isSame(told.current, edges)) return;
        told.current = edges;
        place(edges);
      };
      tell();
      const observer = new ResizeObserver(tell);
      observer.observe(room);
      return () => observer.disconnect();
    },
    [place],
  );
}
