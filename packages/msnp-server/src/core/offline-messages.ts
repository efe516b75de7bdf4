/**
 * Messages that wait for people who are not signed in. Whom somebody may write to, they may leave a message for; who
 * is blocked, who writes to nobody and who asks what is not theirs learn the same. All of it runs in the sequence of
 * sign-ins: a message is either in the list that somebody is told when they come, or told by itself, never both.
 */
import type { AccountName } from '@nudge/msnp-codec';
import { ServerError } from '../errors.ts';
import {
  OFFLINE_EXPIRY_EVERY_MS,
  OFFLINE_KEYS_MAX,
  OFFLINE_LIFE_MS,
  OFFLINE_REMEMBERED_MAX,
  OFFLINE_REMEMBERED_MS,
  OFFLINE_WAITING_BY_SENDER_MAX,
  OFFLINE_WAITING_MAX,
  OFFLINE_WAITING_OF_PAIR_MAX,
  OFFLINE_WINDOW_MAX,
  OFFLINE_WINDOW_MS,
} from '../limits.ts';
import type { KeptMessage, WaitingMessage } from '../store/offline-message-store.ts';
import { AttemptCounter } from './attempt-counter.ts';
import type { Directory } from './directory.ts';
import type { Environment } from './environment.ts';
import { randomGuid } from './random-text.ts';
import type { Session } from './sessions.ts';

/** What a sender hands over; checked for its form. */
export interface LeftMessage extends Pick<KeptMessage, 'senderName' | 'runId' | 'sequence' | 'content'> {
  readonly to: AccountName;
}

/**
 * `unavailable`: there is no such receiver, or they do not let the sender write. `tooMany`: so soon, or that wait.
 * `signedOut`: the sender is, meanwhile.
 */
export type LeavingOutcome = 'kept' | 'unavailable' | 'tooMany' | 'signedOut';

export class OfflineMessages {
  readonly #directory: Directory;
  readonly #environment: Environment;
  readonly #perSender = new AttemptCounter({
    max: OFFLINE_WINDOW_MAX,
    windowMs: OFFLINE_WINDOW_MS,
    keysMax: OFFLINE_KEYS_MAX,
  });
  #expiresAt = 0;

  constructor(directory: Directory, environment: Environment) {
    this.#directory = directory;
    this.#environment = environment;
  }

  /** Keeps a message for somebody; one that was kept before is `kept`, once. */
  leave(session: Session, message: LeftMessage): Promise<LeavingOutcome> {
    return this.#directory.exclusively(async () => {
      if (!this.#directory.sessions.isCurrent(session)) return 'signedOut';
      const sender = session.account.address;
      // Counted before anything is looked up: nobody finds out by it, in masses, who is there.
      if (this.#comesTooSoon(sender)) return 'tooMany';
      // Before everything that depends on the receiver: whoever is blocked is told nothing about their box.
      const receiver = await this.#directory.open(message.to);
      if (receiver === undefined || !receiver.lets(sender)) return 'unavailable';
      return this.#keep(sender, message);
    });
  }

  /**
   * Tells a session everything that waits for it, and from then on what arrives. Where the store cannot be read nothing
   * waits, and is told at the next sign-in: signing in does without.
   */
  tell(session: Session): Promise<void> {
    return this.#directory.exclusively(async () => {
      session.knowsWhatWaits = true;
      session.events.messagesWaiting(await this.#waitingOrNone(session));
    });
  }

  /** What waits for this account, the oldest first. */
  async waitingFor({ account }: Session): Promise<readonly WaitingMessage[]> {
    const waiting = await this.#directory.store.offlineMessages.waiting(account.address);
    return waiting.filter(({ receivedAt }) => receivedAt >= this.#oldest());
  }

  /** Undefined for an id that is not of a message for this account. */
  async find(session: Session, id: string): Promise<KeptMessage | undefined> {
    const message = await this.#directory.store.offlineMessages.find(session.account.address, id);
    return message === undefined || message.receivedAt < this.#oldest() ? undefined : message;
  }

  /** Takes messages away that this account has; ids of others are passed over. */
  async remove(session: Session, ids: readonly string[]): Promise<void> {
    const count = await this.#directory.store.offlineMessages.remove(session.account.address, ids);
    if (count > 0 && this.#directory.sessions.isCurrent(session)) session.events.messagesRemoved(count);
  }

  /** Takes away what nobody fetched in time; looks now and then only. */
  async expire(now: number): Promise<void> {
    if (now < this.#expiresAt) return;
    this.#expiresAt = now + OFFLINE_EXPIRY_EVERY_MS;
    const rememberedBefore = this.#environment.unixTime() - OFFLINE_REMEMBERED_MS;
    try {
      await this.#directory.store.offlineMessages.expire({
        receivedBefore: this.#oldest(),
        rememberedBefore,
      });
    } catch (failure) {
      this.#report(failure);
    }
  }

  async #keep(sender: AccountName, message: LeftMessage): Promise<LeavingOutcome> {
    const { to: owner, senderName, runId, sequence, content } = message;
    const store = this.#directory.store.offlineMessages;
    // Also where there is no room by now: it is there, or was fetched.
    if (await store.wasKept({ sender, runId, sequence })) return 'kept';
    const { forOwner, ofPair, bySender } = await store.count(owner, sender);
    const hasRoom =
      forOwner < OFFLINE_WAITING_MAX &&
      ofPair < OFFLINE_WAITING_OF_PAIR_MAX &&
      bySender < OFFLINE_WAITING_BY_SENDER_MAX;
    if (!hasRoom) return 'tooMany';
    const id = randomGuid(this.#environment);
    const receivedAt = this.#environment.unixTime();
    const kept = { id, owner, sender, senderName, runId, sequence, content, receivedAt };
    await store.keep(kept, OFFLINE_REMEMBERED_MAX);
    this.#announce(owner, kept);
    return 'kept';
  }

  /** To somebody who appears to be offline, or came meanwhile; who was not told yet what waits is told with all of it. */
  #announce(owner: AccountName, { id, sender, senderName, receivedAt }: WaitingMessage): void {
    const session = this.#directory.sessions.find(owner);
    if (session?.knowsWhatWaits === true) session.events.messageLeft({ id, sender, senderName, receivedAt });
  }

  #comesTooSoon(sender: AccountName): boolean {
    const now = this.#environment.now();
    if (this.#perSender.isOver(sender, now)) return true;
    this.#perSender.count(sender, now);
    return false;
  }

  async #waitingOrNone(session: Session): Promise<readonly WaitingMessage[]> {
    try {
      return await this.waitingFor(session);
    } catch (failure) {
      this.#report(failure);
      return [];
    }
  }

  #oldest(): number {
    return this.#environment.unixTime() - OFFLINE_LIFE_MS;
  }

  #report(failure: unknown): void {
    if (!(failure instanceof ServerError)) throw failure;
    const { code, message } = failure;
    this.#environment.log({ level: 'error', event: 'offlineMessagesFailed', details: { code, message } });
  }
}
