import type { Ask } from './history-actions.ts';
import type { HistoryStore, ImportState } from './history-state.ts';

/** Message logs of another program: looked at first, and taken only when the person has seen what would come. */
export interface LogImporter {
  /** Main asks for the folder. While logs are being taken it shows how far that has come. */
  readonly find: () => void;
  readonly take: () => void;
  /** Logs that are being taken go on; what has come of them is shown at the end. */
  readonly close: () => void;
}

const TAKING: ImportState = { step: 'importing', done: 0, total: 0 };

export function logImporter(store: HistoryStore, ask: Ask): LogImporter {
  let searches = 0;
  let isTaking = false;
  const show = (logs: ImportState | undefined): void => store.setState({ logs });
  return {
    find: () => {
      if (isTaking) return show(TAKING);
      searches += 1;
      const own = searches;
      show({ step: 'finding', done: 0, total: 0 });
      void ask('findLogs', {}).then((found) => {
        if (own !== searches) return;
        show(found?.value.kind === 'found' ? { ...found.value, step: 'found' } : undefined);
      });
    },
    take: () => {
      const { logs } = store.getState();
      if (logs?.step !== 'found') return;
      isTaking = true;
      show(TAKING);
      void ask('importLogs', { planId: logs.planId }).then((done) => {
        isTaking = false;
        show(done && { step: 'imported', result: done.value });
      });
    },
    close: () => {
      searches += 1;
      show(undefined);
    },
  };
}
