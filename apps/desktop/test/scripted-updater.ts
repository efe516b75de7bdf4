import type { ReleaseView, UpdateHold } from '@nudge/ipc-contract';
import type { Clock } from '../src/main/services/support/clock.ts';
import { silentLog } from '../src/main/services/support/log.ts';
import { UpdateService, type RunningProfiles } from '../src/main/services/updates/update-service.ts';
import type { Updater } from '../src/main/services/updates/updater.ts';
import { memoryStore } from './memory-store.ts';

/** Finds the same version at once, every time; writes down what it installs. */
export class ScriptedUpdater implements Updater {
  release: ReleaseView | undefined;
  /** What the service is told stands in the way. */
  hold: UpdateHold | undefined;
  readonly installed: ('exit' | 'restart')[] = [];

  async look(): Promise<ReleaseView | undefined> {
    return this.release;
  }

  async download(): Promise<void> {}

  install(then: 'exit' | 'restart'): void {
    this.installed.push(then);
  }
}

/** No other profile runs. */
export const ALONE: RunningProfiles = { enter: () => {}, leave: () => {}, areOthersThere: () => false };

/** The service over such an updater. */
export function scriptedUpdates(clock: Clock): {
  readonly updates: UpdateService;
  readonly updater: ScriptedUpdater;
} {
  const updater = new ScriptedUpdater();
  const updates = new UpdateService({
    way: { kind: 'itself' },
    updater,
    clock,
    store: memoryStore(),
    log: silentLog,
    isWanted: () => true,
    isMetered: async () => false,
    hold: () => updater.hold,
    profiles: ALONE,
  });
  return { updates, updater };
}
