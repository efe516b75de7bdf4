import type { Appearance, Bridge, Changes, Numbered, SnapshotOf, WindowKind } from '@nudge/ipc-contract';
import type { Look } from '../look/look.ts';

/**
 * A bridge that shows the look of what passes over it: of the snapshot before anybody draws it, then of each change.
 * Changes that overtake the snapshot are kept until it has come; those it contains are dropped.
 */
export function withLook<Kind extends WindowKind>(
  bridge: Bridge<Kind>,
  show: (look: Look) => void,
): Bridge<Kind> {
  let early: Numbered<Changes[Kind]>[] = [];
  let appearance: Appearance | undefined;

  const change = (heard: Changes[Kind]): void => {
    if (heard.type !== 'appearanceChanged') return;
    appearance = heard.appearance;
    show({ appearance });
  };
  const open = (snapshot: SnapshotOf<WindowKind>): void => {
    appearance = snapshot.appearance;
    show({ appearance });
    for (const numbered of early) if (numbered.number > snapshot.number) change(numbered.change);
    early = [];
  };
  return {
    ...bridge,
    request: async (name, requestArguments) => {
      const reply = await bridge.request(name, requestArguments);
      if (name === 'getSnapshot' && reply.ok) open(reply.value as SnapshotOf<WindowKind>);
      return reply;
    },
    onChange: (listener) =>
      bridge.onChange((numbered) => {
        if (appearance === undefined) early.push(numbered);
        else change(numbered.change);
        listener(numbered);
      }),
  };
}
