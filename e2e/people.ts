import type { SeedAccount } from './processes/server-process.ts';

export const ALICE = { address: 'alice@example.com', password: 'alice-pass-1', name: 'Alice' };
export const BOB = { address: 'bob@example.com', password: 'bob-pass-22', name: 'Bob' };
export const CAROL = { address: 'carol@example.com', password: 'carol-pass-3', name: 'Carol' };
export const DAVE = { address: 'dave@example.com', password: 'dave-pass-44', name: 'Dave' };
export const ERIN = { address: 'erin@example.com', password: 'erin-pass-5', name: 'Erin' };

export const EVERYBODY: readonly SeedAccount[] = [ALICE, BOB, CAROL, DAVE, ERIN];

/** Everybody is on everybody's list. */
export const ALL_FRIENDS = {
  accounts: EVERYBODY,
  contacts: EVERYBODY.flatMap((one, index) =>
    EVERYBODY.slice(index + 1).map((other) => [one.address, other.address] as const),
  ),
};
