/** The sessions with one person: found by Call-ID for SLP, by SessionID for data; and the calls that are over. */
import { ENDED_CALLS_MAX, SESSIONS_MAX } from './limits.ts';
import type { SlpSession } from './peer-line.ts';
import { RecentKeys } from './recent-keys.ts';

const NO_SESSIONS: readonly SlpSession[] = [];

export class Sessions {
  readonly #byCall = new Map<string, SlpSession>();
  readonly #byNumber = new Map<number, readonly SlpSession[]>();
  readonly #endedCalls = new RecentKeys(ENDED_CALLS_MAX);

  /** Those that end while they are gone through are left out. */
  get all(): Iterable<SlpSession> {
    return this.#byCall.values();
  }

  get isFull(): boolean {
    return this.#byCall.size >= SESSIONS_MAX;
  }

  add(session: SlpSession): void {
    this.#byCall.set(keyOf(session.callId), session);
    this.#byNumber.set(session.sessionId, [...this.bySessionId(session.sessionId), session]);
  }

  byCall(callId: string): SlpSession | undefined {
    return this.#byCall.get(keyOf(callId));
  }

  /** Both sides may have chosen the same number. */
  bySessionId(sessionId: number): readonly SlpSession[] {
    return this.#byNumber.get(sessionId) ?? NO_SESSIONS;
  }

  isTaken(sessionId: number): boolean {
    return this.bySessionId(sessionId).some((session) => !session.isOurs);
  }

  /** Whether a call has been here, and may be over. */
  isKnown(callId: string): boolean {
    return this.#byCall.has(keyOf(callId)) || this.#endedCalls.has(keyOf(callId));
  }

  remove(session: SlpSession): void {
    const key = keyOf(session.callId);
    if (this.#byCall.get(key) !== session) return;
    this.#byCall.delete(key);
    const others = this.bySessionId(session.sessionId).filter((other) => other !== session);
    if (others.length > 0) this.#byNumber.set(session.sessionId, others);
    else this.#byNumber.delete(session.sessionId);
    this.#endedCalls.add(key);
  }
}

/** Clients repeat a Call-ID in their own spelling. */
function keyOf(callId: string): string {
  return callId.toUpperCase();
}
