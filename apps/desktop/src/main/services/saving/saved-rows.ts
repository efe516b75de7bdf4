/** From lines as a window shows them to what is saved of them: words, and of each message its format. */
import type { LineView } from '@nudge/ipc-contract';
import { shownName } from '../support/shown-line.ts';
import { fileSentence } from './file-sentence.ts';
import type { SaveDates, SaveWords } from './save-words.ts';
import type { SavedRow } from './saved-conversation.ts';

export interface SavedRowsInput {
  readonly lines: readonly LineView[];
  /** When the line before them was spoken; absent: they are the first. */
  readonly lastAt?: number | undefined;
  readonly words: SaveWords;
  readonly dates: SaveDates;
  readonly locale: string;
  /** The name of whoever has that address. */
  readonly nameOf: (address: string) => string;
}

type Line<Kind extends LineView['kind']> = Extract<LineView, { readonly kind: Kind }>;

/** Every message has a head of its own: in a file nothing else says when it was written. */
export function savedRows(input: SavedRowsInput): readonly SavedRow[] {
  let lastDay = input.lastAt === undefined ? '' : input.dates.day(input.lastAt);
  return input.lines.flatMap((line): readonly SavedRow[] => {
    const day = input.dates.day(line.at);
    const row = rowOf(line, input);
    if (day === lastDay) return [row];
    lastDay = day;
    return [{ kind: 'day', text: day }, row];
  });
}

function rowOf(line: LineView, input: SavedRowsInput): SavedRow {
  if (line.kind === 'text') return messageRow(line, input);
  const text = eventText(line, input);
  return { kind: 'event', text: input.words('save.event', { text, time: input.dates.time(line.at) }) };
}

function messageRow(line: Line<'text'>, { words, dates }: SavedRowsInput): SavedRow {
  const name = shownName(line.senderName, line.senderAddress);
  const trouble = troubleOf(line, words);
  return {
    kind: 'message',
    head: words('chat.saysAt', { name, time: dates.time(line.at) }),
    text: withoutControls(line.text),
    format: line.format,
    ...(trouble === undefined ? {} : { trouble }),
  };
}

function troubleOf({ state, failureReason }: Line<'text'>, words: SaveWords): string | undefined {
  if (state === 'unknown') return words('chat.unknown');
  return state === 'failed' ? words(`chat.failure.${failureReason ?? 'serverError'}`) : undefined;
}

function eventText(line: Exclude<LineView, Line<'text'>>, input: SavedRowsInput): string {
  const { words, locale } = input;
  switch (line.kind) {
    case 'notice':
      return words(`chat.notice.${line.notice}`, { name: shownName(line.name, '') });
    case 'file': {
      const { partnerAddress } = line.transfer;
      const name = shownName(input.nameOf(partnerAddress), partnerAddress);
      return fileSentence({ transfer: line.transfer, name, words, locale });
    }
    case 'nudge':
      return nudgeText(line, words);
  }
}

export function nudgeText(line: Line<'nudge'>, words: SaveWords): string {
  const key = line.isOwn ? 'chat.nudge.sent' : 'chat.nudge.received';
  const said = words(key, { name: shownName(line.senderName, line.senderAddress) });
  const hasFailed = line.state === 'failed' || line.state === 'unknown';
  return hasFailed ? `${said} ${words('chat.nudge.failed')}` : said;
}

/** Nothing that a program could take for an order, and one kind of line end. */
function withoutControls(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\n\t])\p{Cc}/gu, '');
}
