/**
 * Where messages wait for people who are not signed in. Part of the store, with its rules: rows, no decisions;
 * durable before a promise settles; failures are `ServerError`.
 */
import type { AccountName } from '@nudge/msnp-codec';

/** A message that waits, without its text. */
export interface WaitingMessage {
  /** Given by the server; no two are alike. */
  readonly id: string;
  readonly sender: AccountName;
  /** In the encoding of mail headers. */
  readonly senderName: string;
  /** Unix milliseconds. */
  readonly receivedAt: number;
}

export interface KeptMessage extends WaitingMessage {
  /** Whom it waits for. */
  readonly owner: AccountName;
  /** GUID of the sender's conversation, and the number within: what a repeated message is known by. */
  readonly runId: string;
  readonly sequence: number;
  /** As the sender handed it over. */
  readonly content: string;
}

/** What is counted before one more is kept. */
export interface WaitingCounts {
  readonly forOwner: number;
  /** By this sender for this owner. */
  readonly ofPair: number;
  readonly bySender: number;
}

export interface OfflineMessageStore {
  /** What waits for this account, the oldest first. */
  waiting(owner: AccountName): Promise<readonly WaitingMessage[]>;
  /** Undefined when no such message waits for this account. */
  find(owner: AccountName, id: string): Promise<KeptMessage | undefined>;
  count(owner: AccountName, sender: AccountName): Promise<WaitingCounts>;
  /** Whether this message of the sender's was kept before, be it that it was removed since. */
  wasKept(message: Pick<KeptMessage, 'sender' | 'runId' | 'sequence'>): Promise<boolean>;
  /**
   * Keeps it, and remembers that it was, for so many of the sender's last messages. False, and nothing is kept, when
   * it was before.
   */
  keep(message: KeptMessage, rememberedMax: number): Promise<boolean>;
  /** Takes those away that wait for this account; gives how many they were. */
  remove(owner: AccountName, ids: readonly string[]): Promise<number>;
  /** Takes away what was received before the one time, and forgets what was kept before the other. */
  expire(times: { readonly receivedBefore: number; readonly rememberedBefore: number }): Promise<void>;
}
