import type { Bridge, Changes, Numbered, RequestFailure, SnapshotOf, WindowKind } from '@nudge/ipc-contract';

interface Follower<Kind extends WindowKind> {
  readonly open: (snapshot: SnapshotOf<Kind>) => void;
  readonly change: (change: Changes[Kind]) => void;
  readonly fail?: (failure: RequestFailure) => void;
}

/**
 * Subscribes, then asks for the snapshot, then hands on what came after it. Changes that arrive while the
 * snapshot is under way are kept; those it already contains are dropped. Returns the unsubscribe.
 */
export function followWindow<Kind extends WindowKind>(
  bridge: Bridge<Kind>,
  follower: Follower<Kind>,
): () => void {
  let early: Numbered<Changes[Kind]>[] | undefined = [];
  let isStopped = false;
  const unsubscribe = bridge.onChange((numbered) => {
    if (early === undefined) follower.change(numbered.change);
    else early.push(numbered);
  });
  void bridge.request('getSnapshot', {}).then((reply) => {
    if (isStopped) return;
    if (!reply.ok) return follower.fail?.(reply.failure);
    const snapshot = reply.value as SnapshotOf<Kind>;
    const missed = (early ?? []).filter(({ number }) => number > snapshot.number);
    early = undefined;
    follower.open(snapshot);
    for (const { change } of missed) follower.change(change);
  });
  return () => {
    isStopped = true;
    unsubscribe();
  };
}
