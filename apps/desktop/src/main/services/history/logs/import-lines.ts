/** Lines of logs against those that are kept: which are new, and adding them. SQL; throws what SQLite throws. */
import type Database from 'libsql';
import { atOnce } from '../archive/write-in-turns.ts';
import { LINE_COLUMNS, rowFromLine } from '../line-rows.ts';
import { firstPlace, Places } from '../place-in-time.ts';
import { OF_SEVERAL } from '../several-key.ts';
import { gramsOf } from '../search/unspaced-runs.ts';
import type { LogLine } from './line-from-event.ts';

const SECOND = 1000;

interface RenamedRow {
  readonly conversation: string;
}

export class ImportedLines {
  readonly #database: Database.Database;
  readonly #places: Places;
  readonly #imported;
  readonly #spoken;
  readonly #insert;
  readonly #people;
  readonly #renamed;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#places = new Places(database);
    this.#imported = database.prepare("SELECT 1 FROM lines WHERE account = ? AND id = ? AND id GLOB 'log-*'");
    this.#spoken = database.prepare(
      `SELECT 1 FROM lines WHERE account = ? AND conversation = ? AND seq >= ? AND seq < ? AND kind = ?
       AND is_own = ? AND text = ? AND id NOT GLOB 'log-*' LIMIT 1`,
    );
    this.#insert = database.prepare(
      `INSERT INTO lines (seq, account, conversation, ${LINE_COLUMNS}, grams)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    );
    this.#people = database.prepare(
      'UPDATE conversations SET people = ? WHERE account = ? AND conversation = ? AND people IS NULL',
    );
    this.#renamed = database.prepare(
      'SELECT conversation FROM conversations_before WHERE account = ? AND was = ?',
    );
  }

  /** Imported before, or kept by this application itself: in the same second, by the same side, with the same words. */
  isKnown(account: string, logLine: LogLine): boolean {
    const { conversation, line } = this.#nowNamed(account, logLine);
    if (this.#imported.all(account, line.id).length > 0) return true;
    const { kind, is_own, text } = rowFromLine(line);
    const second = Math.floor(line.at / SECOND) * SECOND;
    const places = [firstPlace(second), firstPlace(second + SECOND)];
    return this.#spoken.all(account, conversation, ...places, kind, is_own, text).length > 0;
  }

  /** Adds those that are new, at once, and answers how many. */
  add(account: string, lines: readonly LogLine[]): number {
    return atOnce(this.#database, () => {
      const named = lines.map((line) => this.#nowNamed(account, line));
      const added = named.filter((line) => this.#addOne(account, line));
      this.#tellPeople(account, added);
      return added.length;
    });
  }

  /** A log of ours can be older than the name that its conversation has now. */
  #nowNamed(account: string, logLine: LogLine): LogLine {
    if (!logLine.conversation.startsWith(OF_SEVERAL)) return logLine;
    const [row] = this.#renamed.all(account, logLine.conversation) as readonly RenamedRow[];
    return row === undefined ? logLine : { ...logLine, conversation: row.conversation };
  }

  #addOne(account: string, logLine: LogLine): boolean {
    if (this.isKnown(account, logLine)) return false;
    const { conversation, line } = logLine;
    const { id, at, kind, is_own, sender_address, sender_name, ...rest } = rowFromLine(line);
    const { text, format, state, failure_reason, emoticons, transfer } = rest;
    const head = [
      this.#places.free(at),
      account,
      conversation,
      id,
      at,
      kind,
      is_own,
      sender_address,
      sender_name,
    ];
    const content = [text, format, state, failure_reason, emoticons, transfer, gramsOf(text)];
    return this.#insert.run(...head, ...content).changes > 0;
  }

  /** Of a conversation of several, those who spoke in it are all that is known. */
  #tellPeople(account: string, added: readonly LogLine[]): void {
    const several = new Map<string, Map<string, string>>();
    for (const { conversation, line } of added) {
      if (!conversation.startsWith(OF_SEVERAL) || line.isOwn) continue;
      const people = several.get(conversation) ?? new Map<string, string>();
      several.set(conversation, people.set(line.senderAddress, line.senderName));
    }
    for (const [conversation, people] of several) {
      const list = Array.from(people, ([address, name]) => ({ address, name }));
      this.#people.run(JSON.stringify(list), account, conversation);
    }
  }
}
