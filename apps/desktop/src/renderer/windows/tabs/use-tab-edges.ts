import type { RequestArguments } from '@nudge/ipc-contract';
import { useCallback, type RefCallback } from 'react';

type Edges = RequestArguments<'placeTabs'>;

/** What the window keeps for itself around an element that fills the rest, CSS px. */
function edgesOf(room: HTMLElement): Edges {
  const { top, left, bottom } = room.getBoundingClientRect();
  return { above: top, beside: left, below: window.innerHeight - bottom };
}

/**
 * Tells main where the conversation has its place, now and whenever the room for it has another size, be it with the same
 * edges: at another scale it stands elsewhere all the same, and a window that is maximised under X11 tells main of its
 * size while that is still the old one. The answer goes on the element.
 */
export function useTabEdges(place: (edges: Edges) => void): RefCallback<HTMLElement> {
  return useCallback(
    (room: HTMLElement | null) => {
      if (room === null) return undefined;
      // It begins with telling.
      const observer = new ResizeObserver(() => place(edgesOf(room)));
      observer.observe(room);
      return () => observer.disconnect();
    },
    [place],
  );
}
