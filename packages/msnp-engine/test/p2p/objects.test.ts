import { buildMsnObject, MSN_OBJECT_TYPES, type MsnObject } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { EMOTICON_MAX_BYTES } from '../../src/p2p/limits.ts';
import type { FetchResult } from '../../src/p2p/object-asker.ts';
import { FileGiver, fileOf, FileTaker } from './file-people.ts';
import { Pair, sha1 } from './pair.ts';
import { seeded, unruly } from './scene.ts';

/** Bob has an object, and gives other data for it if the test says so. */
function published(pair: Pair, data: Uint8Array, given = data): MsnObject {
  const type = MSN_OBJECT_TYPES.displayPicture;
  const object = buildMsnObject({ creator: pair.bob.account, type, location: 'p.png', data }, sha1);
  pair.bob.options = {
    ...pair.bob.options,
    objects: { find: (sha1d) => (sha1d === object.sha1d ? { object, data: given } : undefined) },
  };
  return object;
}

function fetch(pair: Pair, object: MsnObject): FetchResult[] {
  const results: FetchResult[] = [];
  pair.alice.channel.fetchObject(object, (result) => results.push(result), pair.time.now());
  expect(results).toEqual([]);
  return results;
}

describe.each([false, true])('objects, between Nudge clients: %s', (isNudge) => {
  test.each([1, 1201, 1202, 1203, 100_000])('of %i bytes', (size) => {
    const pair = new Pair({ isNudge });
    const data = fileOf(size);
    const results = fetch(pair, published(pair, data));
    pair.until(() => results.length > 0);
    expect(results).toEqual([{ ok: true, data }]);
    pair.advance(120_000);
    expect([pair.alice.isWanting, pair.bob.isWanting]).toEqual([false, false]);
  });

  test('delayed, doubled and in another order', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const pair = new Pair({ isNudge });
      pair.carriage = unruly(seeded(seed));
      const data = fileOf(30_000, seed);
      const results = fetch(pair, published(pair, data));
      pair.until(() => results.length > 0);
      expect(results).toEqual([{ ok: true, data }]);
    }
  });

  test('the same one asked for many times at once: fetched once', () => {
    const pair = new Pair({ isNudge });
    const data = fileOf(50_000);
    const object = published(pair, data);
    const all = Array.from({ length: 10 }, () => fetch(pair, object));
    pair.until(() => all.every((results) => results.length > 0));
    expect(all.flat()).toEqual(all.map(() => ({ ok: true, data })));
    expect(pair.bob.bytesSent).toBeLessThan(2 * data.length);
  });

  test.each([
    ['other bytes', fileOf(5_000, 2)],
    ['fewer bytes', fileOf(4_999)],
    ['more bytes', fileOf(5_001)],
  ])('%s than it describes are not handed out', (_name, given) => {
    const pair = new Pair({ isNudge });
    const results = fetch(pair, published(pair, fileOf(5_000), given));
    pair.until(() => results.length > 0);
    const reason = given.length === 5_000 ? 'hashMismatch' : 'badPeer';
    expect(results).toEqual([{ ok: false, reason }]);
  });

  test('one that nobody has', () => {
    const pair = new Pair({ isNudge });
    const object = { ...published(pair, fileOf(10)), sha1d: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' };
    const results = fetch(pair, object);
    pair.until(() => results.length > 0);
    expect(results).toEqual([{ ok: false, reason: 'peerFailed' }]);
  });

  test.each([
    ['no bytes', { size: 0 }],
    ['a picture of four gigabytes', { size: 4_294_967_295 }],
    ['a large emoticon', { size: EMOTICON_MAX_BYTES + 1, type: MSN_OBJECT_TYPES.customEmoticon }],
  ])('%s: never asked for', (_name, fields) => {
    const pair = new Pair({ isNudge });
    const results = fetch(pair, { ...published(pair, fileOf(10)), ...fields });
    pair.until(() => results.length > 0);
    expect([results, pair.alice.bytesSent]).toEqual([[{ ok: false, reason: 'badPeer' }], 0]);
  });

  test('the person is offline', () => {
    const pair = new Pair({ isNudge });
    pair.isReachable = false;
    const results = fetch(pair, published(pair, fileOf(10)));
    pair.until(() => results.length > 0);
    expect(results).toEqual([{ ok: false, reason: 'notOnline' }]);
  });

  test('the switchboard dies in the middle; the next try works', () => {
    const pair = new Pair({ isNudge });
    const data = fileOf(100_000);
    const object = published(pair, data);
    const results = fetch(pair, object);
    pair.until(() => pair.bob.bytesSent > 50_000);
    pair.cut();
    pair.until(() => results.length > 0);
    expect(results).toEqual([{ ok: false, reason: 'notConnected' }]);
    const again = fetch(pair, object);
    pair.until(() => again.length > 0);
    expect(again).toEqual([{ ok: true, data }]);
  });

  test('signed out in the middle', () => {
    const pair = new Pair({ isNudge });
    const results = fetch(pair, published(pair, fileOf(100_000)));
    pair.until(() => pair.bob.bytesSent > 50_000);
    pair.alice.channel.close(pair.time.now());
    expect(results).toEqual([{ ok: false, reason: 'notOnline' }]);
  });

  test.each([false, true])('beside a long file from the same person, directly: %s', (allowDirect) => {
    const pair = new Pair({ isNudge, allowDirect });
    const taker = new FileTaker(pair, pair.alice);
    const giver = new FileGiver(pair, pair.bob, { file: fileOf(4_000_000) });
    const data = fileOf(20_000);
    const object = published(pair, data);
    pair.until(() => taker.received > 100_000);
    const results = fetch(pair, object);
    pair.until(() => results.length > 0);
    expect(results).toEqual([{ ok: true, data }]);
    expect(giver.ending).toBeUndefined();
  });
});
