/**
 * From an event of a log to a line of the history. What our own export wrote beside it is believed as far as it makes
 * sense, and never where it names a place on a disk. The id says where a line came from: the same log gives the
 * same ids, also when it has grown since.
 */
import { createHash } from 'node:crypto';
import type { LineFailureReason, LineState } from '@nudge/ipc-contract';
import { keptTransferSchema, type KeptTransfer } from '../../transfers/kept-transfer.ts';
import { OURS } from '../export/log-names.ts';
import { fromLogStyle } from '../export/log-style.ts';
import type { HistoryLine } from '../line-rows.ts';
import type { LogEvent } from './log-event.ts';
import { sameName } from './whose-names.ts';

/** Every imported line's id begins so; the schema knows it too. */
export const LOG_ID = 'log-';
const CONVERSATION_MAX_CHARACTERS = 256;
const CONVERSATION = /^(group:.|log:.|[^@\s]+@[^@\s]+$)/;

const STATES: ReadonlySet<string> = new Set<LineState>([
  'delivered',
  'kept',
  'failed',
  'unknown',
  'sent',
  'waiting',
]);
const REASONS: ReadonlySet<string> = new Set<LineFailureReason>([
  'refused',
  'notOnline',
  'blocked',
  'hidden',
  'timedOut',
  'tooLong',
  'tooMany',
  'left',
  'serverError',
  'historyFull',
]);

export interface LogSides {
  readonly account: string;
  /** Of the other person, or a conversation of its own. */
  readonly conversation: string;
  /** As `sameName` makes them. */
  readonly ownNames: ReadonlySet<string>;
}

export interface LogLine {
  readonly conversation: string;
  readonly line: HistoryLine;
}

/** All lines of one log, in its order. */
export function linesOfLog(events: readonly LogEvent[], sides: LogSides): readonly LogLine[] {
  const counts = new Map<string, number>();
  return events.map((event) => {
    const source = JSON.stringify([event.at, event.kind, event.from.name, event.text, event.ours[OURS.kind]]);
    const count = counts.get(source) ?? 0;
    counts.set(source, count + 1);
    const id = LOG_ID + createHash('sha256').update(`${count} ${source}`).digest('hex').slice(0, 40);
    return lineOf(event, id, sides);
  });
}

function lineOf(event: LogEvent, id: string, { account, conversation: about, ownNames }: LogSides): LogLine {
  const told = event.ours[OURS.isOwn];
  const isOwn = told === undefined ? ownNames.has(sameName(event.from.name)) : told === '1';
  const named = event.ours[OURS.conversation] ?? '';
  const isNamed = named.length <= CONVERSATION_MAX_CHARACTERS && CONVERSATION.test(named);
  const conversation = isNamed ? named : about;
  const other = conversation.includes('@') ? conversation : '';
  const base = {
    id,
    at: event.at,
    isEarlier: true,
    isOwn,
    senderAddress: event.from.address || (isOwn ? account : other),
    senderName: event.from.name,
  };
  return { conversation, line: { ...base, ...contentOf(event) } };
}

type Content =
  | Pick<Extract<HistoryLine, { kind: 'text' }>, 'kind' | 'text' | 'format' | 'state' | 'failureReason'>
  | Pick<Extract<HistoryLine, { kind: 'nudge' }>, 'kind' | 'state'>
  | Pick<Extract<HistoryLine, { kind: 'file' }>, 'kind' | 'transfer'>;

function contentOf({ text, style, ours }: LogEvent): Content {
  const file = ours[OURS.file] === undefined ? undefined : transferOf(ours[OURS.file] ?? '');
  if (file !== undefined) return { kind: 'file', transfer: file };
  const state = ours[OURS.state] ?? '';
  const reason = ours[OURS.reason] ?? '';
  const kept = STATES.has(state) ? { state: settled(state as LineState) } : {};
  if (ours[OURS.kind] === 'nudge') return { kind: 'nudge', ...kept };
  const failure = REASONS.has(reason) ? { failureReason: reason as LineFailureReason } : {};
  return { kind: 'text', text, format: fromLogStyle(style), ...kept, ...failure };
}

/** Nothing that was imported is on its way. */
const settled = (state: LineState): LineState =>
  state === 'waiting' || state === 'sent' ? 'unknown' : state;

function transferOf(json: string): KeptTransfer | undefined {
  try {
    const {
      place: _place,
      sources: _sources,
      preview: _preview,
      ...facts
    } = keptTransferSchema.parse(JSON.parse(json));
    const hasEnded = !['offered', 'starting', 'running', 'interrupted'].includes(facts.state.kind);
    return hasEnded ? facts : { ...facts, state: { kind: 'failed', reason: 'notConnected' } };
  } catch {
    return undefined;
  }
}
