import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileOf, FileGiver, FileTaker, sha256Of } from './file-people.ts';
import { Pair } from './pair.ts';
import { bothEnded, expectArrived, scene, seeded, unruly, type Scene } from './scene.ts';

const SIZE = 3_000_000;

function directPair(isNudge: boolean): Pair {
  return new Pair({ isNudge, allowDirect: true });
}

/** A file that is half through, over a direct connection. */
function halfThrough(isNudge: boolean, file: Uint8Array, position = file.length / 2): Scene {
  const pair = directPair(isNudge);
  const all = scene(pair, { file });
  pair.until(() => all.giver.diary.routes.includes('direct') && all.taker.received >= position);
  expect(all.giver.ending).toBeUndefined();
  return all;
}

describe.each([false, true])('between Nudge clients: %s', (isNudge) => {
  test('begins in the switchboard, goes on directly', () => {
    const file = fileOf(SIZE);
    const all = scene(directPair(isNudge), { file });
    all.pair.until(bothEnded(all));
    expectArrived(all, file);
    expect(all.giver.diary.routes).toEqual(['switchboard', 'direct']);
    expect(all.taker.diary.routes).toEqual(['switchboard', 'direct']);
    expect(all.pair.alice.bytesSent).toBeLessThan(SIZE / 2);
    expect(all.pair.network.openListeners).toEqual([]);
  });

  test.each([
    [true, 'NetID: 16777226'],
    [false, 'NetID: 0'],
  ])('whoever can be reached says where they are: %s', (canListen, said) => {
    const pair = new Pair({ isNudge, allowDirect: true, canListen });
    const all = scene(pair, { file: fileOf(SIZE) });
    pair.until(bothEnded(all));
    const asked = [...pair.alice.said, ...pair.bob.said].flatMap((text) => text.match(/NetID: -?\d+/g) ?? []);
    expect([...new Set(asked)]).toEqual([said]);
  });

  test('20 MB', () => {
    const file = fileOf(20_000_000);
    const all = scene(directPair(isNudge), { file });
    all.pair.until(bothEnded(all));
    expectArrived(all, file);
  });

  test('with the switchboard delaying, doubling and reordering', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const file = fileOf(SIZE, seed);
      const pair = directPair(isNudge);
      pair.carriage = unruly(seeded(seed));
      const all = scene(pair, { file });
      pair.until(bothEnded(all));
      expectArrived(all, file);
      expect(all.giver.diary.routes).toContain('direct');
    }
  });

  test('the receiver cannot listen: the sender does', () => {
    const file = fileOf(SIZE);
    const pair = directPair(isNudge);
    pair.network.canListen = false;
    const all = scene(pair, { file });
    pair.until(() => all.taker.received > 0);
    pair.network.canListen = true;
    pair.until(bothEnded(all));
    expectArrived(all, file);
  });

  test.each([
    ['nobody can listen', (pair: Pair) => (pair.network.canListen = false)],
    ['a firewall swallows everything', (pair: Pair) => (pair.network.isFiltered = true)],
    ['the receiver allows none', (pair: Pair) => (pair.bob.channel.allowDirect = false)],
    ['the sender allows none', (pair: Pair) => (pair.alice.channel.allowDirect = false)],
  ])('%s: all of it through the switchboard', (_name, forbid) => {
    const file = fileOf(SIZE);
    const pair = directPair(isNudge);
    forbid(pair);
    const all = scene(pair, { file });
    pair.until(bothEnded(all));
    expectArrived(all, file);
    expect(all.giver.diary.routes).toEqual(['switchboard']);
    pair.advance(60_000);
    expect(pair.network.openListeners).toEqual([]);
  });

  test('both send at once: one connection for both', () => {
    const files = [fileOf(SIZE, 1), fileOf(SIZE, 2)];
    const pair = directPair(isNudge);
    const takers = [new FileTaker(pair, pair.bob), new FileTaker(pair, pair.alice)];
    const givers = [
      new FileGiver(pair, pair.alice, { file: files[0] ?? fileOf(0) }),
      new FileGiver(pair, pair.bob, { file: files[1] ?? fileOf(0) }),
    ];
    pair.until(() => [...takers, ...givers].every(({ ending }) => ending !== undefined));
    expect(takers.map(({ sha256 }) => sha256)).toEqual(files.map(sha256Of));
    expect(givers.map(({ diary }) => diary.routes)).toEqual([
      ['switchboard', 'direct'],
      ['switchboard', 'direct'],
    ]);
  });

  test('is closed when nothing has used it for a while', () => {
    const file = fileOf(SIZE);
    const all = scene(directPair(isNudge), { file });
    all.pair.until(bothEnded(all));
    all.pair.advance(60_000);
    expect(all.pair.network.lines.every(({ near, far }) => near.isClosed || far.isClosed)).toBe(true);
    expect([all.pair.alice.isWanting, all.pair.bob.isWanting]).toEqual([false, false]);
  });

  test('cancelled by either side', () => {
    for (const bySender of [false, true]) {
      const all = halfThrough(isNudge, fileOf(SIZE));
      const [here, there] = bySender ? [all.giver, all.taker] : [all.taker, all.giver];
      (bySender ? all.giver.flow : all.taker.flow)?.cancel(undefined, all.pair.time.now());
      all.pair.until(bothEnded(all));
      expect([here.ending, there.ending]).toEqual([
        { kind: 'cancelled', by: 'us' },
        { kind: 'cancelled', by: 'them' },
      ]);
    }
  });
});

describe('a direct connection that fails in the middle, between Nudge clients', () => {
  test('cut anywhere: goes on through the switchboard', () => {
    const file = fileOf(SIZE);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: SIZE - 700_000 }), (position) => {
        const all = halfThrough(true, file, position);
        all.pair.network.cut();
        all.pair.until(bothEnded(all));
        expectArrived(all, file);
        expect(all.giver.diary.routes.at(-1)).toBe('switchboard');
      }),
      { numRuns: 15 },
    );
  });

  test('dead without a word: goes on through the switchboard', () => {
    const file = fileOf(SIZE);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: SIZE - 700_000 }), (position) => {
        const all = halfThrough(true, file, position);
        all.pair.network.goDead();
        all.pair.until(bothEnded(all));
        expectArrived(all, file);
        expect(all.giver.diary.routes.at(-1)).toBe('switchboard');
      }),
      { numRuns: 15 },
    );
  });

  test.each([
    [SIZE, 0],
    [SIZE, 2_900_000],
    [9_000_000, 1_000_000],
  ])('%i bytes, dead at %i, while the system takes what is written', (size, position) => {
    const file = fileOf(size);
    const all = halfThrough(true, file, position);
    all.pair.network.swallows = true;
    all.pair.network.goDead();
    all.pair.until(bothEnded(all), 120_000);
    expectArrived(all, file);
  });

  test('cut while the switchboard is unruly', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const random = seeded(seed);
      const file = fileOf(SIZE, seed);
      const pair = directPair(true);
      pair.carriage = unruly(random);
      const all = scene(pair, { file });
      const position = random() * (SIZE - 700_000);
      pair.until(() => all.giver.diary.routes.includes('direct') && all.taker.received >= position);
      if (seed % 2 === 0) pair.network.cut();
      else pair.network.goDead();
      pair.until(bothEnded(all));
      expectArrived(all, file);
    }
  });

  test('the switchboard dies instead: goes on directly', () => {
    const file = fileOf(SIZE);
    const all = halfThrough(true, file);
    all.pair.cut();
    all.pair.until(bothEnded(all));
    expectArrived(all, file);
    expect(all.giver.diary.routes.at(-1)).toBe('direct');
  });

  test('the switchboard dies at the moment of change: nothing is missing', () => {
    for (let delay = 0; delay < 60; delay += 3) {
      const file = fileOf(SIZE, delay + 1);
      const pair = directPair(true);
      pair.carriage = () => ({ arrivals: [50], settledAfter: 1 });
      const all = scene(pair, { file });
      pair.until(() => pair.network.lines.length > 0);
      pair.advance(delay);
      pair.cut();
      pair.until(bothEnded(all));
      const endings = [all.giver.ending?.kind, all.taker.ending?.kind];
      expect([
        ['broken', 'broken'],
        ['done', 'done'],
      ]).toContainEqual(endings);
      expect(all.taker.sha256 === sha256Of(file)).toBe(endings[1] === 'done');
    }
  });

  test('both are lost: broken on both sides', () => {
    const all = halfThrough(true, fileOf(SIZE));
    all.pair.isReachable = false;
    all.pair.cut();
    all.pair.network.cut();
    all.pair.until(bothEnded(all));
    expect([all.giver.ending, all.taker.ending]).toEqual([{ kind: 'broken' }, { kind: 'broken' }]);
  });

  test('no switchboard could be had, then the direct connection is cut: a new one is asked for', () => {
    const file = fileOf(40_000_000);
    const all = halfThrough(true, file, 5_000_000);
    all.pair.isReachable = false;
    all.pair.cut();
    all.pair.advance(250);
    expect(bothEnded(all)()).toBe(false);
    all.pair.isReachable = true;
    all.pair.network.cut();
    all.pair.until(bothEnded(all));
    expectArrived(all, file);
  });
});

describe('a direct connection that fails in the middle, with all others', () => {
  test.each(['cut', 'goDead'] as const)('%s with bytes in it: nobody pretends that all is well', (end) => {
    const file = fileOf(SIZE);
    const all = halfThrough(false, file);
    all.pair.network[end]();
    all.pair.until(bothEnded(all));
    expect(all.giver.ending).toEqual({ kind: 'broken' });
    expect(all.taker.ending?.kind).not.toBe('done');
  });
});
