import { forgetOldest } from '../core/forget-oldest.ts';

/** Line ids remembered of one sender, and senders remembered; the oldest are forgotten first. */
export const REMEMBERED_LINES_PER_SENDER = 200;
export const REMEMBERED_SENDERS = 500;
/** Longer ids are not ours, and are not remembered. */
export const LINE_ID_MAX_LENGTH = 80;

/**
 * Which lines have arrived: a line that is sent again after its first sending was thought lost keeps its id,
 * so that the reader sees it once. Memory is bounded, whatever peers send.
 */
export class RecentLines {
  readonly #bySender = new Map<string, Set<string>>();

  /** Remembers the line; false when it had arrived before. */
  arrived(sender: string, lineId: string): boolean {
    if (lineId.length > LINE_ID_MAX_LENGTH) return true;
    const lines = this.#bySender.get(sender) ?? new Set<string>();
    if (lines.has(lineId)) return false;
    lines.add(lineId);
    forgetOldest(lines, REMEMBERED_LINES_PER_SENDER);
    this.#bySender.delete(sender);
    this.#bySender.set(sender, lines);
    forgetOldest(this.#bySender, REMEMBERED_SENDERS);
    return true;
  }
}
