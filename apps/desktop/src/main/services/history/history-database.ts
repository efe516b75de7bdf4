/**
 * The message history on disk: SQL and nothing else. Every call may throw what SQLite throws; the service
 * above decides what a full disk or a damaged file means. WAL, so that a killed process loses no finished line.
 */
import type Database from 'libsql';
import { atOnce } from './archive/write-in-turns.ts';
import { afterRestart, type KeptTransfer } from '../transfers/kept-transfer.ts';
import {
  LINE_COLUMNS as COLUMNS,
  lineFromRow,
  readTransfer,
  rowFromLine,
  type HistoryLine,
  type LineRow,
  type LineStateChange,
} from './line-rows.ts';
import {
  conversationFromRow,
  type ConversationRow,
  type HistoryPerson,
  type KeptConversation,
} from './kept-conversation.ts';
import { openHistoryFile, type HistoryFileOptions } from './open-history.ts';
import { Places } from './place-in-time.ts';
import { gramsOf } from './search/unspaced-runs.ts';

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

interface OpenTransferRow {
  readonly account: string;
  readonly conversation: string;
  readonly id: string;
  readonly transfer: string | null;
}

export class HistoryDatabase {
  readonly #database: Database.Database;
  readonly #places: Places;
  readonly #insert;
  readonly #update;
  readonly #updateTransfer;
  readonly #page;
  readonly #newest;
  readonly #find;
  readonly #setPeople;
  readonly #conversations;
  readonly #draft;
  readonly #saveDraft;
  readonly #deleteDraft;

  constructor(options: HistoryFileOptions) {
    const database = openHistoryFile(options);
    this.#places = new Places(database);
    this.#database = database;
    const where = 'WHERE account = ? AND conversation = ?';
    this.#insert = database.prepare(
      `INSERT INTO lines (seq, account, conversation, ${COLUMNS}, grams)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account, conversation, id) DO NOTHING`,
    );
    this.#update = database.prepare(`UPDATE lines SET state = ?, failure_reason = ? ${where} AND id = ?`);
    this.#updateTransfer = database.prepare(`UPDATE lines SET state = ?, transfer = ? ${where} AND id = ?`);
    this.#page = database.prepare(
      `SELECT ${COLUMNS} FROM lines ${where}
       AND seq < (SELECT seq FROM lines ${where} AND id = ?) ORDER BY seq DESC LIMIT ?`,
    );
    this.#newest = database.prepare(`SELECT ${COLUMNS} FROM lines ${where} ORDER BY seq DESC LIMIT ?`);
    this.#find = database.prepare(`SELECT ${COLUMNS} FROM lines ${where} AND id = ?`);
    this.#setPeople = database.prepare(`UPDATE conversations SET people = ? ${where}`);
    this.#conversations = database.prepare(
      'SELECT * FROM conversations WHERE account = ? AND line_count > 0 ORDER BY last_at DESC',
    );
    this.#draft = database.prepare(`SELECT text FROM drafts ${where}`);
    this.#saveDraft = database.prepare(
      `INSERT INTO drafts (account, conversation, text) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET text = excluded.text`,
    );
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

  /** A line of a conversation of several says who they are; absent: of one person. */
  append(key: HistoryKey, line: HistoryLine, people?: readonly HistoryPerson[]): void {
    const { account, conversation } = key;
    const { id, at, kind, is_own, sender_address, sender_name, ...rest } = rowFromLine(line);
    const { text, format, state, failure_reason, emoticons, transfer } = rest;
    const head = [account, conversation, id, at, kind, is_own, sender_address, sender_name];
    const content = [text, format, state, failure_reason, emoticons, transfer, gramsOf(text)];
    // Other connections write as well: the place of a line is looked up and taken in one.
    atOnce(this.#database, () => {
      this.#insert.run(this.#places.free(at), ...head, ...content);
      if (people !== undefined) this.#setPeople.run(JSON.stringify(people), account, conversation);
    });
  }

  /** Every conversation of one account, the one last spoken in first. */
  conversations(account: string): readonly KeptConversation[] {
    return (this.#conversations.all(account) as readonly ConversationRow[]).map(conversationFromRow);
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

  /** Brings all that was written through to the disk. False: another connection is in the way just now. */
  sync(): boolean {
    const checkpoint = this.#database.prepare('PRAGMA wal_checkpoint(PASSIVE)');
    const [row] = checkpoint.all() as readonly { readonly busy: number }[];
    return row?.busy === 0;
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
