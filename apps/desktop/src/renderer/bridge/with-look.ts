import type { Bridge, Changes, Numbered, SnapshotOf, WindowKind } from '@nudge/ipc-contract';
import { lookOf, type Look } from '../look/look.ts';

/**
 * A bridge that shows the look of what passes over it: of the snapshot before anybody draws it, then of each change.
 * Changes that overtake the snapshot are kept until it has come; those it contains are dropped.
 */
export function withLook<Kind extends WindowKind>(
  bridge: Bridge<Kind>,
  show: (look: Look) => void,
): Bridge<Kind> {
  let early: Numbered<Changes[Kind]>[] = [];
  let current: Look | undefined;

  const take = (look: Look): void => {
    current = look;
    show(look);
  };
  const change = (heard: Changes[Kind], look: Look): void => {
    if (heard.type === 'settingsChanged') take(lookOf(heard.settings, look.appearance));
    if (heard.type === 'appearanceChanged') take({ ...look, appearance: heard.appearance });
  };
  const open = (snapshot: SnapshotOf<WindowKind>): void => {
    const { settings, appearance, number } = snapshot;
    take(lookOf(settings, appearance));
    for (const missed of early) if (missed.number > number && current) change(missed.change, current);
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
        if (current === undefined) early.push(numbered);
        else change(numbered.change, current);
        listener(numbered);
      }),
  };
}
