import type { LineView } from '@nudge/ipc-contract';
import type { Conversation } from '../conversations/conversation.ts';

/** More is not read for one saving: a window that shows more has been scrolled back for hours. */
export const SAVED_LINES_MAX = 50_000;

interface Page {
  readonly lines: readonly LineView[];
  readonly hasEarlier: boolean;
}

/**
 * What a window shows of its conversation, from its oldest line on: what is in memory, and before that what the
 * history has. An `oldestLineId` nobody knows adds nothing.
 */
export function linesInWindow(
  conversation: Conversation,
  oldestLineId: string | undefined,
  before: (lineId: string) => Page,
): readonly LineView[] {
  const known = [...conversation.earlier, ...conversation.lines];
  if (oldestLineId === undefined || holds(known, oldestLineId)) return from(known, oldestLineId);
  const read = readBack(known, oldestLineId, before);
  return holds(read, oldestLineId) ? from(read, oldestLineId) : known;
}

function readBack(
  known: readonly LineView[],
  oldestLineId: string,
  before: (lineId: string) => Page,
): readonly LineView[] {
  const pages: (readonly LineView[])[] = [known];
  let count = known.length;
  // Notices are not kept: the history knows no place of them.
  let first = known.find(({ kind }) => kind !== 'notice');
  while (first !== undefined && count < SAVED_LINES_MAX) {
    const page = before(first.id);
    pages.unshift(page.lines);
    count += page.lines.length;
    if (holds(page.lines, oldestLineId) || !page.hasEarlier) break;
    first = page.lines[0];
  }
  return pages.flat();
}

function holds(lines: readonly LineView[], id: string): boolean {
  return lines.some((line) => line.id === id);
}

function from(lines: readonly LineView[], id: string | undefined): readonly LineView[] {
  return id === undefined ? lines : lines.slice(lines.findIndex((line) => line.id === id));
}
