import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ByteFlowEvent } from '../../src/transfer/byte-flow.ts';
import { FileGiver, fileOf, FileTaker, sha256Of } from './file-people.ts';
import { Pair } from './pair.ts';
import { bothEnded, expectArrived, scene, seeded, unruly } from './scene.ts';

const MEBIBYTE = 1024 * 1024;

const SIZES = [0, 1, 1201, 1202, 1203, 100_000];

describe.each([false, true])('over the switchboard, between Nudge clients: %s', (isNudge) => {
  test.each(SIZES)('%i bytes', (size) => {
    const file = fileOf(size);
    const all = scene(new Pair({ isNudge }), { file });
    all.pair.until(bothEnded(all));
    expectArrived(all, file);
    expect(all.giver.diary.routes).toEqual(['switchboard']);
    all.pair.advance(120_000);
    expect([all.pair.alice.isWanting, all.pair.bob.isWanting]).toEqual([false, false]);
  });

  test.each([...SIZES, 1_000_000])('%i bytes, delayed, doubled and in another order', (size) => {
    for (let seed = 1; seed <= 5; seed++) {
      const file = fileOf(size, seed);
      const pair = new Pair({ isNudge });
      pair.carriage = unruly(seeded(seed));
      const all = scene(pair, { file });
      pair.until(bothEnded(all));
      expectArrived(all, file);
    }
  });

  test('20 MB', () => {
    const file = fileOf(20_000_000);
    const all = scene(new Pair({ isNudge }), { file });
    all.pair.until(bothEnded(all));
    expectArrived(all, file);
    expect(all.taker.mostUnstored).toBeLessThan(MEBIBYTE);
  });

  test('declined', () => {
    const all = scene(new Pair({ isNudge }), { file: fileOf(10) }, { answer: 'decline' });
    all.pair.until(bothEnded(all));
    expect([all.giver.ending, all.taker.ending]).toEqual([{ kind: 'declined' }, { kind: 'declined' }]);
  });

  test('taken back before it was answered', () => {
    const all = scene(new Pair({ isNudge }), { file: fileOf(10) }, { answer: 'none' });
    all.pair.until(() => all.taker.offers.length > 0);
    all.giver.flow.cancel(undefined, all.pair.time.now());
    all.pair.until(bothEnded(all));
    expect([all.giver.ending, all.taker.ending]).toEqual([
      { kind: 'cancelled', by: 'us' },
      { kind: 'cancelled', by: 'them' },
    ]);
  });

  test('taken back before it went out: the other side never hears of it', () => {
    const all = scene(new Pair({ isNudge }), { file: fileOf(10) });
    all.giver.flow.cancel(undefined, all.pair.time.now());
    all.pair.advance(60_000);
    expect([all.giver.ending, all.taker.offers]).toEqual([{ kind: 'cancelled', by: 'us' }, []]);
    expect(all.pair.alice.isWanting).toBe(false);
  });

  test('nobody answers: the offer ends by itself on both sides', () => {
    const all = scene(new Pair({ isNudge }), { file: fileOf(10) }, { answer: 'none' });
    all.pair.until(bothEnded(all));
    const timedOut = { kind: 'failed', reason: 'timedOut' };
    expect([timedOut, { kind: 'cancelled', by: 'them' }]).toContainEqual(all.taker.ending);
    expect([timedOut, { kind: 'declined' }]).toContainEqual(all.giver.ending);
  });

  test('cancelled by either side anywhere', () => {
    const file = fileOf(300_000);
    fc.assert(
      // From the first byte on: an offer taken back before it went out is another matter, above.
      fc.property(fc.boolean(), fc.integer({ min: 1, max: file.length }), (bySender, position) => {
        const all = scene(new Pair({ isNudge }), { file });
        const { pair, giver, taker } = all;
        pair.until(() => (bySender ? giver.progress : taker.received) >= position || bothEnded(all)());
        (bySender ? giver.flow : taker.flow)?.cancel(undefined, pair.time.now());
        pair.until(bothEnded(all));
        const [here, there] = bySender ? [giver, taker] : [taker, giver];
        if (here.ending?.kind === 'done') return;
        expect(here.ending).toEqual({ kind: 'cancelled', by: 'us' });
        // Whoever cancels while the last word is on its way cannot stop it any more.
        expect([{ kind: 'cancelled', by: 'them' }, { kind: 'done' }]).toContainEqual(there.ending);
        pair.advance(120_000);
        expect([pair.alice.isWanting, pair.bob.isWanting]).toEqual([false, false]);
      }),
      { numRuns: 30 },
    );
  });

  test('the switchboard dies anywhere: broken on both sides', () => {
    const file = fileOf(300_000);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: file.length - 2_500 }), (position) => {
        const all = scene(new Pair({ isNudge }), { file });
        all.pair.until(() => all.giver.progress >= position);
        all.pair.cut();
        all.pair.advance(1);
        expect([all.giver.ending, all.taker.ending]).toEqual([{ kind: 'broken' }, { kind: 'broken' }]);
      }),
      { numRuns: 30 },
    );
  });

  test('the person is offline', () => {
    const pair = new Pair({ isNudge });
    pair.isReachable = false;
    const all = scene(pair, { file: fileOf(10) });
    pair.until(() => all.giver.ending !== undefined);
    expect(all.giver.ending).toEqual({ kind: 'failed', reason: 'notOnline' });
  });

  test('offered again at the moment of refusal: a switchboard is asked for again', () => {
    const pair = new Pair({ isNudge });
    pair.isReachable = false;
    const taker = new FileTaker(pair, pair.bob);
    const offer = { name: 'a', size: 0, resumeId: 'film-1' };
    let answered = 0;
    const again = (event: ByteFlowEvent): void => {
      if (event.kind !== 'ended') return;
      pair.isReachable = true;
      pair.alice.channel.offer(offer, () => answered++, pair.time.now());
    };
    pair.alice.channel.offer(offer, again, pair.time.now());
    pair.until(() => answered > 0, 5_000);
    expect(taker.offers).toHaveLength(1);
  });

  test('signed out in the middle', () => {
    const all = scene(new Pair({ isNudge }), { file: fileOf(300_000) });
    all.pair.until(() => all.giver.progress > 0);
    all.pair.alice.channel.close(all.pair.time.now());
    expect(all.giver.ending).toEqual({ kind: 'broken' });
  });

  test('several files at once, and pictures beside them', () => {
    const pair = new Pair({ isNudge });
    const files = [1, 2, 3].map((seed) => fileOf(200_000, seed));
    const takers: FileTaker[] = [];
    const givers = files.map((file, index) => {
      const taker = new FileTaker(pair, pair.bob);
      takers.push(taker);
      const giver = new FileGiver(pair, pair.alice, { file, offer: { resumeId: `film-${index}` } });
      pair.until(() => taker.offers.length > 0);
      return giver;
    });
    pair.until(() => [...givers, ...takers].every(({ ending }) => ending !== undefined));
    expect(givers.map(({ ending }) => ending?.kind)).toEqual(['done', 'done', 'done']);
    expect(takers.map(({ sha256 }) => sha256)).toEqual(files.map(sha256Of));
  });
});

describe('between Nudge clients', () => {
  test('an offer shows name, size, preview and its id', () => {
    const preview = fileOf(5_000, 9);
    const all = scene(new Pair({ isNudge: true }), { file: fileOf(77), offer: { name: 'ünï.png', preview } });
    all.pair.until(() => all.taker.offers.length > 0);
    expect(all.taker.offers).toEqual([{ name: 'ünï.png', size: 77, preview, resumeId: 'film-1' }]);
  });

  test('a folder is offered with its files', () => {
    const entries = [
      { path: 'trip/a.txt', size: 70 },
      { path: 'trip/b/c.txt', size: 7 },
    ];
    const file = fileOf(77);
    const sha256 = [sha256Of(file.subarray(0, 70)), sha256Of(file.subarray(70))];
    const all = scene(new Pair({ isNudge: true }), { file, offer: { name: 'trip', entries }, sha256 });
    all.pair.until(() => all.taker.diary.all('complete').length > 0);
    expect(all.taker.offers[0]?.entries).toEqual(entries);
    expect(all.taker.diary.all('complete')).toEqual([{ kind: 'complete', sha256 }]);
  });

  test('a wrong hash fails on both sides', () => {
    const all = scene(new Pair({ isNudge: true }), { file: fileOf(5_000), sha256: ['0'.repeat(64)] });
    all.pair.until(bothEnded(all));
    const ending = { kind: 'failed', reason: 'hashMismatch' };
    expect([all.giver.ending, all.taker.ending]).toEqual([ending, ending]);
  });

  test.each(['diskFull', 'missing', 'denied'] as const)(
    '%s at the receiver is not told in detail',
    (reason) => {
      const all = scene(new Pair({ isNudge: true }), { file: fileOf(300_000) });
      all.pair.until(() => all.taker.received > 0);
      all.taker.flow?.cancel(reason, all.pair.time.now());
      all.pair.until(bothEnded(all));
      expect(all.taker.ending).toEqual({ kind: 'failed', reason });
      expect(all.giver.ending).toEqual({ kind: 'failed', reason: 'peerFailed' });
    },
  );

  test('goes on from any point', () => {
    const file = fileOf(200_000);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: file.length }), (position) => {
        const all = scene(new Pair({ isNudge: true }), { file }, { kept: file.slice(0, position) });
        all.pair.until(bothEnded(all));
        expectArrived(all, file);
        expect(all.taker.diary.all('startsAt')).toEqual([{ kind: 'startsAt', position }]);
        expect(all.pair.alice.bytesSent).toBeLessThan((file.length - position) * 1.3 + 10_000);
      }),
      { numRuns: 30 },
    );
  });

  test.each([1, 1202, 2404])('a part of %i bytes that is not of this file is sent again', (length) => {
    const file = fileOf(200_000);
    const pair = new Pair({ isNudge: true });
    pair.carriage = unruly(seeded(length));
    const all = scene(pair, { file }, { kept: fileOf(length, 5) });
    pair.until(bothEnded(all));
    expectArrived(all, file);
    expect(all.taker.diary.all('startsAt')).toEqual([{ kind: 'startsAt', position: 0 }]);
  });

  test('broken again and again, it arrives in the end', () => {
    const file = fileOf(500_000);
    const random = seeded(7);
    const pair = new Pair({ isNudge: true });
    let kept = new Uint8Array(0);
    let all = scene(pair, { file }, { kept });
    const isDone = (): boolean => all.taker.ending?.kind === 'done';
    for (let round = 0; round < 30 && !isDone(); round++) {
      if (round > 0) all = scene(pair, { file }, { kept });
      const target = kept.length + random() * 60_000;
      pair.until(() => all.taker.received >= target || isDone());
      if (isDone()) continue;
      pair.cut();
      pair.advance(1);
      expect(all.taker.ending).toEqual({ kind: 'broken' });
      kept = Uint8Array.from(all.taker.bytes);
    }
    expect([isDone(), all.taker.sha256]).toEqual([true, sha256Of(file)]);
  });

  test('what was stored is not taken twice when the answer was lost', () => {
    const file = fileOf(5_000);
    const all = scene(new Pair({ isNudge: true }), { file });
    all.pair.until(() => all.taker.ending !== undefined);
    all.pair.cut();
    all.pair.advance(1);
    expect(all.giver.ending).toEqual({ kind: 'broken' });
    const again = new FileGiver(all.pair, all.pair.alice, { file });
    all.pair.until(() => again.ending !== undefined);
    expect([again.ending, all.taker.offers.length]).toEqual([{ kind: 'done' }, 1]);
  });

  test('a slow disk slows the sender down', () => {
    const file = fileOf(12 * MEBIBYTE);
    const all = scene(new Pair({ isNudge: true }), { file }, { diskDelay: 5_000 });
    all.pair.until(bothEnded(all));
    expectArrived(all, file);
    expect(all.taker.mostUnstored).toBeLessThan(7 * MEBIBYTE);
  });
});

describe('to all others', () => {
  test('no word of ours, no preview, and an INVITE that fits into one chunk', () => {
    const all = scene(
      new Pair(),
      { file: fileOf(77), offer: { preview: fileOf(5_000) } },
      { answer: 'none' },
    );
    all.pair.until(() => all.taker.offers.length > 0);
    expect(all.taker.offers).toEqual([{ name: 'film.bin', size: 77 }]);
    expect(all.pair.alice.bytesSent).toBeLessThan(1_664);
  });

  test('no folders', () => {
    const entries = [{ path: 'trip/a.txt', size: 77 }];
    const all = scene(new Pair(), { file: fileOf(77), offer: { name: 'trip', entries } });
    all.pair.until(() => all.giver.ending !== undefined);
    expect(all.giver.ending).toEqual({ kind: 'failed', reason: 'notSupported' });
  });
});
