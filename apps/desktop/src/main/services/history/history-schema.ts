/**
 * Steps that lead to the history's tables; `PRAGMA user_version` counts them. A released step is never edited. One
 * that needs more than SQL is a function, called inside the step's transaction. From here on a step only adds, so that
 * the version before goes on reading and writing: docs/updates.md.
 */
import type Database from 'libsql';
import { fillGrams } from './fill-grams.ts';
import { mergeSeveral } from './merge-several.ts';

type HistoryChange = string | ((database: Database.Database) => void);

/** A step after which earlier versions still read and write the file as they should. */
export interface AddingStep {
  readonly adds: HistoryChange;
  /** The earliest of those versions. */
  readonly readableFrom: number;
  /** Writes into what was added, wherever nothing stands there: once, and again after an earlier version wrote. */
  readonly fills: HistoryChange;
}

export type HistoryMigration = HistoryChange | AddingStep;

const PLACES = `
  CREATE TABLE lines_now (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    conversation TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'nudge', 'file')),
    is_own INTEGER NOT NULL,
    sender_address TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    text TEXT NOT NULL,
    format TEXT,
    state TEXT,
    failure_reason TEXT,
    emoticons TEXT,
    transfer TEXT,
    grams TEXT NOT NULL DEFAULT '',
    UNIQUE (account, conversation, id)
  );
  INSERT INTO lines_now (
    seq, id, account, conversation, at, kind, is_own, sender_address, sender_name, text, format, state,
    failure_reason, emoticons, transfer
  ) SELECT
    max(CAST(max(at, 0) AS INTEGER) * 1000 - nth) OVER (ORDER BY nth) + nth, id, account, conversation, at, kind,
    is_own, sender_address, sender_name, text, format, state, failure_reason, emoticons, transfer
  FROM (SELECT *, row_number() OVER (ORDER BY max(at, 0), seq) AS nth FROM lines) ORDER BY nth;
  DROP TABLE lines;
  DROP TABLE lines_text;
  ALTER TABLE lines_now RENAME TO lines;
`;

const AROUND_PLACES = `
  CREATE INDEX lines_in_order ON lines (account, conversation, seq);
  CREATE INDEX lines_unsettled ON lines (state) WHERE state IN ('waiting', 'sent');
  CREATE INDEX lines_under_way ON lines (state) WHERE kind = 'file'
    AND state IN ('offered', 'starting', 'running', 'interrupted');
  CREATE INDEX lines_with_files ON lines (account, conversation, seq) WHERE kind = 'file';
  CREATE UNIQUE INDEX lines_from_logs ON lines (account, id) WHERE id GLOB 'log-*';
  CREATE VIRTUAL TABLE lines_text USING fts5 (
    text, grams, content = 'lines', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
  );
  INSERT INTO lines_text (lines_text) VALUES ('rebuild');
  CREATE TABLE conversations (
    account TEXT NOT NULL,
    conversation TEXT NOT NULL,
    line_count INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    people TEXT,
    PRIMARY KEY (account, conversation)
  ) WITHOUT ROWID;
  INSERT INTO conversations (account, conversation, line_count, first_at, last_at)
    SELECT account, conversation, count(*), min(at), max(at) FROM lines GROUP BY account, conversation;
  CREATE TRIGGER lines_insert AFTER INSERT ON lines BEGIN
    INSERT INTO lines_text (rowid, text, grams) VALUES (new.seq, new.text, new.grams);
    INSERT OR IGNORE INTO conversations (account, conversation, line_count, first_at, last_at)
      VALUES (new.account, new.conversation, 0, new.at, new.at);
    UPDATE conversations SET
      line_count = line_count + 1, first_at = min(first_at, new.at), last_at = max(last_at, new.at)
      WHERE account = new.account AND conversation = new.conversation;
  END;
  CREATE TRIGGER lines_delete AFTER DELETE ON lines BEGIN
    INSERT INTO lines_text (lines_text, rowid, text, grams) VALUES ('delete', old.seq, old.text, old.grams);
    UPDATE conversations SET line_count = line_count - 1
      WHERE account = old.account AND conversation = old.conversation;
  END;
  CREATE TRIGGER lines_update AFTER UPDATE OF text, grams ON lines BEGIN
    INSERT INTO lines_text (lines_text, rowid, text, grams) VALUES ('delete', old.seq, old.text, old.grams);
    INSERT INTO lines_text (rowid, text, grams) VALUES (new.seq, new.text, new.grams);
  END;
`;

export const HISTORY_MIGRATIONS: readonly HistoryMigration[] = [
  `
  CREATE TABLE lines (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    conversation TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'nudge')),
    is_own INTEGER NOT NULL,
    sender_address TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    text TEXT NOT NULL,
    format TEXT,
    state TEXT,
    failure_reason TEXT,
    UNIQUE (account, conversation, id)
  );
  CREATE INDEX lines_in_order ON lines (account, conversation, seq);
  CREATE INDEX lines_unsettled ON lines (state) WHERE state IN ('waiting', 'sent');
  CREATE VIRTUAL TABLE lines_text USING fts5 (
    text, content = 'lines', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
  );
  CREATE TRIGGER lines_text_insert AFTER INSERT ON lines BEGIN
    INSERT INTO lines_text (rowid, text) VALUES (new.seq, new.text);
  END;
  CREATE TRIGGER lines_text_delete AFTER DELETE ON lines BEGIN
    INSERT INTO lines_text (lines_text, rowid, text) VALUES ('delete', old.seq, old.text);
  END;
  CREATE TRIGGER lines_text_update AFTER UPDATE OF text ON lines BEGIN
    INSERT INTO lines_text (lines_text, rowid, text) VALUES ('delete', old.seq, old.text);
    INSERT INTO lines_text (rowid, text) VALUES (new.seq, new.text);
  END;
  CREATE TABLE drafts (
    account TEXT NOT NULL,
    conversation TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (account, conversation)
  ) WITHOUT ROWID;
  `,
  // Files, and emoticons of one's own making. A check of a column can only be changed with its table; the words
  // already indexed stay, since every line keeps its number.
  `
  CREATE TABLE lines_now (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    conversation TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'nudge', 'file')),
    is_own INTEGER NOT NULL,
    sender_address TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    text TEXT NOT NULL,
    format TEXT,
    state TEXT,
    failure_reason TEXT,
    emoticons TEXT,
    transfer TEXT,
    UNIQUE (account, conversation, id)
  );
  INSERT INTO lines_now (
    seq, id, account, conversation, at, kind, is_own, sender_address, sender_name, text, format, state,
    failure_reason
  ) SELECT
    seq, id, account, conversation, at, kind, is_own, sender_address, sender_name, text, format, state,
    failure_reason
  FROM lines ORDER BY seq;
  DROP TABLE lines;
  ALTER TABLE lines_now RENAME TO lines;
  CREATE INDEX lines_in_order ON lines (account, conversation, seq);
  CREATE INDEX lines_unsettled ON lines (state) WHERE state IN ('waiting', 'sent');
  CREATE INDEX lines_under_way ON lines (state) WHERE kind = 'file'
    AND state IN ('offered', 'starting', 'running', 'interrupted');
  CREATE TRIGGER lines_text_insert AFTER INSERT ON lines BEGIN
    INSERT INTO lines_text (rowid, text) VALUES (new.seq, new.text);
  END;
  CREATE TRIGGER lines_text_delete AFTER DELETE ON lines BEGIN
    INSERT INTO lines_text (lines_text, rowid, text) VALUES ('delete', old.seq, old.text);
  END;
  CREATE TRIGGER lines_text_update AFTER UPDATE OF text ON lines BEGIN
    INSERT INTO lines_text (lines_text, rowid, text) VALUES ('delete', old.seq, old.text);
    INSERT INTO lines_text (rowid, text) VALUES (new.seq, new.text);
  END;
  `,
  // The number of a line becomes its place in time, so that lines of long ago that are imported stand where they
  // belong and a search for the newest reads the index from its end. Scripts without spaces get an index of their
  // own. Every conversation has a row, with what it was.
  (database) => {
    database.exec(PLACES);
    fillGrams(database);
    database.exec(AROUND_PLACES);
  },
  // A conversation of several is one with its people, however often they meet.
  (database) => {
    database.exec(`
      CREATE TABLE conversations_before (
        account TEXT NOT NULL,
        was TEXT NOT NULL,
        conversation TEXT NOT NULL,
        PRIMARY KEY (account, was)
      ) WITHOUT ROWID;
    `);
    mergeSeveral(database);
  },
  // Where two chats that became one had a line of the same id, one of the lines stayed behind, counted in both.
  `
  UPDATE conversations SET (line_count, first_at, last_at) = (
    SELECT count(*), coalesce(min(at), first_at), coalesce(max(at), last_at) FROM lines
    WHERE lines.account = conversations.account AND lines.conversation = conversations.conversation
  ) WHERE EXISTS (
    SELECT 1 FROM conversations_before AS before
    WHERE before.account = conversations.account
      AND conversations.conversation IN (before.was, before.conversation)
  );
  `,
];
