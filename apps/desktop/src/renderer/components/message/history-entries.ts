import type { LineView } from '@nudge/ipc-contract';

/** One line as the history shows it. */
export interface HistoryEntry {
  readonly line: LineView;
  /** A run of one sender's texts shares one head; a nudge or notice ends it, and what was left is a run of its own. */
  readonly showsHead: boolean;
  /** A rule stands above: before it everything is from an earlier conversation. */
  readonly startsConversation: boolean;
  /** Its day stands above: no line before it is of that day. */
  readonly startsDay: boolean;
}

interface HistoryEntriesOptions {
  /** Off: every text has its own head. */
  readonly groupSequential: boolean;
}

/** Decides heads, the rules between days, and the one between earlier lines and those of now. */
export function historyEntries(
  lines: readonly LineView[],
  { groupSequential }: HistoryEntriesOptions,
): readonly HistoryEntry[] {
  return lines.map((line, index) => {
    const previous = lines[index - 1];
    const startsDay = previous === undefined ? line.isEarlier : !isSameDay(previous.at, line.at);
    return {
      line,
      showsHead: line.kind === 'text' && (startsDay || !groupSequential || !isSameRun(previous, line)),
      startsConversation: previous?.isEarlier === true && !line.isEarlier,
      startsDay,
    };
  });
}

function isSameRun(previous: LineView | undefined, line: LineView & { readonly kind: 'text' }): boolean {
  return (
    previous?.kind === 'text' &&
    previous.senderAddress === line.senderAddress &&
    previous.isOwn === line.isOwn &&
    previous.wasLeft === line.wasLeft &&
    previous.isEarlier === line.isEarlier
  );
}

/** By the clock on this computer's wall. */
const isSameDay = (one: number, other: number): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString();
