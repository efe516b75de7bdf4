/** Whether the history is protected, and the key while it is unlocked. Nothing else of the application has it. */
import type { StartNotice } from '@nudge/ipc-contract';
import type { Secrets } from '../../messenger/secrets.ts';
import { Emitter } from '../../support/emitter.ts';
import type { KeyedStore } from '../../support/keyed-store.ts';
import type { Log } from '../../support/log.ts';
import type { HistoryHome } from '../history-home.ts';
import {
  isKeyOf,
  newDataKey,
  openKey,
  sealKey,
  type SealedKey,
  type SealParameters,
} from './passphrase-key.ts';
import type { ProtectedFiles, ProtectionFound } from './protected-files.ts';

const STORE_KEY = 'sealedKey';

export interface HistoryVaultOptions {
  readonly files: ProtectedFiles;
  readonly store: KeyedStore;
  readonly secrets: Secrets;
  readonly onSetAside: (notice: StartNotice) => void;
  readonly log: Log;
  /** Absent: what the product uses. */
  readonly parameters?: SealParameters | undefined;
}

export type VaultState = 'none' | 'locked' | 'unlocked' | 'keyMissing';

export class HistoryVault {
  readonly changed = new Emitter<void>();
  readonly #options: HistoryVaultOptions;
  #found: ProtectionFound;
  #key: string | undefined;
  #isSettled = false;
  #wiping: Promise<void> = Promise.resolve();

  constructor(options: HistoryVaultOptions) {
    this.#options = options;
    this.#found = options.files.look();
    this.#key = this.#remembered();
  }

  get state(): VaultState {
    if (this.#found.kind === 'none') return 'none';
    if (this.#key !== undefined) return 'unlocked';
    return this.#found.kind === 'damaged' ? 'keyMissing' : 'locked';
  }

  get canRemember(): boolean {
    return this.#options.secrets.isAvailable;
  }

  get isRemembered(): boolean {
    return typeof this.#options.store.get(STORE_KEY) === 'string';
  }

  /** Resolves once nothing is being overwritten any more. Never rejects. */
  get wiped(): Promise<void> {
    return this.#wiping;
  }

  /** Histories beside a protected one that anybody can read. */
  get openCount(): number {
    return this.#found.kind === 'none' ? 0 : this.#options.files.openCount;
  }

  /** Where the history is; undefined while it is locked. What an earlier run left half done is finished first. */
  home(): HistoryHome | undefined {
    this.#settle();
    const { files } = this.#options;
    if (this.state === 'none') return { file: files.plain };
    return this.#key === undefined ? undefined : { file: files.kept, key: this.#key };
  }

  /** A new key, sealed; nothing is protected with it yet. */
  async prepare(passphrase: string): Promise<{ readonly key: string; readonly sealed: SealedKey }> {
    const key = newDataKey();
    return { key, sealed: await this.#seal(key, passphrase) };
  }

  /** The history is protected with it from now on. Throws what the system said; answers what takes it back. */
  takeProtected({ key, sealed }: { readonly key: string; readonly sealed: SealedKey }): () => void {
    const { files } = this.#options;
    files.takeProtected(sealed);
    this.#key = key;
    this.#become({ kind: 'protected', key: sealed });
    return () => {
      files.takeBackProtected();
      this.#forget();
    };
  }

  /** Removes what is left unprotected, as far as the system lets it. */
  finishProtecting(): void {
    const { files } = this.#options;
    if (this.#found.kind === 'protected' && files.finishProtecting(this.#found.key)) this.#wipe();
  }

  /** Anybody can read it from now on. Throws what the system said; answers what takes it back. */
  takePlain(): () => void {
    const [found, key, wasRemembered] = [this.#found, this.#key, this.isRemembered];
    if (found.kind !== 'protected') throw new Error('the history is not protected');
    const { files } = this.#options;
    files.takePlain(found.key);
    this.#forget();
    return () => {
      files.takeBackPlain(found.key);
      this.#key = key;
      this.#become(found);
      if (wasRemembered) this.remember(true);
      this.finishProtecting();
    };
  }

  finishRemoving(): void {
    this.#options.files.finishRemoving();
  }

  /** Whether that is its passphrase. */
  async isRight(passphrase: string): Promise<boolean> {
    return (await this.#open(passphrase)) !== undefined;
  }

  /** False: another passphrase seals it. */
  async unlock(passphrase: string): Promise<boolean> {
    this.#settle();
    const key = await this.#open(passphrase);
    if (key === undefined) return false;
    this.#key = key;
    this.changed.emit();
    return true;
  }

  /**
   * For the next start, through the system's key store, or no longer. False: there is no such store, or it could not
   * be written. Throws what the system said where it cannot be forgotten.
   */
  remember(isWanted: boolean): boolean {
    if (isWanted && !this.#keep()) return false;
    if (!isWanted && this.isRemembered) this.#options.store.set(STORE_KEY, null);
    this.changed.emit();
    return true;
  }

  /** Another passphrase. Rejects with what the system said, or that it is locked. */
  async change(passphrase: string): Promise<void> {
    if (this.#key === undefined) throw new Error('the history is locked');
    const sealed = await this.#seal(this.#key, passphrase);
    this.#options.files.putKey(sealed);
    this.#become({ kind: 'protected', key: sealed });
  }

  lock(): void {
    // Else what is remembered would be looked at afterwards, and unlock it.
    this.#settle();
    this.#key = undefined;
    this.changed.emit();
  }

  /** With all that it holds. Throws what the system said. */
  removeAll(): void {
    this.#options.files.removeAll();
    this.#forget();
  }

  #keep(): boolean {
    const { store, secrets, log } = this.#options;
    const sealed = this.#key === undefined ? undefined : secrets.seal(this.#key);
    if (sealed === undefined) return false;
    try {
      store.set(STORE_KEY, sealed);
      return true;
    } catch {
      log.warn('history: its key cannot be remembered');
      return false;
    }
  }

  #forget(): void {
    this.#key = undefined;
    try {
      if (this.isRemembered) this.#options.store.set(STORE_KEY, null);
    } catch {
      // The files have changed already. A key that is left opens nothing: `isKeyOf` finds out.
      this.#options.log.warn('history: its key is not forgotten yet');
    }
    this.#become({ kind: 'none' });
  }

  #become(found: ProtectionFound): void {
    this.#found = found;
    this.changed.emit();
  }

  #seal(key: string, passphrase: string): Promise<SealedKey> {
    return sealKey(key, passphrase, this.#options.parameters);
  }

  async #open(passphrase: string): Promise<string | undefined> {
    if (this.#found.kind !== 'protected') return undefined;
    return openKey(this.#found.key, passphrase);
  }

  #settle(): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const { files, log, onSetAside } = this.#options;
    try {
      const aside = files.settle();
      if (aside !== undefined) onSetAside({ code: 'historySetAside', path: aside });
    } catch {
      log.warn('history: what was begun cannot be finished');
    }
    this.#found = files.look();
    this.#wipe();
    this.#key = this.#found.kind === 'protected' ? (this.#key ?? this.#remembered()) : undefined;
    if (this.#found.kind !== 'none') this.changed.emit();
  }

  #remembered(): string | undefined {
    const { store, secrets } = this.#options;
    const remembered = store.get(STORE_KEY);
    if (this.#found.kind !== 'protected' || typeof remembered !== 'string') return undefined;
    const key = secrets.open(remembered);
    return key !== undefined && isKeyOf(this.#found.key, key) ? key : undefined;
  }

  /** Takes as long as it takes; what is left of it goes at the next start. */
  #wipe(): void {
    const { files, log } = this.#options;
    this.#wiping = this.#wiping
      .then(() => files.wipeOld())
      .catch(() => log.warn('history: what was unprotected is not all removed yet'));
  }
}
