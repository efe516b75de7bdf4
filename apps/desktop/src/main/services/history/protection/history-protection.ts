/** What windows ask about the passphrase of the history. A passphrase is used once and kept nowhere. */
import { statSync } from 'node:fs';
import type { HistoryProtectionView, Reply, RequestArguments } from '@nudge/ipc-contract';
import type { Cancel, Clock } from '../../support/clock.ts';
import { Emitter } from '../../support/emitter.ts';
import type { Log } from '../../support/log.ts';
import { done, fail } from '../../support/reply.ts';
import type { HistoryHome } from '../history-home.ts';
import { MoveFailed, type HistoryService } from '../history-service.ts';
import { HistoryWorkError } from '../worker/history-work.ts';
import type { HistoryCopier } from './history-copier.ts';
import type { HistoryVault } from './history-vault.ts';
import type { ProtectedFiles } from './protected-files.ts';

/** How often the way of a copy is told. */
const PROGRESS_MILLISECONDS = 250;

export interface HistoryProtectionOptions {
  readonly vault: HistoryVault;
  readonly files: ProtectedFiles;
  readonly history: Pick<HistoryService, 'home' | 'isBesideDamaged' | 'open' | 'reopen' | 'move'>;
  readonly copier: HistoryCopier;
  /** Lines are being deleted or taken in, which a copy could miss. */
  readonly isChanging: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

type Work = NonNullable<HistoryProtectionView['work']>;
type Passphrase = RequestArguments<'unlockHistory'>;

export class HistoryProtection {
  readonly changed = new Emitter<HistoryProtectionView>();
  /** Whatever was asked is done: the history can be read, or not, as the view says. */
  readonly settled = new Emitter<void>();
  readonly #options: HistoryProtectionOptions;
  #work: Work | undefined;
  #running: Promise<unknown> | undefined;

  constructor(options: HistoryProtectionOptions) {
    this.#options = options;
    options.vault.changed.subscribe(() => this.#tell());
  }

  get view(): HistoryProtectionView {
    const { vault } = this.#options;
    const { state, canRemember, isRemembered, openCount } = vault;
    return { state, canRemember, isRemembered, openCount, ...(this.#work && { work: this.#work }) };
  }

  /** A copy is being made: nothing may go from the history meanwhile. */
  get isBusy(): boolean {
    return this.#work !== undefined;
  }

  protect({ passphrase, remember }: Passphrase): Promise<Reply<undefined>> {
    const { vault, files, history } = this.#options;
    if (vault.state !== 'none') return Promise.resolve(fail('badArguments'));
    return this.#alone('protecting', async () => {
      await history.open();
      if (history.isBesideDamaged) return fail('historyBusy');
      const prepared = await vault.prepare(passphrase);
      const to = { file: files.making('kept'), key: prepared.key };
      await this.#carryOver(to, 'kept', () => vault.takeProtected(prepared));
      vault.finishProtecting();
      if (remember) vault.remember(true);
      return done;
    });
  }

  /** The passphrase once more: whoever finds an unlocked program shall not open the history for good. */
  remove({ passphrase }: RequestArguments<'unprotectHistory'>): Promise<Reply<undefined>> {
    const { vault, files, history } = this.#options;
    if (vault.state !== 'unlocked') return Promise.resolve(fail('badArguments'));
    return this.#alone('removing', async () => {
      if (!(await vault.isRight(passphrase))) return fail('wrongPassphrase');
      await history.open();
      if (history.isBesideDamaged) return fail('historyBusy');
      await this.#carryOver({ file: files.making('plain') }, 'plain', () => vault.takePlain());
      vault.finishRemoving();
      return done;
    });
  }

  async change({ passphrase, next }: RequestArguments<'changeHistoryPassphrase'>): Promise<Reply<undefined>> {
    const { vault } = this.#options;
    if (vault.state !== 'unlocked') return fail('badArguments');
    if (this.isBusy) return fail('historyBusy');
    if (!(await vault.isRight(passphrase))) return fail('wrongPassphrase');
    return this.#carefully(async () => {
      await vault.change(next);
      return done;
    });
  }

  async unlock({ passphrase, remember }: Passphrase): Promise<Reply<undefined>> {
    const { vault, history } = this.#options;
    if (vault.state === 'keyMissing') return fail('historyKeyMissing');
    if (vault.state !== 'locked') return vault.state === 'unlocked' ? done : fail('badArguments');
    if (!(await vault.unlock(passphrase))) return fail('wrongPassphrase');
    await history.reopen();
    this.settled.emit();
    return vault.remember(remember) ? done : fail('passwordNotStorable');
  }

  /** Until the passphrase is said again, at the latest at the next start. */
  async lock(): Promise<Reply<undefined>> {
    const { vault, history } = this.#options;
    if (vault.state !== 'unlocked') return fail('badArguments');
    if (this.isBusy) return fail('historyBusy');
    vault.lock();
    await history.reopen();
    this.settled.emit();
    return done;
  }

  /** It is asked for again at the next start. */
  forgetRemembered(): Reply<undefined> {
    this.#options.vault.remember(false);
    return done;
  }

  /** Everything that nobody can open any more; a new history begins. */
  async deleteLocked(): Promise<Reply<undefined>> {
    const { vault, history } = this.#options;
    if (vault.state !== 'locked' && vault.state !== 'keyMissing') return fail('badArguments');
    return this.#carefully(async () => {
      vault.removeAll();
      await history.reopen();
      this.settled.emit();
      return done;
    });
  }

  /** The program ends: a copy that is not finished is of no use. */
  async end(): Promise<void> {
    await this.#options.copier.close();
    await this.#running;
    await this.#options.vault.wiped;
  }

  async #carryOver(to: HistoryHome, what: 'plain' | 'kept', take: () => void): Promise<void> {
    const { history, files, copier } = this.#options;
    files.dropMade(what);
    const from = history.home;
    const stop = this.#follow(from.file, to.file);
    try {
      await history.move({
        copy: () => copier.copy({ from, to }),
        catchUp: (writes) => copier.catchUp({ home: to, writes }),
        letGo: () => copier.letGo(),
        take,
      });
    } catch (error) {
      await copier.letGo();
      files.dropMade(what);
      throw error;
    } finally {
      stop();
    }
  }

  /** The copy grows to about the size of what it is made from. */
  #follow(from: string, to: string): Cancel {
    const { clock } = this.#options;
    const whole = sizeOf(from) + sizeOf(`${from}-wal`);
    let cancel: Cancel = () => {};
    const look = (): void => {
      const part = whole === 0 ? 0 : Math.min(1, sizeOf(to) / whole);
      if (this.#work !== undefined && part !== this.#work.part) {
        this.#work = { ...this.#work, part };
        this.#tell();
      }
      cancel = clock.after(PROGRESS_MILLISECONDS, look);
    };
    look();
    return () => cancel();
  }

  /** One at a time. */
  async #alone(kind: Work['kind'], act: () => Promise<Reply<undefined>>): Promise<Reply<undefined>> {
    if (this.isBusy || this.#options.isChanging()) return fail('historyBusy');
    this.#work = { kind, part: 0 };
    this.#tell();
    const running = this.#carefully(act);
    this.#running = running;
    try {
      return await running;
    } finally {
      this.#work = undefined;
      this.#tell();
      this.settled.emit();
    }
  }

  async #carefully(act: () => Promise<Reply<undefined>>): Promise<Reply<undefined>> {
    try {
      return await act();
    } catch (error) {
      const code = codeOf(error);
      this.#options.log.warn('history: protection not changed', { code });
      return fail(/^(SQLITE_FULL|ENOSPC)/.test(code) ? 'diskFull' : 'unexpected');
    }
  }

  #tell(): void {
    this.changed.emit(this.view);
  }
}

function codeOf(error: unknown): string {
  if (error instanceof HistoryWorkError) return error.code || 'failed';
  if (error instanceof MoveFailed) return error.name;
  return error instanceof Error && 'code' in error ? String(error.code) : 'failed';
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
