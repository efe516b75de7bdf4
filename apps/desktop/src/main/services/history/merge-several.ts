import type Database from 'libsql';
import { conversationFromRow, type ConversationRow } from './kept-conversation.ts';
import { severalKey } from './several-key.ts';

type SeveralRow = ConversationRow & { readonly account: string };

/**
 * Every chat of several had a name of its own: those of the same people become one. Where nobody wrote down who was in
 * it, it stays as it is. Logs that were exported before name them as they were, so that is kept as well.
 */
export function mergeSeveral(database: Database.Database): void {
  const rows = database.prepare(
    "SELECT * FROM conversations WHERE conversation GLOB 'group:*' AND people IS NOT NULL ORDER BY last_at",
  );
  const move = mover(database);
  for (const row of rows.all() as readonly SeveralRow[]) {
    const { people = [] } = conversationFromRow(row);
    const key = severalKey(people.map(({ address }) => address));
    // A log that was taken in knows only who spoke: one alone does not tell which chat it was.
    if (people.length > 1 && key !== row.conversation) move(row, key);
  }
}

function mover(database: Database.Database): (row: SeveralRow, key: string) => void {
  const begin = database.prepare(
    `INSERT INTO conversations (account, conversation, line_count, first_at, last_at, people)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET line_count = line_count + excluded.line_count,
     first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at), people = excluded.people`,
  );
  const moveLines = database.prepare(
    'UPDATE OR IGNORE lines SET conversation = ? WHERE account = ? AND conversation = ?',
  );
  const end = database.prepare(
    `DELETE FROM conversations WHERE account = ? AND conversation = ? AND NOT EXISTS (SELECT 1 FROM lines
     WHERE lines.account = conversations.account AND lines.conversation = conversations.conversation)`,
  );
  // Nobody could ever come back to such a chat, nor to what was begun in it.
  const forgetDraft = database.prepare('DELETE FROM drafts WHERE account = ? AND conversation = ?');
  const remember = database.prepare('INSERT OR REPLACE INTO conversations_before VALUES (?, ?, ?)');
  return ({ account, conversation, line_count, first_at, last_at, people }, key) => {
    begin.run(account, key, line_count, first_at, last_at, people);
    moveLines.run(key, account, conversation);
    end.run(account, conversation);
    forgetDraft.run(account, conversation);
    remember.run(account, conversation, key);
  };
}
