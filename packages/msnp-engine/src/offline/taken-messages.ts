import { OFFLINE_DELETIONS_MAX, OFFLINE_MESSAGE_ID_MAX_LENGTH } from '@nudge/msnp-codec';
import { forgetOldest } from '../core/forget-oldest.ts';
import { TAKEN_MESSAGES_MAX } from './offline-limits.ts';

/** Messages that the application holds durably: not told again, and to be deleted at the server. */
export class TakenMessages {
  readonly #taken = new Set<string>();
  readonly #toDelete = new Set<string>();

  take(messageIds: readonly string[]): void {
    for (const messageId of messageIds) {
      if (messageId === '' || messageId.length > OFFLINE_MESSAGE_ID_MAX_LENGTH) continue;
      this.#taken.add(messageId);
      forgetOldest(this.#taken, TAKEN_MESSAGES_MAX);
      this.#toDelete.add(messageId);
      forgetOldest(this.#toDelete, TAKEN_MESSAGES_MAX);
    }
  }

  /** Whether a message that the server has is one of them; it is to be deleted then, perhaps once more. */
  isTaken(messageId: string): boolean {
    if (!this.#taken.has(messageId)) return false;
    this.take([messageId]);
    return true;
  }

  /** What can be deleted at once. */
  nextBatch(): readonly string[] {
    return [...this.#toDelete].slice(0, OFFLINE_DELETIONS_MAX);
  }

  /** The server has been asked and has answered: what it still has, it will say at the next sign-in. */
  settled(messageIds: readonly string[]): void {
    for (const messageId of messageIds) this.#toDelete.delete(messageId);
  }

  clear(): void {
    this.#taken.clear();
    this.#toDelete.clear();
  }
}
