import {
  DEFAULT_SETTINGS,
  textFormatSchema,
  type LineFailureReason,
  type LineState,
  type LineView,
  type TextFormatView,
} from '@nudge/ipc-contract';

/** What is kept: texts and nudges. Notices belong to the moment. */
export type HistoryLine = Extract<LineView, { readonly kind: 'text' | 'nudge' }>;

/** What became of an own line. */
export interface LineStateChange {
  readonly id: string;
  readonly state: LineState;
  readonly failureReason?: LineFailureReason;
}

export interface LineRow {
  readonly id: string;
  readonly at: number;
  readonly kind: 'text' | 'nudge';
  readonly is_own: number;
  readonly sender_address: string;
  readonly sender_name: string;
  readonly text: string;
  readonly format: string | null;
  readonly state: LineState | null;
  readonly failure_reason: LineFailureReason | null;
}

function readFormat(json: string | null): TextFormatView {
  try {
    return textFormatSchema.parse(JSON.parse(json ?? ''));
  } catch {
    return DEFAULT_SETTINGS.messages.format;
  }
}

export function rowFromLine(line: HistoryLine): LineRow {
  const isText = line.kind === 'text';
  return {
    id: line.id,
    at: line.at,
    kind: line.kind,
    is_own: line.isOwn ? 1 : 0,
    sender_address: line.senderAddress,
    sender_name: line.senderName,
    text: isText ? line.text : '',
    format: isText ? JSON.stringify(line.format) : null,
    state: line.state ?? null,
    failure_reason: (isText ? line.failureReason : undefined) ?? null,
  };
}

/** Everything that comes out of the history is from earlier. */
export function lineFromRow(row: LineRow): HistoryLine {
  const base = {
    id: row.id,
    at: row.at,
    isEarlier: true,
    isOwn: row.is_own === 1,
    senderAddress: row.sender_address,
    senderName: row.sender_name,
    ...(row.state === null ? {} : { state: row.state }),
  };
  if (row.kind === 'nudge') return { ...base, kind: 'nudge' };
  const format = readFormat(row.format);
  const reason = row.failure_reason === null ? {} : { failureReason: row.failure_reason };
  return { ...base, kind: 'text', text: row.text, format, ...reason };
}
