/** A file goes on after `kill -9` of either side. A failing round: `npm run soak -- --rounds 1 --seed SEED`. */
import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { describeRound, playKillRound, wasKept } from './kill-round.ts';

const ROUNDS = 15;
/** In milliseconds: three processes, two of them with a pause to find that the other is gone. */
const ROUND_TIME_LIMIT = 120_000;
const firstSeed = randomInt(1_000_000);

test.each(Array.from({ length: ROUNDS }, (_, index) => firstSeed + index))(
  'killed at random, seed %i',
  async (seed) => {
    const round = await playKillRound(seed);
    expect([round.isEqual, wasKept(round)], describeRound(round)).toEqual([true, true]);
  },
  ROUND_TIME_LIMIT,
);
