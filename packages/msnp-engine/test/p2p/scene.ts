/** One file on its way from Alice to Bob. */
import { expect } from 'vitest';
import { FileGiver, FileTaker, sha256Of, type SenderOptions, type TakerOptions } from './file-people.ts';
import type { Carriage, Pair } from './pair.ts';

export interface Scene {
  readonly pair: Pair;
  readonly giver: FileGiver;
  readonly taker: FileTaker;
}

export function scene(pair: Pair, sending: SenderOptions, taking: TakerOptions = {}): Scene {
  const taker = new FileTaker(pair, pair.bob, taking);
  const giver = new FileGiver(pair, pair.alice, sending);
  return { pair, giver, taker };
}

export function bothEnded({ giver, taker }: Scene): () => boolean {
  return () => giver.ending !== undefined && taker.ending !== undefined;
}

export function expectArrived({ giver, taker }: Scene, file: Uint8Array): void {
  expect([giver.ending, taker.ending]).toEqual([{ kind: 'done' }, { kind: 'done' }]);
  expect([taker.received, taker.sha256]).toEqual([file.length, sha256Of(file)]);
}

/** Pseudo-random numbers from 0 up to 1, the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Messages come late, twice, and one before the other. */
export function unruly(random: () => number): () => Carriage {
  return () => {
    const arrivals = random() < 0.1 ? [random() * 40, random() * 80] : [random() * 40];
    return { arrivals: arrivals.map(Math.ceil), settledAfter: Math.ceil(random() * 60) };
  };
}
