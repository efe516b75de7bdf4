/** A conversation as text without formats. Lines end as they do where such files are opened most: with CR and LF. */
import type { SavedConversation, SavedRow } from './saved-conversation.ts';

const LINE_END = '\r\n';
const INDENT = '  ';
/** Says that what follows is UTF-16, little-endian. */
const BYTE_ORDER_MARK = '\uFEFF';

/** UTF-8, without a mark. */
export function toText(conversation: SavedConversation): Uint8Array {
  return Buffer.from(plainText(conversation), 'utf8');
}

/** UTF-16 little-endian with its mark, which the original called Unicode text. */
export function toUnicodeText(conversation: SavedConversation): Uint8Array {
  return Buffer.from(BYTE_ORDER_MARK + plainText(conversation), 'utf16le');
}

function plainText({ title, rows }: SavedConversation): string {
  return plainTitle(title) + plainRows(rows);
}

/** What a conversation begins with. */
export function plainTitle(title: string): string {
  return title + LINE_END;
}

export function plainRows(rows: readonly SavedRow[]): string {
  return rows
    .flatMap(linesOf)
    .map((line) => line + LINE_END)
    .join('');
}

function linesOf(row: SavedRow): readonly string[] {
  switch (row.kind) {
    case 'day':
      return ['', row.text, ''];
    case 'event':
      return [`* ${row.text}`];
    case 'message': {
      const body = row.text.split('\n').map((line) => INDENT + line);
      return [row.head, ...body, ...(row.trouble === undefined ? [] : [`${INDENT}(${row.trouble})`])];
    }
  }
}
