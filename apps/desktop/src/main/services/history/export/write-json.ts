/** The history for other programs. Times are ISO 8601 in UTC; where files lie on this computer is left out. */
import type { HistoryLine } from '../line-rows.ts';
import type { ExportedConversation, ExportParts } from './export-parts.ts';

const VERSION = 1;

export async function* writeJson({ own, conversations }: ExportParts): AsyncIterable<string> {
  yield `{"format":"nudge-history","version":${VERSION},"account":${JSON.stringify(own.address)},"conversations":[`;
  for (const [index, conversation] of conversations.entries()) {
    if (index > 0) yield ',';
    yield* writeConversation(conversation);
  }
  yield '\n]}\n';
}

async function* writeConversation({ view, pages }: ExportedConversation): AsyncIterable<string> {
  const { id, kind, title, addresses } = view;
  yield `\n${JSON.stringify({ id, kind, title, addresses }).slice(0, -1)},"lines":[`;
  let isFirst = true;
  for await (const lines of pages()) {
    const texts = lines.map((line) => `\n${JSON.stringify(lineData(line))}`);
    if (texts.length > 0) yield (isFirst ? '' : ',') + texts.join(',');
    isFirst &&= texts.length === 0;
  }
  yield ']}';
}

function lineData(line: HistoryLine): object {
  const { kind, isOwn, senderAddress, senderName } = line;
  const base = { at: new Date(line.at).toISOString(), kind, isOwn, senderAddress, senderName };
  switch (line.kind) {
    case 'nudge':
      return { ...base, state: line.state };
    case 'text': {
      const { text, format, state, failureReason } = line;
      return { ...base, text, format, state, failureReason };
    }
    case 'file': {
      const { place: _place, sources: _sources, preview: _preview, ...file } = line.transfer;
      return { ...base, file };
    }
  }
}
