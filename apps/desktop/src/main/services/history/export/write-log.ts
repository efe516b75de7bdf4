/**
 * The history as MSN Messenger's own message logs: any program that reads those reads this. Sessions are days; what
 * our own import needs beside it stands in attributes that others pass over. No path of this computer is told.
 */
import { nudgeText } from '../../saving/saved-rows.ts';
import { fileSentence } from '../../saving/file-sentence.ts';
import type { HistoryLine } from '../line-rows.ts';
import type { ExportedConversation, ExportParts } from './export-parts.ts';
import { NUDGE_NAMESPACE, OURS } from './log-names.ts';
import { toLogStyle } from './log-style.ts';
import { toView } from './write-rows.ts';

const DAY_MILLISECONDS = 86_400_000;
const LINE_END = '\r\n';
/** Not even as a number may these stand in XML 1.0. */
const NOT_XML = /(?![\t\n\r\x7F-\x9F])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

interface LogContext extends ExportParts {
  readonly conversation: ExportedConversation;
  /** Sessions before this conversation's first. */
  readonly sessions: number;
}

export async function* writeLog(parts: ExportParts): AsyncIterable<string> {
  const total = parts.conversations.reduce((sum, { view }) => sum + daysOf(view), 0);
  const root = { FirstSessionID: '1', LastSessionID: String(total), 'xmlns:nudge': NUDGE_NAMESPACE };
  yield `<?xml version="1.0" encoding="UTF-8"?>${LINE_END}`;
  yield `<?xml-stylesheet type='text/xsl' href='MessageLog.xsl'?>${LINE_END}`;
  yield `<Log${attributes({ ...root, [OURS.account]: parts.own.address })}>${LINE_END}`;
  let sessions = 0;
  for (const conversation of parts.conversations) {
    const context = { ...parts, conversation, sessions };
    for await (const lines of conversation.pages()) {
      yield lines.map((line) => eventOf(line, context) + LINE_END).join('');
    }
    sessions += daysOf(conversation.view);
  }
  yield `</Log>${LINE_END}`;
}

const daysOf = ({ firstAt, lastAt }: ExportedConversation['view']): number =>
  Math.floor((lastAt - firstAt) / DAY_MILLISECONDS) + 1;

function eventOf(line: HistoryLine, context: LogContext): string {
  const from = `<From>${user(line.senderName, line.senderAddress)}</From>`;
  const to = line.isOwn ? context.conversation.title : context.own.displayName;
  const head = attributes({ ...timesOf(line, context), ...oursOf(line, context) });
  switch (line.kind) {
    case 'text':
      return message(
        head,
        from + recipient(to),
        element('Text', line.text, { Style: toLogStyle(line.format) }),
      );
    case 'nudge':
      return message(
        head,
        from + recipient(to),
        element('Text', nudgeText(line, context.words), { Style: '' }),
      );
    case 'file': {
      const { name } = line.transfer;
      const content = element('File', name) + element('Text', sentenceOf(line, context), { Style: '' });
      return `<Invitation${head}>${from}${content}</Invitation>`;
    }
  }
}

const message = (head: string, people: string, text: string): string =>
  `<Message${head}>${people}${text}</Message>`;
const recipient = (name: string): string => `<To><User${attributes({ FriendlyName: name })}/></To>`;

function user(name: string, address: string): string {
  return `<User${attributes({ FriendlyName: name, [OURS.address]: address })}/>`;
}

function sentenceOf(line: HistoryLine, { words, locale, nameOf }: LogContext): string {
  const view = toView(line);
  if (view.kind !== 'file') return '';
  const { partnerAddress } = view.transfer;
  const name = nameOf(partnerAddress) || partnerAddress;
  return fileSentence({ transfer: view.transfer, name, words, locale });
}

function timesOf(
  { at }: HistoryLine,
  { conversation, sessions }: LogContext,
): Readonly<Record<string, string>> {
  const time = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = Math.floor((at - conversation.view.firstAt) / DAY_MILLISECONDS);
  return {
    Date: `${time.getMonth() + 1}/${time.getDate()}/${time.getFullYear()}`,
    Time: `${time.getHours()}:${two(time.getMinutes())}:${two(time.getSeconds())}`,
    DateTime: time.toISOString(),
    SessionID: String(sessions + Math.max(0, day) + 1),
  };
}

function oursOf(line: HistoryLine, { conversation }: LogContext): Readonly<Record<string, string>> {
  const base = {
    [OURS.conversation]: conversation.view.id,
    [OURS.kind]: line.kind,
    [OURS.isOwn]: line.isOwn ? '1' : '0',
  };
  if (line.kind === 'file') {
    const { place: _place, sources: _sources, preview: _preview, ...facts } = line.transfer;
    return { ...base, [OURS.file]: JSON.stringify(facts) };
  }
  const reason = line.kind === 'text' ? line.failureReason : undefined;
  return {
    ...base,
    ...(line.state === undefined ? {} : { [OURS.state]: line.state }),
    ...(reason === undefined ? {} : { [OURS.reason]: reason }),
  };
}

function element(name: string, text: string, given: Readonly<Record<string, string>> = {}): string {
  return `<${name}${attributes(given)}>${escaped(text)}</${name}>`;
}

function attributes(given: Readonly<Record<string, string>>): string {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll(/[\n\t]/g, numbered)}"`)
    .join('');
}

const numbered = (character: string): string => `&#${character.charCodeAt(0)};`;

function escaped(text: string): string {
  return text
    .replaceAll(NOT_XML, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
