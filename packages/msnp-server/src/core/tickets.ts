/**
 * Tickets and cookies: random, good for one account and one use, and short-lived. All of one box live equally
 * long, so the oldest stand in front and are dropped whenever one is issued.
 */
import { TICKETS_MAX } from '../limits.ts';

interface Kept<Grant> {
  readonly grant: Grant;
  readonly expiresAt: number;
}

export class Tickets<Grant> {
  readonly #kept = new Map<string, Kept<Grant>>();
  readonly #lifeMs: number;
  readonly #newText: () => string;

  /** `newText` makes an unguessable text. */
  constructor(lifeMs: number, newText: () => string) {
    this.#lifeMs = lifeMs;
    this.#newText = newText;
  }

  get size(): number {
    return this.#kept.size;
  }

  issue(grant: Grant, now: number): string {
    for (const [text, kept] of this.#kept) {
      if (kept.expiresAt > now && this.#kept.size < TICKETS_MAX) break;
      this.#kept.delete(text);
    }
    const text = this.#newText();
    this.#kept.set(text, { grant, expiresAt: now + this.#lifeMs });
    return text;
  }

  /** Gives back what the ticket was issued for, once, if `fits` agrees; a misuse spends it as well. */
  redeem(text: string, now: number, fits: (grant: Grant) => boolean): Grant | undefined {
    const kept = this.#kept.get(text);
    if (kept === undefined) return undefined;
    this.#kept.delete(text);
    return kept.expiresAt > now && fits(kept.grant) ? kept.grant : undefined;
  }

  /** Drops what nobody redeemed in time. */
  expire(now: number): void {
    for (const [text, kept] of this.#kept) {
      if (kept.expiresAt > now) return;
      this.#kept.delete(text);
    }
  }
}
