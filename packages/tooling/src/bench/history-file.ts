// A history of so many messages, written as fast as SQLite can, and the questions a bare script would ask it.
import Database from 'libsql';
import type { HistoryWorker } from './history-worker.ts';

export const account = 'alice@example.com';
/** Has most of the messages. */
export const longChat = 'bob@example.com';
/** Of two chats that are compared: one with very many messages, one with few. */
export const bigChat = 'carol@example.com';
export const smallChat = 'dave@example.com';
/** Stands in one of a thousand messages. */
export const rareWord = 'lighthouse';

const begin = Date.UTC(2006, 0, 1);
const minute = 60_000;
const placesPerMillisecond = 1000;
const words = 'shall we meet at the harbour or walk along the river this evening before it rains again'.split(
  ' ',
);
const format = JSON.stringify({
  font: 'Tahoma',
  bold: false,
  italic: false,
  underline: false,
  strikeThrough: false,
  color: '#000000',
  rightToLeft: false,
});

export interface HistorySizes {
  readonly messages: number;
  readonly bigChat: number;
  readonly smallChat: number;
}

const textOf = (index: number): string => {
  const said = Array.from(
    { length: 9 },
    (_, word) => words[(index * 7 + word * (1 + (index % 5))) % words.length],
  );
  return `${said.join(' ')} ${index % 1000 === 0 ? rareWord : index}`;
};

/** The worker makes the tables; the messages are put into them beside it. */
export const fillHistory = async (
  worker: HistoryWorker,
  file: string,
  sizes: HistorySizes,
): Promise<void> => {
  await worker.ask('open', undefined);
  const database = new Database(file);
  const insert = database.prepare(
    `INSERT INTO lines (seq, id, account, conversation, at, kind, is_own, sender_address, sender_name, text, format, state)
     VALUES (?, ?, ?, ?, ?, 'text', ?, ?, ?, ?, ?, 'delivered')`,
  );
  database.exec('PRAGMA synchronous = OFF; BEGIN');
  const { messages, bigChat: big, smallChat: small } = sizes;
  for (let index = 0; index < messages; index++) {
    const at = begin + index * minute;
    const rare = index % Math.floor(messages / small) === 0 ? smallChat : undefined;
    const chat = rare ?? (index % Math.floor(messages / big) === 1 ? bigChat : longChat);
    const sender = index % 2 === 0 ? account : chat;
    insert.run(
      at * placesPerMillisecond,
      `m${index}`,
      account,
      chat,
      at,
      1 - (index % 2),
      sender,
      sender,
      textOf(index),
      format,
    );
  }
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
};

export interface BareQuestions {
  readonly page: (chat: string, before: number, count: number) => number;
  readonly search: (word: string, count: number) => number;
  /** The same two, but SQLite makes one text of all rows, as it does for the application. */
  readonly packedPage: (chat: string, before: number, count: number) => number;
  readonly packedSearch: (word: string, count: number) => number;
  readonly close: () => void;
}

const pageTail = 'FROM lines WHERE account = ? AND conversation = ? AND seq < ? ORDER BY seq DESC LIMIT ?';
const searchTail = `FROM lines_text CROSS JOIN lines ON seq = lines_text.rowid
  WHERE lines_text MATCH ? AND account = ? ORDER BY lines_text.rowid DESC LIMIT ?`;
const pageColumns =
  'seq, id, at, kind, is_own, sender_address, sender_name, text, format, state, failure_reason, emoticons, transfer';
const searchColumns = 'seq, conversation, at, is_own, sender_address, sender_name';

const packed = (columns: string, inner: string): string =>
  `SELECT json_group_array(json_array(${columns})) AS packed FROM (${inner})`;

const unpackedLength = (rows: readonly unknown[]): number => {
  const [row] = rows as readonly { readonly packed: string }[];
  return row === undefined ? 0 : (JSON.parse(row.packed) as readonly unknown[]).length;
};

/** The same SQL without anything around it; each answers how many rows it got. */
export const bareQuestions = (file: string): BareQuestions => {
  const database = new Database(file);
  const page = database.prepare(`SELECT * ${pageTail}`);
  const search = database.prepare(`SELECT lines.* ${searchTail}`);
  const packedPage = database.prepare(packed(pageColumns, `SELECT ${pageColumns} ${pageTail}`));
  const packedSearch = database.prepare(
    packed(`${searchColumns}, text`, `SELECT ${searchColumns}, lines.text AS text ${searchTail}`),
  );
  const match = (word: string): string => `{text grams} : "${word}"*`;
  return {
    page: (chat, before, count) => page.all(account, chat, before, count).length,
    search: (word, count) => search.all(match(word), account, count).length,
    packedPage: (chat, before, count) => unpackedLength(packedPage.all(account, chat, before, count)),
    packedSearch: (word, count) => unpackedLength(packedSearch.all(match(word), account, count)),
    close: () => void database.close(),
  };
};

/** Places of messages from the middle of the history on, one for each round. */
export const placesIn = (messages: number, rounds: number): readonly number[] =>
  Array.from(
    { length: rounds },
    (_, round) => (begin + (Math.floor(messages / 2) + round * 97) * minute) * placesPerMillisecond,
  );
