/** The five contact lists of an account: FL, AL, BL, RL, PL on the wire. */
export type ListName = 'forward' | 'allow' | 'block' | 'reverse' | 'pending';

/** Wire code of each list. */
export const LIST_CODES = {
  forward: 'FL',
  allow: 'AL',
  block: 'BL',
  reverse: 'RL',
  pending: 'PL',
} as const satisfies Record<ListName, string>;

/** Bit of each list in the sums that LST carries from MSNP8 on. */
export const LIST_BITS = {
  forward: 1,
  allow: 2,
  block: 4,
  reverse: 8,
  pending: 16,
} as const satisfies Record<ListName, number>;
