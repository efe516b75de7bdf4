import type { LookStyle } from '@nudge/ipc-contract';
import { useSyncExternalStore } from 'react';

export const LEAST_INPUT_HEIGHT = 40;
const GREATEST_INPUT_HEIGHT = 400;
/** Until the bar is moved, CSS px. */
const USUAL_HEIGHTS = { classic: 74, live: 64 } as const satisfies Record<LookStyle, number>;
/** Everything but the text box at the least height of the history, CSS px. */
const ROOM_FOR_THE_REST = 282;

/** How high the text box is where there is room, CSS px. */
export function wantedInputHeight(chosen: number, style: LookStyle): number {
  return chosen === 0 ? USUAL_HEIGHTS[style] : chosen;
}

/** How high the text box may be in this window, CSS px; follows its size. */
export function useMostInputHeight(): number {
  const windowHeight = useSyncExternalStore(subscribe, () => window.innerHeight);
  return Math.max(LEAST_INPUT_HEIGHT, Math.min(GREATEST_INPUT_HEIGHT, windowHeight - ROOM_FOR_THE_REST));
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('resize', onChange);
  return () => window.removeEventListener('resize', onChange);
}
