import type { Bridge, Changes, SnapshotOf, WindowKind } from '@nudge/ipc-contract';
import { useEffect, useState } from 'react';
import { followWindow } from './follow-window.ts';

/**
 * The snapshot of a window that keeps nothing but it, each change folded in; undefined until the first has come.
 * `fold` is a function that stays the same from one drawing to the next.
 */
export function useWindowSnapshot<Kind extends WindowKind>(
  bridge: Bridge<Kind>,
  fold: (snapshot: SnapshotOf<Kind>, change: Changes[Kind]) => SnapshotOf<Kind>,
): SnapshotOf<Kind> | undefined {
  const [snapshot, setSnapshot] = useState<SnapshotOf<Kind>>();
  useEffect(
    () =>
      followWindow(bridge, {
        open: (opened) => setSnapshot(() => opened),
        change: (change) =>
          setSnapshot((current) => (current === undefined ? undefined : fold(current, change))),
      }),
    [bridge, fold],
  );
  return snapshot;
}
