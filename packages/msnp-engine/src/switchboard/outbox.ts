/**
 * Lines of one conversation on their way out. A line waits, is sent, and ends exactly once: delivered, failed
 * or not known to have arrived. A line that was on the wire never goes back to waiting.
 */
import type { TextFormat } from '@nudge/msnp-codec';
import type { EmoticonPair, LineFailureReason, LineState } from '../messenger-events.ts';
import type { Refusal } from './call-refusals.ts';
import type { LineId } from '../messenger-requests.ts';
import type { MessageResult } from './switchboard-output.ts';

/** Most lines one conversation may hold back. */
export const WAITING_LINES_MAX = 1_000;

/** An emoticon of ours in a line, announced before it. */
export interface AnnouncedEmoticon extends EmoticonPair {
  readonly isAnimated: boolean;
}

export type LineContent =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly format?: TextFormat;
      readonly emoticons?: readonly AnnouncedEmoticon[];
    }
  | { readonly kind: 'nudge' };

export interface OutgoingLine {
  readonly lineId: LineId;
  readonly content: LineContent;
}

/** A new state of one line. */
export interface LineChange {
  readonly lineId: LineId;
  readonly state: LineState;
  readonly reason?: LineFailureReason;
  readonly serverCode?: number;
}

/** A line on the wire: how many of its messages are not settled, and how the others were. */
interface SentLine {
  readonly open: number;
  readonly result: MessageResult;
}

export class Outbox {
  readonly #waiting = new Map<LineId, OutgoingLine>();
  readonly #sent = new Map<LineId, SentLine>();
  readonly #tell: (change: LineChange) => void;

  constructor(tell: (change: LineChange) => void) {
    this.#tell = tell;
  }

  get hasWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0 && this.#sent.size === 0;
  }

  get isFull(): boolean {
    return this.#waiting.size >= WAITING_LINES_MAX;
  }

  /** Whether the line is on its way already. */
  has(lineId: LineId): boolean {
    return this.#waiting.has(lineId) || this.#sent.has(lineId);
  }

  add(line: OutgoingLine): void {
    this.#waiting.set(line.lineId, line);
    this.#tell({ lineId: line.lineId, state: 'waiting' });
  }

  /** Takes out everything that waits, in order, to be sent now. */
  takeWaiting(): readonly OutgoingLine[] {
    const lines = [...this.#waiting.values()];
    this.#waiting.clear();
    return lines;
  }

  /** The line went out in so many messages, each of which will be acknowledged. */
  sent(lineId: LineId, messages: number): void {
    this.#sent.set(lineId, { open: messages, result: 'delivered' });
    this.#tell({ lineId, state: 'sent' });
  }

  /**
   * One message of a line is settled. The last one ends the line, which is as good as the worst of them: told
   * earlier, the line could be sent again and be taken for delivered by what is still to come for the first time.
   */
  messageSettled(lineId: LineId, settled: MessageResult): void {
    const sent = this.#sent.get(lineId);
    if (sent === undefined) return;
    const open = sent.open - 1;
    const result = worse(sent.result, settled);
    if (open > 0) {
      this.#sent.set(lineId, { open, result });
      return;
    }
    this.#sent.delete(lineId);
    this.#tell(
      result === 'failed' ? { lineId, state: 'failed', reason: 'refused' } : { lineId, state: result },
    );
  }

  /** Nothing of what waits can go out. */
  failWaiting({ reason, serverCode }: Refusal): void {
    for (const { lineId } of this.takeWaiting()) {
      this.#tell({ lineId, state: 'failed', reason, ...(serverCode === undefined ? {} : { serverCode }) });
    }
  }
}

/** Known to have failed is worse than not known to have arrived. */
const FROM_GOOD_TO_BAD: readonly MessageResult[] = ['delivered', 'unknown', 'failed'];

function worse(one: MessageResult, other: MessageResult): MessageResult {
  return FROM_GOOD_TO_BAD.indexOf(one) > FROM_GOOD_TO_BAD.indexOf(other) ? one : other;
}
