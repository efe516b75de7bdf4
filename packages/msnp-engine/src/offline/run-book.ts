import { type AccountName, bytesToGuid, encodeUtf8, type Guid } from '@nudge/msnp-codec';
import type { MessengerEnvironment } from '../core/environment.ts';
import { forgetOldest } from '../core/forget-oldest.ts';
import type { ConversationId, LineId } from '../messenger-requests.ts';
import { REMEMBERED_PLACES, REMEMBERED_RUNS } from './offline-limits.ts';

/** A line that is to be left with the server. */
export interface LeftLine {
  readonly conversationId: ConversationId;
  readonly lineId: LineId;
  readonly to: AccountName;
  readonly text: string;
}

/** Where a line belongs among those of its conversation. */
export interface LinePlace {
  readonly runId: Guid;
  /** From 1. */
  readonly sequence: number;
}

/**
 * Runs and numbers of lines: one run for each conversation, and the same place for the same line however often it
 * is sent, so that a server that got it the first time keeps it once.
 */
export class RunBook {
  readonly #environment: Pick<MessengerEnvironment, 'createId' | 'md5'>;
  readonly #last = new Map<ConversationId, LinePlace>();
  readonly #places = new Map<string, LinePlace>();

  constructor(environment: Pick<MessengerEnvironment, 'createId' | 'md5'>) {
    this.#environment = environment;
  }

  placeOf({ conversationId, lineId, to }: Omit<LeftLine, 'text'>): LinePlace {
    const key = `${to} ${lineId}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const last = this.#last.get(conversationId) ?? { runId: this.#newRun(), sequence: 0 };
    const place = { runId: last.runId, sequence: last.sequence + 1 };
    // With its number a run is forgotten too: a number used twice would be a line that is never kept.
    this.#last.delete(conversationId);
    this.#last.set(conversationId, place);
    forgetOldest(this.#last, REMEMBERED_RUNS);
    this.#places.set(key, place);
    forgetOldest(this.#places, REMEMBERED_PLACES);
    return place;
  }

  clear(): void {
    this.#last.clear();
    this.#places.clear();
  }

  /** Of whatever form the identifiers here are. */
  #newRun(): Guid {
    return bytesToGuid(this.#environment.md5(encodeUtf8(this.#environment.createId())));
  }
}
