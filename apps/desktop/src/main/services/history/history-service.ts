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
import { HistoryPlace } from './history-place.ts';
import { LaterVersion } from './later-version.ts';
import type { KeptTransfer } from '../transfers/kept-transfer.ts';
import type { HistoryLine, LineStateChange } from './line-rows.ts';

/** Lines per page when scrolling back. */
export const HISTORY_PAGE_LINES = 50;
/** Lines of the last conversation shown in a new window. */
export const LAST_CONVERSATION_LINES = 20;

export interface HistoryServiceOptions {
  readonly file: string;
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

export class HistoryService {
  /** A line was kept, with its account. */
  readonly appended = new Emitter<string>();
  readonly #options: HistoryServiceOptions;
  readonly #place: HistoryPlace;
  #database: HistoryDatabase | undefined;
  #opening: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: HistoryServiceOptions) {
    this.#options = options;
    const { file, clock, rename } = options;
    this.#place = new HistoryPlace({ file, now: () => clock.now(), rename });
  }

  /** Where it is kept now. */
  get file(): string {
    return this.#place.file;
  }

  /** Must be awaited before the first use; later calls cost nothing. Never rejects. */
  open(): Promise<void> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** False: the line could not be kept. True also where the person does not want it kept. */
  append(key: HistoryKey, line: HistoryLine, people?: readonly HistoryPerson[]): boolean {
    if (this.#options.isWanted?.(key) === false) return true;
    const { isDone } = this.#use((database) => database.append(key, line, people));
    if (isDone) this.appended.emit(key.account);
    return isDone;
  }

  /** Every conversation of one account, the one last spoken in first. */
  conversations(account: string): readonly KeptConversation[] {
    return this.#use((database) => database.conversations(account)).value ?? [];
  }

  setState(key: HistoryKey, change: LineStateChange): void {
    this.#use((database) => database.setState(key, change));
  }

  setTransfer(key: HistoryKey, id: string, transfer: KeptTransfer): void {
    this.#use((database) => database.setTransfer(key, id, transfer));
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
    this.#use((database) => database.saveDraft(key, text));
  }

  close(): void {
    this.#isClosed = true;
    this.#use((database) => database.close());
    this.#database = undefined;
  }

  async #open(): Promise<void> {
    try {
      if (this.#place.isUnsettled) await this.#settle();
      await this.#openFile();
    } catch (error) {
      this.#options.log.warn('history: cannot be opened', { code: codeOf(error) });
      if (isDamage(error)) await this.#startAfresh();
      if (error instanceof LaterVersion) this.#leaveAlone();
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
    this.#options.onSetAside({ code: 'historyOfLaterVersion', path: this.file });
  }

  async #openFile(): Promise<void> {
    const database = await this.#options.openDatabase({ file: this.file });
    if (this.#isClosed) return database.close();
    try {
      database.settleInterrupted(this.#options.goesOn);
    } catch (error) {
      if (isDamage(error)) {
        database.close();
        throw error;
      }
      // A full disk cannot be written to, but what it holds can be read.
      this.#options.log.warn('history: interrupted lines not settled', { code: codeOf(error) });
    }
    this.#database = database;
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
