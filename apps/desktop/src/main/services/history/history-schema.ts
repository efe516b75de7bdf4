/** Steps that lead to the history's tables; `PRAGMA user_version` counts them. A released step is never edited. */
export const HISTORY_MIGRATIONS: readonly string[] = [
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
];
