/** Files between two people: every size at the edges of blocks, both arrangements, delays, cancels and cuts. */
import { describe, expect, test } from 'vitest';
import { fileOf, Pair, type PairOptions } from './pair.ts';

/** Who listens follows from who can. */
const ARRANGEMENTS: readonly (readonly [string, NonNullable<PairOptions['canListen']>])[] = [
  ['the sender listens', { bob: false }],
  ['the receiver listens', { alice: false }],
];

describe.each(ARRANGEMENTS)('%s', (_name, canListen) => {
  test.each([0, 1, 2044, 2045, 2046, 100_000])('a file of %i bytes arrives', (size) => {
    const pair = new Pair({ canListen });
    const sent = pair.alice.offer(fileOf(size));
    pair.rest();
    const [got] = pair.bob.transfers;
    expect(sent.ending).toEqual({ kind: 'done' });
    expect(got?.ending).toEqual({ kind: 'done' });
    expect(Buffer.compare(got?.content ?? new Uint8Array(1), fileOf(size))).toBe(0);
    expect(got?.role).toMatchObject({ offer: { name: 'hello.txt', size } });
    expect([pair.links.openConnections, pair.links.listeners]).toEqual([0, []]);
    expect(pair.isOpen).toBe(false);
  });
});
