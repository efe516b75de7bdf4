import { buildMsnObject, MSN_OBJECT_TYPES, type MsnObject } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import type { FetchResult } from '../../src/p2p/object-asker.ts';
import { Pair, sha1 } from './pair.ts';

function published(pair: Pair, data: Uint8Array, type: number = MSN_OBJECT_TYPES.displayPicture): MsnObject {
  const object = buildMsnObject({ creator: pair.bob.account, type, location: 'p.png', data }, sha1);
  pair.bob.options = {
    ...pair.bob.options,
    objects: { find: (sha1d) => (sha1d === object.sha1d ? { object, data } : undefined) },
  };
  return object;
}

function fetch(pair: Pair, object: MsnObject): FetchResult[] {
  const results: FetchResult[] = [];
  pair.alice.channel.fetchObject(object, (result) => results.push(result), pair.time.now());
  return results;
}

const bytesOf = (size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, at) => (at * 7 + (at >> 8)) & 255);

describe.each([false, true])('objects, between Nudge clients: %s', (isNudge) => {
  test.each([1, 1201, 1202, 1203, 100_000])('of %i bytes', (size) => {
    const pair = new Pair({ isNudge });
    const data = bytesOf(size);
    const results = fetch(pair, published(pair, data));
    expect(results).toEqual([]);
    pair.until(() => results.length > 0);
    expect(results).toEqual([{ ok: true, data }]);
    pair.advance(120_000);
    expect([pair.alice.isWanting, pair.bob.isWanting]).toEqual([false, false]);
  });
});
