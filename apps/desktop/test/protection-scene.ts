/** A history that can be protected, in a folder of the test's own; its worker runs in the thread of the test. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { StartNotice } from '@nudge/ipc-contract';
import { HistoryDatabase } from '../src/main/services/history/history-database.ts';
import { HistoryService, type HistoryServiceOptions } from '../src/main/services/history/history-service.ts';
import { copierIn, type HistoryCopier } from '../src/main/services/history/protection/history-copier.ts';
import { HistoryProtection } from '../src/main/services/history/protection/history-protection.ts';
import { HistoryVault } from '../src/main/services/history/protection/history-vault.ts';
import type { SealParameters } from '../src/main/services/history/protection/passphrase-key.ts';
import { ProtectedFiles } from '../src/main/services/history/protection/protected-files.ts';
import type { Secrets } from '../src/main/services/messenger/secrets.ts';
import type { KeyedStore } from '../src/main/services/support/keyed-store.ts';
import { silentLog } from '../src/main/services/support/log.ts';
import type { Rename } from '../src/main/services/support/set-aside.ts';
import { workHere } from './history-folder.ts';
import { ManualClock } from './manual-clock.ts';
import { memoryStore } from './memory-store.ts';

/** The least that Argon2 takes: a test is not the place to be slow. */
export const QUICK: SealParameters = { memoryCost: 8, timeCost: 1, parallelism: 1 };
export const PASSPHRASE = 'correct horse battery';

/** A key store that turns texts around. */
export const turningSecrets: Secrets = {
  isAvailable: true,
  seal: (text) => [...text].reverse().join(''),
  open: (sealed) => [...sealed].reverse().join(''),
};

export interface ProtectionSceneOptions {
  readonly folder: string;
  readonly store?: KeyedStore;
  readonly secrets?: Secrets;
  readonly rename?: Rename;
  readonly copier?: HistoryCopier;
  readonly isChanging?: () => boolean;
  readonly openDatabase?: HistoryServiceOptions['openDatabase'];
}

export interface ProtectionScene {
  readonly file: string;
  readonly files: ProtectedFiles;
  readonly vault: HistoryVault;
  readonly history: HistoryService;
  readonly protection: HistoryProtection;
  readonly clock: ManualClock;
  readonly notices: readonly StartNotice[];
}

/** As the application starts with it; `open()` of the history is left to the test. */
export function protectionScene(options: ProtectionSceneOptions): ProtectionScene {
  const {
    folder,
    store = memoryStore(),
    secrets = turningSecrets,
    rename,
    isChanging = () => false,
    openDatabase = async (home) => new HistoryDatabase(home),
  } = options;
  const file = path.join(folder, 'history.sqlite');
  const clock = new ManualClock();
  const notices: StartNotice[] = [];
  const onSetAside = (notice: StartNotice): void => void notices.push(notice);
  const files = new ProtectedFiles({ file, now: () => clock.now(), rename });
  const vault = new HistoryVault({ files, store, secrets, onSetAside, parameters: QUICK, log: silentLog });
  const history = new HistoryService({
    file,
    home: () => vault.home(),
    openDatabase,
    onSetAside,
    clock,
    log: silentLog,
  });
  const copier = options.copier ?? copierIn(workHere(file).work);
  const protection = new HistoryProtection({
    vault,
    files,
    history,
    copier,
    isChanging,
    clock,
    log: silentLog,
  });
  return { file, files, vault, history, protection, clock, notices };
}

/** Names of the files in which some words stand, in whatever way. */
export function filesWith(folder: string, words: string): readonly string[] {
  return readdirSync(folder).filter((name) => readFileSync(path.join(folder, name)).includes(words));
}
