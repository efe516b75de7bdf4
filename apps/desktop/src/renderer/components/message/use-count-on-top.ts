import { useEffect, useState } from 'react';
import type { HistoryEntry } from './history-entries.ts';

/** How many of the entries have just come before those drawn so far. */
export function useCountOnTop(entries: readonly HistoryEntry[]): number {
  const first = entries[0]?.line.id;
  const [drawnFirst, setDrawnFirst] = useState(first);
  useEffect(() => setDrawnFirst(first), [first]);
  return Math.max(
    0,
    entries.findIndex(({ line }) => line.id === drawnFirst),
  );
}
