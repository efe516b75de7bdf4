/** Who may see this person online and write to them, as the Privacy page shows it. */

export type PrivacyList = 'allowed' | 'blocked' | 'none';

/** Somebody who is allowed, blocked, or has this person on their list. */
export interface PrivacyPersonView {
  readonly address: string;
  readonly displayName: string;
  readonly list: PrivacyList;
  readonly isContact: boolean;
  readonly hasUsOnTheirList: boolean;
}

export interface PrivacyView {
  readonly people: readonly PrivacyPersonView[];
  /** Everybody who is in neither list. */
  readonly othersAreBlocked: boolean;
  /** Ask when somebody puts this person on their list; otherwise they are allowed without a word. */
  readonly asksWhenAdded: boolean;
}
