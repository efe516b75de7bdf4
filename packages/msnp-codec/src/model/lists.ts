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

const LIST_NAMES = ['forward', 'allow', 'block', 'reverse', 'pending'] as const;

const LIST_OF_CODE: ReadonlyMap<string, ListName> = new Map(
  LIST_NAMES.map((list) => [LIST_CODES[list], list]),
);

/** Reads a list code such as `FL`; undefined for anything else. */
export function parseListCode(code: string): ListName | undefined {
  return LIST_OF_CODE.get(code);
}

const SUMS = 1 << LIST_NAMES.length;

/** Shared by all contacts: an account has many, and few sums. */
const LISTS_OF_SUM: readonly (readonly ListName[])[] = Array.from({ length: SUMS }, (_, sum) =>
  LIST_NAMES.filter((list) => (sum & LIST_BITS[list]) !== 0),
);

/** Lists named by a sum of list bits, in the order of the bits; unknown bits are ignored. */
export function listsOfBits(bits: number): readonly ListName[] {
  return LISTS_OF_SUM[bits & (SUMS - 1)] ?? [];
}

/** The sum that LST carries for these lists. */
export function bitsOfLists(lists: readonly ListName[]): number {
  return lists.reduce((sum, list) => sum | LIST_BITS[list], 0);
}
