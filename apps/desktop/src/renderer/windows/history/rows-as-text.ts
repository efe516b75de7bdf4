import { withoutIsolates, type HistoryRowView } from '@nudge/ipc-contract';
import { detailsOf, reasonOf, sentenceKey } from '../../components/file-card/transfer-words.ts';
import type { Sizes } from '../../components/file-card/use-sizes.ts';
import type { Dates } from '../../text/use-dates.ts';
import type { Text } from '../../text/use-text.ts';

interface Words {
  readonly text: Text;
  readonly dates: Dates;
  readonly sizes: Sizes;
}

/** Rows as copying gives them: one a line, codes instead of pictures. */
export function rowsAsText(rows: readonly HistoryRowView[], words: Words): string {
  return withoutIsolates(rows.map((row) => rowAsText(row, words)).join('\n'));
}

function rowAsText(row: HistoryRowView, words: Words): string {
  const { text, dates } = words;
  const { at, senderName } = row.line;
  return text('history.copied', {
    when: `${dates.date(at)} ${dates.time(at)}`,
    from: senderName,
    to: row.toName,
    words: wordsOf(row, words),
  });
}

function wordsOf({ line, toName }: HistoryRowView, { text, sizes }: Words): string {
  switch (line.kind) {
    case 'text':
      return line.text;
    case 'nudge':
      return text(line.isOwn ? 'chat.nudge.sent' : 'chat.nudge.received', { name: line.senderName });
    case 'file':
      return text(sentenceKey(line.transfer), {
        name: line.isOwn ? toName : line.senderName,
        file: line.transfer.name,
        details: detailsOf(line.transfer, text, sizes),
        reason: reasonOf(line.transfer, text),
      });
  }
}
