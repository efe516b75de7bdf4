/** The history as text and as a web page, with the words and rows of a saved conversation. */
import type { LineView } from '@nudge/ipc-contract';
import { shownLineOf } from '../../conversations/kept-lines.ts';
import { plainRows, plainTitle } from '../../saving/plain-text.ts';
import { savedRows } from '../../saving/saved-rows.ts';
import type { SavedRow } from '../../saving/saved-conversation.ts';
import { WEB_PAGE_END, webPageStart, webRows, webTitle } from '../../saving/web-page.ts';
import type { KeptTransfer } from '../../transfers/kept-transfer.ts';
import { transferView } from '../../transfers/transfer-card.ts';
import type { HistoryLine } from '../line-rows.ts';
import type { ExportedConversation, ExportParts } from './export-parts.ts';

const shown = {
  emoticons: () => [],
  transfer: (id: string, kept: KeptTransfer) => transferView(id, kept, { previewUrl: () => '' }),
};

/** A line as a sentence about it needs it; no file of this computer is looked for. */
export function toView({ ...line }: HistoryLine): LineView {
  if (line.kind !== 'file') return shownLineOf(line, shown);
  const { place: _place, sources: _sources, ...transfer } = line.transfer;
  return shownLineOf({ ...line, transfer }, shown);
}

export async function* writeText(parts: ExportParts): AsyncIterable<string> {
  for (const conversation of parts.conversations) {
    yield plainTitle(conversation.title);
    for await (const rows of rowsOf(conversation, parts)) yield plainRows(rows);
    yield plainTitle('');
  }
}

export async function* writeWebPage(parts: ExportParts): AsyncIterable<string> {
  yield webPageStart(parts.title, parts.locale);
  for (const conversation of parts.conversations) {
    yield webTitle(conversation.title);
    for await (const rows of rowsOf(conversation, parts)) yield webRows(rows);
  }
  yield WEB_PAGE_END;
}

async function* rowsOf(
  { pages }: ExportedConversation,
  parts: ExportParts,
): AsyncIterable<readonly SavedRow[]> {
  let lastAt: number | undefined;
  for await (const lines of pages()) {
    yield savedRows({ ...parts, lines: lines.map(toView), lastAt });
    lastAt = lines.at(-1)?.at ?? lastAt;
  }
}
