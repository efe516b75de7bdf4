/**
 * The message history on disk: SQL and nothing else. Every call may throw what SQLite throws; the service
 * above decides what a full disk or a damaged file means. WAL, so that a killed process loses no finished line.
 */
import Database from 'libsql';
import { HISTORY_MIGRATIONS } from './history-schema.ts';
import { afterRestart, type KeptTransfer } from '../transfers/kept-transfer.ts';
import {
  lineFromRow,
  readTransfer,
  rowFromLine,
  type HistoryLine,
  type LineRow,
  type LineStateChange,
} from './line-rows.ts';

const LOCK_WAIT_MILLISECONDS = 2000;
const COLUMNS =
  'id, at, kind, is_own, sender_address, sender_name, text, format, state, failure_reason, emoticons, transfer';

/** Whose history, and with whom: a partner's address, or a conversation of several. */
export interface HistoryKey {
  readonly account: string;
  readonly conversation: string;
}

export interface HistoryPage {
  /** Oldest first. */
  readonly lines: readonly HistoryLine[];
  readonly hasEarlier: boolean;
}

export interface HistoryDatabaseOptions {
  readonly file: string;
  /** For tests of a full disk: the database may not grow past so many pages. */
  readonly maxPages?: number | undefined;
}

interface OpenTransferRow {
  readonly account: string;
  readonly conversation: string;
  readonly id: string;
  readonly transfer: string | null;
}

function migrate(database: Database.Database): void {
  const [row] = database.prepare('PRAGMA user_version').all() as readonly { readonly user_version: number }[];
  const version = row?.user_version ?? 0;
  if (version > HISTORY_MIGRATIONS.length) throw new Error('the history was made by a later version');
  for (const [index, step] of HISTORY_MIGRATIONS.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
}

function openFile({ file, maxPages }: HistoryDatabaseOptions): Database.Database {
  const database = new Database(file, { timeout: LOCK_WAIT_MILLISECONDS });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    migrate(database);
    if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages};`);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

export class HistoryDatabase {
  readonly #database: Database.Database;
  readonly #insert;
  readonly #update;
  readonly #updateTransfer;
  readonly #page;
  readonly #newest;
  readonly #find;
  readonly #draft;
  readonly #saveDraft;
  readonly #deleteDraft;

  constructor(options: HistoryDatabaseOptions) {
    const database = openFile(options);
    this.#database = database;
    const where = 'WHERE account = ? AND conversation = ?';
    this.#insert = database.prepare(
      `INSERT OR IGNORE INTO lines (account, conversation, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#update = database.prepare(`UPDATE lines SET state = ?, failure_reason = ? ${where} AND id = ?`);
    this.#updateTransfer = database.prepare(`UPDATE lines SET state = ?, transfer = ? ${where} AND id = ?`);
    this.#page = database.prepare(
      `SELECT ${COLUMNS} FROM lines ${where}
       AND seq < (SELECT seq FROM lines ${where} AND id = ?) ORDER BY seq DESC LIMIT ?`,
    );
    this.#newest = database.prepare(`SELECT ${COLUMNS} FROM lines ${where} ORDER BY seq DESC LIMIT ?`);
    this.#find = database.prepare(`SELECT ${COLUMNS} FROM lines ${where} AND id = ?`);
    this.#draft = database.prepare(`SELECT text FROM drafts ${where}`);
    this.#saveDraft = database.prepare('INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)');
    this.#deleteDraft = database.prepare(`DELETE FROM drafts ${where}`);
  }

  /**
   * Lines that were on their way when the application ended: nobody knows whether they arrived. Of files under
   * way, those that `goesOn` names by the id of their line will go on.
   */
  settleInterrupted(goesOn: (id: string) => boolean = () => false): void {
    this.#database.exec("UPDATE lines SET state = 'unknown' WHERE state IN ('waiting', 'sent')");
    const open = this.#database
      .prepare(
        `SELECT account, conversation, id, transfer FROM lines WHERE kind = 'file'
         AND state IN ('offered', 'starting', 'running', 'interrupted')`,
      )
      .all() as readonly OpenTransferRow[];
    for (const { id, transfer, ...key } of open) {
      const kept = readTransfer(transfer);
      if (kept) this.setTransfer(key, id, afterRestart(kept, goesOn(id)));
    }
  }

  append({ account, conversation }: HistoryKey, line: HistoryLine): void {
    const { id, at, kind, is_own, sender_address, sender_name, ...rest } = rowFromLine(line);
    const head = [account, conversation, id, at, kind, is_own, sender_address, sender_name];
    const { text, format, state, failure_reason, emoticons, transfer } = rest;
    this.#insert.run(...head, text, format, state, failure_reason, emoticons, transfer);
  }

  setState(key: HistoryKey, { id, state, failureReason }: LineStateChange): void {
    this.#update.run(state, failureReason ?? null, key.account, key.conversation, id);
  }

  setTransfer(key: HistoryKey, id: string, transfer: KeptTransfer): void {
    const json = JSON.stringify(transfer);
    this.#updateTransfer.run(transfer.state.kind, json, key.account, key.conversation, id);
  }

  find({ account, conversation }: HistoryKey, id: string): HistoryLine | undefined {
    const [row] = this.#find.all(account, conversation, id) as readonly LineRow[];
    return row && lineFromRow(row);
  }

  /** The newest lines. */
  newest({ account, conversation }: HistoryKey, count: number): HistoryPage {
    return toPage(this.#newest.all(account, conversation, count + 1) as readonly LineRow[], count);
  }

  /** The lines before a given one; none when that line is not known. */
  before({ account, conversation }: HistoryKey, id: string, count: number): HistoryPage {
    const rows = this.#page.all(account, conversation, account, conversation, id, count + 1);
    return toPage(rows as readonly LineRow[], count);
  }

  draft({ account, conversation }: HistoryKey): string {
    const [row] = this.#draft.all(account, conversation) as readonly { readonly text: string }[];
    return row?.text ?? '';
  }

  saveDraft({ account, conversation }: HistoryKey, text: string): void {
    if (text === '') this.#deleteDraft.run(account, conversation);
    else this.#saveDraft.run(account, conversation, text);
  }

  close(): void {
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#database.close();
  }
}

function toPage(newestFirst: readonly LineRow[], count: number): HistoryPage {
  const lines = newestFirst
    .slice(0, count)
    .flatMap((row) => lineFromRow(row) ?? [])
    .reverse();
  return { lines, hasEarlier: newestFirst.length > count };
}
