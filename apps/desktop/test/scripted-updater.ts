import type { ReleaseView } from '@nudge/ipc-contract';
import type { Updater } from '../src/main/services/updates/updater.ts';

/** Finds the same version at once, every time; writes down what it installs. */
export class ScriptedUpdater implements Updater {
  release: ReleaseView | undefined;
  readonly installed: ('exit' | 'restart')[] = [];

  async look(): Promise<ReleaseView | undefined> {
    return this.release;
  }

  async download(): Promise<void> {}

  install(then: 'exit' | 'restart'): void {
    this.installed.push(then);
  }
}
