/**
 * The message history of one profile. It never stands in the way of talking: what cannot be kept is still sent
 * and shown, and whoever asks is told that it was not kept. A damaged file is set aside and a fresh one begun.
 */
import type { StartNotice } from '@nudge/ipc-contract';
import type { Clock } from '../support/clock.ts';
import type { Log } from '../support/log.ts';
import type { Rename } from '../support/set-aside.ts';
import { Emitter } from '../support/emitter.ts';
import type { HistoryDatabase, HistoryKey, HistoryPage } from './history-database.ts';
import type { HistoryPerson, KeptConversation } from './kept-conversation.ts';
import type { HistoryFileOptions } from './open-history.ts';
import type { HistoryHome, HistoryMove } from './history-home.ts';
import { HistoryPlace } from './history-place.ts';
import { applyWrite, HeldWrites, type HistoryWrite } from './history-writes.ts';
import { LaterVersion } from './later-version.ts';
import type { KeptTransfer } from '../transfers/kept-transfer.ts';
import type { HistoryLine, LineStateChange } from './line-rows.ts';

/** Lines per page when scrolling back. */
export const HISTORY_PAGE_LINES = 50;
/** Lines of the last conversation shown in a new window. */
export const LAST_CONVERSATION_LINES = 20;

/** So often what was said while a copy caught up is carried over before the copy is taken. */
const CATCH_UP_TURNS = 3;

export interface HistoryServiceOptions {
  readonly file: string;
  /** Absent: it lies at `file`, for anybody to read. Answers undefined while it is locked: nothing is kept then. */
  readonly home?: () => HistoryHome | undefined;
  /** Opens the database; loaded when first needed. Rejects with what SQLite threw. */
  readonly openDatabase: (options: HistoryFileOptions) => Promise<HistoryDatabase>;
  /** Lets go of the file whatever else has it open, before it is moved. */
  readonly letGo?: () => Promise<void>;
  /** In place of the system's, for tests of one that refuses. */
  readonly rename?: Rename;
  /** Told once when a damaged file was put aside, or one of a later version is left alone. */
  readonly onSetAside: (notice: StartNotice) => void;
  /** Whether a file that was under way when the application ended goes on, by the id of its line. */
  readonly goesOn?: (lineId: string) => boolean;
  /** False: the person does not want that conversation kept. Absent: all are. */
  readonly isWanted?: (key: HistoryKey) => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

const EMPTY_PAGE: HistoryPage = { lines: [], hasEarlier: false };

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'none';

const isDamage = (error: unknown): boolean => {
  const text = error instanceof Error ? error.message : '';
  return /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error)) || /malformed|not a database/.test(text);
};

/** It could not be carried over as a whole. */
export class MoveFailed extends Error {
  override readonly name = 'MoveFailed';
}

async function catchUp(move: HistoryMove, held: HeldWrites): Promise<void> {
  // Also without anything to catch up with: it shows that what was made opens.
  let writes = held.take();
  for (let turn = 0; turn < CATCH_UP_TURNS; turn += 1) {
    await move.catchUp(writes);
    writes = held.take();
    if (writes.length === 0) return;
  }
  for (const write of writes) held.push(write);
}

export class HistoryService {
  /** A line was kept, with its account. */
  readonly appended = new Emitter<string>();
  readonly #options: HistoryServiceOptions;
  #place: HistoryPlace;
  #key: string | undefined;
  #database: HistoryDatabase | undefined;
  #opening: Promise<void> | undefined;
  #held: HeldWrites | undefined;
  #isLocked = false;
  #isSettled = false;
  #isClosed = false;

  constructor(options: HistoryServiceOptions) {
    this.#options = options;
    this.#place = this.#placeAt(options.file);
  }

  /** Where it is kept now, as a worker opens it too. */
  get home(): HistoryHome {
    return { file: this.#place.file, key: this.#key };
  }

  /** Nobody said the passphrase yet: nothing is read, and nothing kept. */
  get isLocked(): boolean {
    return this.#isLocked;
  }

  /** A damaged file is in the way until the next start. */
  get isBesideDamaged(): boolean {
    return this.#place.isUnsettled;
  }

  /** Must be awaited before the first use; later calls cost nothing. Never rejects. */
  open(): Promise<void> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** False: the line could not be kept. True also where the person does not want it kept. */
  append(key: HistoryKey, line: HistoryLine, people?: readonly HistoryPerson[]): boolean {
    if (this.#options.isWanted?.(key) === false) return true;
    const isDone = this.#write({ kind: 'append', key, line, people });
    if (isDone) this.appended.emit(key.account);
    return isDone;
  }

  /** Every conversation of one account, the one last spoken in first. */
  conversations(account: string): readonly KeptConversation[] {
    return this.#use((database) => database.conversations(account)).value ?? [];
  }

  /**
   * Makes what was kept outlast a loss of power, which a line by itself may not. False: that is not known. True also
   * where nothing is kept.
   */
  sync(): boolean {
    const { isDone, value } = this.#use((database) => database.sync());
    return this.#database === undefined || (isDone && value === true);
  }

  setState(key: HistoryKey, change: LineStateChange): void {
    this.#write({ kind: 'state', key, change });
  }

  setTransfer(key: HistoryKey, id: string, transfer: KeptTransfer): void {
    this.#write({ kind: 'transfer', key, id, transfer });
  }

  find(key: HistoryKey, id: string): HistoryLine | undefined {
    return this.#use((database) => database.find(key, id)).value;
  }

  last(key: HistoryKey): HistoryPage {
    return this.#use((database) => database.newest(key, LAST_CONVERSATION_LINES)).value ?? EMPTY_PAGE;
  }

  before(key: HistoryKey, id: string): HistoryPage {
    return this.#use((database) => database.before(key, id, HISTORY_PAGE_LINES)).value ?? EMPTY_PAGE;
  }

  draft(key: HistoryKey): string {
    return this.#use((database) => database.draft(key)).value ?? '';
  }

  saveDraft(key: HistoryKey, text: string): void {
    this.#write({ kind: 'draft', key, text });
  }

  /** Once more from where it is now: it was locked, unlocked or begun anew. Never rejects. */
  async reopen(): Promise<void> {
    const wasOpen = this.#database !== undefined;
    this.#closeDatabase();
    // What becomes of lines that are kept already is known again when it is unlocked.
    if (wasOpen) this.#held ??= new HeldWrites('states');
    // At once: no worker shall be started with a key that is not for it any more.
    this.#isLocked = this.#findHome() === undefined;
    await this.#options.letGo?.();
    this.#opening = this.#open();
    await this.#opening;
  }

  /** Into another file, with all that is written meanwhile. Rejects with why not; then it is kept where it was. */
  async move(move: HistoryMove): Promise<void> {
    const held = new HeldWrites('all');
    const before = this.#database;
    if (before === undefined) throw new MoveFailed();
    this.#held = held;
    let hasLeft = false;
    try {
      await move.copy();
      await catchUp(move, held);
      await Promise.all([move.letGo(), this.#options.letGo?.()]);
      if (held.hasOverflowed || this.#database !== before) throw new MoveFailed();
      hasLeft = true;
      this.#closeDatabase();
      move.take();
    } finally {
      if (hasLeft) {
        this.#opening = this.#open();
        await this.#opening;
      } else {
        this.#held = undefined;
      }
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#closeDatabase();
  }

  async #open(): Promise<void> {
    try {
      const home = this.#findHome();
      this.#isLocked = home === undefined;
      if (home === undefined) return;
      if (this.#place.isUnsettled) await this.#settle();
      await this.#openFile();
    } catch (error) {
      this.#options.log.warn('history: cannot be opened', { code: codeOf(error) });
      if (isDamage(error)) await this.#startAfresh();
      if (error instanceof LaterVersion) this.#leaveAlone();
      if (this.#database === undefined) this.#held = undefined;
    }
  }

  async #settle(): Promise<void> {
    const { letGo, onSetAside } = this.#options;
    await letGo?.();
    const aside = this.#place.settle();
    if (aside !== undefined) onSetAside({ code: 'historySetAside', path: aside });
  }

  /** Begun afresh, it would be missed by the later version, which comes back to the file. */
  #leaveAlone(): void {
    this.#options.onSetAside({ code: 'historyOfLaterVersion', path: this.#place.file });
  }

  async #openFile(): Promise<void> {
    const database = await this.#options.openDatabase(this.home);
    if (this.#isClosed) return database.close();
    try {
      // Of an earlier run: what is on its way in this one is known.
      if (!this.#isSettled) database.settleInterrupted(this.#options.goesOn);
      this.#isSettled = true;
    } catch (error) {
      if (isDamage(error)) {
        database.close();
        throw error;
      }
      // A full disk cannot be written to, but what it holds can be read.
      this.#options.log.warn('history: interrupted lines not settled', { code: codeOf(error) });
    }
    this.#database = database;
    this.#letHeldIn();
  }

  #findHome(): HistoryHome | undefined {
    const { home, file } = this.#options;
    const found = home === undefined ? { file } : home();
    this.#key = found?.key;
    if (found !== undefined && found.file !== this.#place.file) this.#place = this.#placeAt(found.file);
    return found;
  }

  #placeAt(file: string): HistoryPlace {
    const { clock, rename } = this.#options;
    return new HistoryPlace({ file, now: () => clock.now(), rename });
  }

  #letHeldIn(): void {
    const writes = this.#held?.take() ?? [];
    this.#held = undefined;
    for (const write of writes) this.#write(write);
  }

  #closeDatabase(): void {
    this.#use((database) => database.close());
    this.#database = undefined;
  }

  async #startAfresh(): Promise<void> {
    const { letGo, log, onSetAside } = this.#options;
    try {
      await letGo?.();
      onSetAside({ code: 'historySetAside', path: this.#place.leave() });
      await this.#openFile();
    } catch (error) {
      log.warn('history: cannot be begun afresh', { code: codeOf(error) });
    }
  }

  #write(write: HistoryWrite): boolean {
    const isHeld = this.#held?.push(write) === true;
    if (this.#database === undefined) return isHeld;
    return this.#use((database) => applyWrite(database, write)).isDone;
  }

  #use<Value>(action: (database: HistoryDatabase) => Value): { isDone: boolean; value?: Value } {
    if (this.#database === undefined) return { isDone: false };
    try {
      return { isDone: true, value: action(this.#database) };
    } catch (error) {
      this.#options.log.warn('history: failed', { code: codeOf(error) });
      if (isDamage(error)) this.#replaceDamaged(this.#database);
      return { isDone: false };
    }
  }

  /** Damage found in the middle: what follows is kept in a fresh file. */
  #replaceDamaged(database: HistoryDatabase): void {
    this.#database = undefined;
    try {
      database.close();
    } catch {
      // It is given up anyway.
    }
    this.#opening = this.#startAfresh();
  }
}
