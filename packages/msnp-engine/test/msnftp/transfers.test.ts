/** Files between two people: sizes at the edges of blocks, both arrangements, delays, cancels and cuts at any byte. */
import { describe, expect, test } from 'vitest';
import { LINK_WINDOW_BYTES } from '../../src/transfer/link-port.ts';
import { RECEIVED_WINDOW_BYTES, WANTED_MIN_BYTES } from '../../src/msnftp/limits.ts';
import type { FileEnd } from './file-end.ts';
import { fileOf, Pair, type PairOptions } from './pair.ts';

/** Who listens follows from who can. */
const ARRANGEMENTS: readonly (readonly [string, NonNullable<PairOptions['canListen']>])[] = [
  ['the sender listens', { bob: false }],
  ['the receiver listens', { alice: false }],
];

const FILE = fileOf(300_000);
/** Longer than what a sender may have under way. */
const LONG_FILE = fileOf(4_000_000);

function isSame(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.compare(one, other) === 0;
}

function expectDone(sent: FileEnd, got: FileEnd | undefined, file: Uint8Array): void {
  expect([sent.ending, got?.ending]).toEqual([{ kind: 'done' }, { kind: 'done' }]);
  expect(isSame(got?.content, file)).toBe(true);
}

/** Nothing is left open. */
function expectTidy(pair: Pair): void {
  expect([pair.links.openConnections, pair.links.listeners]).toEqual([0, []]);
  expect(pair.people.map(({ machine }) => machine.deadline())).toEqual([undefined, undefined]);
  expect(pair.isOpen).toBe(false);
}

describe.each(ARRANGEMENTS)('%s', (_name, canListen) => {
  test.each([0, 1, 2044, 2045, 2046, 100_000])('a file of %i bytes arrives', (size) => {
    const pair = new Pair({ canListen });
    const sent = pair.alice.offer(fileOf(size));
    pair.rest();
    const [got] = pair.bob.transfers;
    expectDone(sent, got, fileOf(size));
    expect(got?.role).toMatchObject({ offer: { name: 'hello.txt', size } });
    expectTidy(pair);
  });

  test('a file of 20 MB arrives, whatever the network and the disks do', () => {
    const file = fileOf(20_000_000);
    const latency = (random: () => number): number => Math.floor(random() * 40);
    const pair = new Pair({ canListen, latency, seed: 7 });
    pair.alice.diskDelay = 15;
    pair.bob.diskDelay = 35;
    const sent = pair.alice.offer(file);
    pair.rest();
    expectDone(sent, pair.bob.transfers[0], file);
    expectTidy(pair);
  });

  test('the route and the progress are told, in order', () => {
    const pair = new Pair({ canListen });
    const sent = pair.alice.offer(fileOf(600_000));
    pair.rest();
    const got = pair.bob.transfers[0];
    expect(sent.kinds().slice(0, 3)).toEqual(['accepted', 'routed', 'wants']);
    expect(got?.kinds().slice(0, 3)).toEqual(['routed', 'startsAt', 'bytes']);
    expect(got?.kinds().slice(-2)).toEqual(['complete', 'ended']);
    const positions = sent.events.map((event) => (event.kind === 'progressed' ? event.position : 0));
    expect([...positions].sort((one, other) => one - other).at(-1)).toBe(600_000);
  });

  test('each piece may be a single byte', () => {
    const pair = new Pair({ canListen, latency: () => 0 });
    pair.links.pieceBytes = 1;
    const sent = pair.alice.offer(fileOf(5_000));
    pair.rest();
    expectDone(sent, pair.bob.transfers[0], fileOf(5_000));
  });

  test.each(['alice', 'bob'] as const)('%s cancels at any byte: both know by whom', (name) => {
    const counts = { cancelled: 0, late: 0 };
    for (let seed = 1; seed <= 40; seed++) {
      const pair = new Pair({ canListen, seed, latency: (random) => Math.floor(random() * 30) });
      pair.links.pieceBytes = 10_000;
      const moment = Math.floor(pair.random() * 4_000_000);
      const sent = pair.alice.offer(LONG_FILE);
      const person = pair[name];
      pair.links.passed = () => {
        if (pair.links.passedBytes >= moment) person.transfers[0]?.cancel();
      };
      pair.rest();
      pair.advance(400_000);
      const got = pair.bob.transfers[0];
      const byAlice = [
        { kind: 'cancelled', by: name === 'alice' ? 'us' : 'them' },
        { kind: 'cancelled', by: name === 'alice' ? 'them' : 'us' },
      ];
      // Too late: it had all come.
      const isLate = got?.ending?.kind === 'done';
      const outcome = isLate ? [isSame(got.content, LONG_FILE)] : [sent.ending, got?.ending];
      expect(outcome, `seed ${seed}`).toEqual(isLate ? [true] : byAlice);
      counts[isLate ? 'late' : 'cancelled']++;
      expectTidy(pair);
    }
    expect(counts.cancelled).toBeGreaterThan(counts.late);
  });

  test('a line cut at any byte ends it for both, once', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const pair = new Pair({ canListen, seed, latency: (random) => Math.floor(random() * 30) });
      pair.links.pieceBytes = 1_000;
      const moment = Math.floor(pair.random() * 300_000);
      const sent = pair.alice.offer(FILE);
      pair.links.passed = () => {
        if (pair.links.passedBytes >= moment && pair.links.passedBytes < moment + 1_000) pair.links.cutAll();
      };
      pair.rest();
      pair.advance(400_000);
      const reasons = [sent, pair.bob.transfers[0]].map((end) => end?.ending);
      for (const ending of reasons) {
        expect(ending, `seed ${seed}`).toMatchObject({ kind: 'failed' });
        expect(['peerFailed', 'notConnected']).toContain(ending?.kind === 'failed' && ending.reason);
      }
      expectTidy(pair);
    }
  });

  test('a line that goes dead is given up: by the receiver after half a minute, by the sender after two', () => {
    const pair = new Pair({ canListen });
    const sent = pair.alice.offer(fileOf(3_000_000));
    pair.links.passed = () => {
      if (pair.links.passedBytes > 1_000_000) pair.links.goDead();
    };
    pair.rest();
    const [got] = pair.bob.transfers;
    const failure = { kind: 'failed', reason: 'notConnected' };
    pair.advance(29_000);
    expect([sent.ending, got?.ending]).toEqual([undefined, undefined]);
    pair.advance(2_000);
    expect([sent.ending, got?.ending]).toEqual([undefined, failure]);
    pair.advance(90_000);
    expect(sent.ending).toEqual(failure);
  });

  test('a cancellation behind bytes that do not get out goes by the switchboard', () => {
    const pair = new Pair({ canListen });
    const sent = pair.alice.offer(LONG_FILE);
    pair.links.passed = () => {
      if (pair.links.passedBytes > 1_000_000) pair.links.goDead();
    };
    pair.rest();
    sent.cancel();
    pair.rest();
    expect(sent.ending).toEqual({ kind: 'cancelled', by: 'us' });
    expect(pair.bob.transfers[0]?.ending).toEqual({ kind: 'cancelled', by: 'them' });
    expect(pair.bob.heard.at(-1)).toMatchObject({ command: 'cancel', code: 'timeout' });
  });

  test('what cannot be stored in the end is told to the sender', () => {
    const pair = new Pair({ canListen });
    pair.bob.onOffer = (end) => {
      end.settles = 'diskFull';
      end.accept();
    };
    const sent = pair.alice.offer(fileOf(5_000));
    pair.rest();
    expect(pair.bob.transfers[0]?.ending).toEqual({ kind: 'failed', reason: 'diskFull' });
    expect(sent.ending).toEqual({ kind: 'failed', reason: 'peerFailed' });
  });

  test('all of it is there: a cut before BYE harms only what the sender knows', () => {
    const pair = new Pair({ canListen });
    pair.bob.onOffer = (end) => {
      end.settles = 'later';
      end.accept();
    };
    const sent = pair.alice.offer(fileOf(5_000));
    pair.rest();
    pair.links.cutAll();
    const got = pair.bob.transfers[0];
    expect(got?.ending).toBeUndefined();
    got?.flow?.settle('good', pair.time.now());
    expect(got?.ending).toEqual({ kind: 'done' });
    expect(sent.ending).toEqual({ kind: 'failed', reason: 'peerFailed' });
  });
});

test('several at once, both ways, each through its own port', () => {
  const pair = new Pair({ latency: (random) => Math.floor(random() * 30) });
  const files = [0, 1, 2, 3, 4].map((index) => fileOf(50_000 + index));
  const fromAlice = files.map((file) => pair.alice.offer(file));
  const fromBob = files.map((file) => pair.bob.offer(file));
  let ports = new Set<number>();
  pair.links.passed = () => (ports = new Set([...ports, ...pair.links.listeners.map(({ port }) => port)]));
  pair.rest();
  for (const end of [...fromAlice, ...fromBob]) expect(end.ending).toEqual({ kind: 'done' });
  const received = pair.people.flatMap(({ transfers }) =>
    transfers.filter(({ role }) => role.kind === 'receiver'),
  );
  const sizes = received.map(({ content }) => content.length).sort((one, other) => one - other);
  expect(sizes).toEqual(files.flatMap(({ length }) => [length, length]));
  expect(ports.size).toBeGreaterThan(1);
});

test('the sender asks for no more than its connection has room for, in whole blocks', () => {
  const pair = new Pair();
  pair.bob.onOffer = (end) => {
    end.isDiskStuck = true;
    end.accept();
  };
  const sent = pair.alice.offer(fileOf(20_000_000));
  pair.rest();
  const wanted = sent.events.map((event) => (event.kind === 'wants' ? event.bytes : 0));
  const got = pair.bob.transfers[0]?.content.length ?? 0;
  expect(got).toBeGreaterThanOrEqual(RECEIVED_WINDOW_BYTES);
  expect(got).toBeLessThan(RECEIVED_WINDOW_BYTES + LINK_WINDOW_BYTES);
  expect(sent.position - got).toBeLessThanOrEqual(LINK_WINDOW_BYTES);
  expect(wanted.every((bytes) => bytes % 2045 === 0)).toBe(true);
  expect(wanted.every((bytes) => bytes === 0 || bytes >= WANTED_MIN_BYTES)).toBe(true);
  expect(pair.bob.links.paused).toEqual([true]);
});

test('a disk that is busy for more than a minute harms nothing', () => {
  const pair = new Pair();
  pair.bob.onOffer = (end) => {
    end.isDiskStuck = true;
    end.accept();
  };
  const sent = pair.alice.offer(fileOf(9_000_000));
  pair.rest();
  pair.advance(100_000);
  const [got] = pair.bob.transfers;
  if (got !== undefined) got.isDiskStuck = false;
  got?.flow?.stored(got.content.length, pair.time.now());
  pair.rest();
  expectDone(sent, got, fileOf(9_000_000));
});

test('a receiver whose disk is slow reads on as it is stored', () => {
  const pair = new Pair();
  pair.bob.diskDelay = 200;
  const file = fileOf(12_000_000);
  const sent = pair.alice.offer(file);
  pair.rest();
  expectDone(sent, pair.bob.transfers[0], file);
  expect(pair.bob.links.paused).toContain(false);
});

test('a source that has less, or more, than was offered ends it', () => {
  const pair = new Pair();
  const sent = pair.alice.offer(fileOf(10_000));
  sent.isDiskStuck = true;
  pair.rest();
  sent.flow?.supply(fileOf(4_000), pair.time.now());
  sent.flow?.supplied([], pair.time.now());
  expect(sent.ending).toEqual({ kind: 'failed', reason: 'changed' });
  pair.rest();
  expect(pair.bob.transfers[0]?.ending).toEqual({ kind: 'cancelled', by: 'them' });

  const more = pair.alice.offer(fileOf(10_000));
  more.isDiskStuck = true;
  pair.rest();
  more.flow?.supply(fileOf(10_001), pair.time.now());
  expect(more.ending).toEqual({ kind: 'failed', reason: 'changed' });
});
