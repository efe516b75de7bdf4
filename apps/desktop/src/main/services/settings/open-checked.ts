import type { StartNotice } from '@nudge/ipc-contract';
import type { KeyedStore } from '../support/keyed-store.ts';
import type { Log } from '../support/log.ts';
import { faultFacts } from '../support/fault-report.ts';
import { setAsideDamaged } from './check-settings-file.ts';
import { forgivingStore } from './forgiving-store.ts';
import { unkeptStore } from './unkept-store.ts';

export interface CheckedFileOptions {
  /** Absolute. */
  readonly file: string;
  /** For the log. */
  readonly name: string;
  readonly now: number;
  readonly open: () => KeyedStore;
  readonly onSetAside: (notice: StartNotice) => void;
  readonly log: Log;
}

/**
 * A file of named values. One that cannot be understood is put aside, said so, and begun afresh; where even that
 * cannot be done, the application starts all the same, with values that are not kept.
 */
export function openChecked({ file, name, now, open, onSetAside, log }: CheckedFileOptions): KeyedStore {
  try {
    const aside = setAsideDamaged(file, now);
    if (aside !== undefined) onSetAside({ code: 'settingsSetAside', path: aside });
    return forgivingStore(open(), name, log);
  } catch (error) {
    log.warn('settings: not opened', { ...faultFacts(error), name });
    return unkeptStore();
  }
}
