import type { CommonChange, SnapshotOf, WindowKind } from '@nudge/ipc-contract';

/** A snapshot after a change that every window hears of. */
export function foldCommon<Snapshot extends SnapshotOf<WindowKind>>(
  snapshot: Snapshot,
  change: CommonChange,
): Snapshot {
  switch (change.type) {
    case 'settingsChanged':
      return { ...snapshot, settings: change.settings };
    case 'localeChanged':
      return { ...snapshot, locale: change.locale };
    case 'appearanceChanged':
      return { ...snapshot, appearance: change.appearance };
  }
}
