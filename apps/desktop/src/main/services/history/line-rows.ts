import {
  DEFAULT_SETTINGS,
  textFormatSchema,
  type LineFailureReason,
  type LineState,
  type LineView,
  type TextFormatView,
} from '@nudge/ipc-contract';
import { z } from 'zod';
import { keptTransferSchema, type KeptTransfer } from '../transfers/kept-transfer.ts';

type ViewOf<Kind extends LineView['kind']> = Extract<LineView, { readonly kind: Kind }>;

/** A custom emoticon of a line: its code and the hash of its picture. */
export interface KeptEmoticon {
  readonly code: string;
  readonly hash: string;
}

/** The id of a line that was left while one was offline begins so; nothing else tells it from others. */
export const LEFT_ID = 'left-';

/** What is kept: texts, nudges and files. Notices belong to the moment. Pictures are kept elsewhere, by hash. */
export type HistoryLine =
  | (Omit<ViewOf<'text'>, 'emoticons'> & { readonly uses?: readonly KeptEmoticon[] })
  | ViewOf<'nudge'>
  | (Omit<ViewOf<'file'>, 'transfer'> & { readonly transfer: KeptTransfer });

type KindOfLine<Kind extends HistoryLine['kind']> = Extract<HistoryLine, { readonly kind: Kind }>;

/** What became of an own line. */
export interface LineStateChange {
  readonly id: string;
  readonly state: LineState;
  readonly failureReason?: LineFailureReason;
}

/** The columns of {@link LineRow}, in its order. */
export const LINE_COLUMNS =
  'id, at, kind, is_own, sender_address, sender_name, text, format, state, failure_reason, emoticons, transfer';

/** Of a file, `state` holds the kind of its transfer's state, so that open ones are found. */
export interface LineRow {
  readonly id: string;
  readonly at: number;
  readonly kind: 'text' | 'nudge' | 'file';
  readonly is_own: number;
  readonly sender_address: string;
  readonly sender_name: string;
  readonly text: string;
  readonly format: string | null;
  readonly state: string | null;
  readonly failure_reason: LineFailureReason | null;
  readonly emoticons: string | null;
  readonly transfer: string | null;
}

/** What {@link LINE_COLUMNS} select of one line, without the names. */
export type LineValues = readonly [
  id: LineRow['id'],
  at: LineRow['at'],
  kind: LineRow['kind'],
  isOwn: LineRow['is_own'],
  senderAddress: LineRow['sender_address'],
  senderName: LineRow['sender_name'],
  text: LineRow['text'],
  format: LineRow['format'],
  state: LineRow['state'],
  failureReason: LineRow['failure_reason'],
  emoticons: LineRow['emoticons'],
  transfer: LineRow['transfer'],
];

export function rowFromValues(values: LineValues): LineRow {
  const [id, at, kind, is_own, sender_address, sender_name, text, ...rest] = values;
  const [format, state, failure_reason, emoticons, transfer] = rest;
  const head = { id, at, kind, is_own, sender_address, sender_name, text };
  return { ...head, format, state, failure_reason, emoticons, transfer };
}

const emoticonsSchema = z.array(z.object({ code: z.string(), hash: z.string() }));

function readJson<Value>(schema: { parse(value: unknown): Value }, json: string | null): Value | undefined {
  if (json === null) return undefined;
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** Most lines look like the one before them; reading each anew costs more than the database does. */
const FORMATS_KNOWN_MAX = 64;
const knownFormats = new Map<string | null, TextFormatView>();

function readFormat(json: string | null): TextFormatView {
  const known = knownFormats.get(json);
  if (known !== undefined) return known;
  const format = readJson(textFormatSchema, json) ?? DEFAULT_SETTINGS.messages.format;
  if (knownFormats.size >= FORMATS_KNOWN_MAX) knownFormats.clear();
  knownFormats.set(json, format);
  return format;
}

export function readTransfer(json: string | null): KeptTransfer | undefined {
  return readJson(keptTransferSchema, json);
}

/** What differs from kind to kind; `text` of a file is its name, for a search. */
function contentOf(
  line: HistoryLine,
): Pick<LineRow, 'text' | 'format' | 'state' | 'failure_reason' | 'emoticons' | 'transfer'> {
  const empty = {
    text: '',
    format: null,
    state: null,
    failure_reason: null,
    emoticons: null,
    transfer: null,
  };
  switch (line.kind) {
    case 'nudge':
      return { ...empty, state: line.state ?? null };
    case 'file': {
      const { name, state } = line.transfer;
      return { ...empty, text: name, state: state.kind, transfer: JSON.stringify(line.transfer) };
    }
    case 'text':
      return {
        ...empty,
        text: line.text,
        format: JSON.stringify(line.format),
        state: line.state ?? null,
        failure_reason: line.failureReason ?? null,
        emoticons: line.uses === undefined ? null : JSON.stringify(line.uses),
      };
  }
}

export function rowFromLine(line: HistoryLine): LineRow {
  return {
    id: line.id,
    at: line.at,
    kind: line.kind,
    is_own: line.isOwn ? 1 : 0,
    sender_address: line.senderAddress,
    sender_name: line.senderName,
    ...contentOf(line),
  };
}

/** Everything that comes out of the history is from earlier. Undefined: a file whose facts cannot be read. */
export function lineFromRow(row: LineRow): HistoryLine | undefined {
  const base = {
    id: row.id,
    at: row.at,
    isEarlier: true,
    isOwn: row.is_own === 1,
    senderAddress: row.sender_address,
    senderName: row.sender_name,
  };
  if (row.kind === 'file') {
    const transfer = readTransfer(row.transfer);
    return transfer && { ...base, kind: 'file', transfer };
  }
  const state = row.state === null ? {} : { state: row.state as LineState };
  if (row.kind === 'nudge') return { ...base, ...state, kind: 'nudge' };
  return { ...base, ...state, kind: 'text', text: row.text, ...aroundText(row) };
}

/** Of a line that a server keeps the text alone arrives, whatever it was typed in. */
function aroundText(row: LineRow): Pick<KindOfLine<'text'>, 'format' | 'failureReason' | 'wasLeft' | 'uses'> {
  const reason = row.failure_reason === null ? {} : { failureReason: row.failure_reason };
  const left = row.id.startsWith(LEFT_ID) ? { wasLeft: true as const } : {};
  const isPlain = row.state === 'kept';
  const uses = isPlain ? undefined : readJson(emoticonsSchema, row.emoticons);
  return { format: readFormat(isPlain ? null : row.format), ...reason, ...left, ...(uses && { uses }) };
}
