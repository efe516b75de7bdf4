import { expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { memoryStore } from '../../../../test/memory-store.ts';
import { ALICE, BOB, CAROL } from '../../../../test/scripted-engine.ts';
import { SeenNames } from './seen-names.ts';

function scene(content: Readonly<Record<string, unknown>> = {}) {
  const store = memoryStore(content);
  const clock = new ManualClock();
  const writes: unknown[] = [];
  const counting = {
    ...store,
    set: (key: string, value: unknown) => {
      writes.push(value);
      store.set(key, value);
    },
  };
  return { store, clock, writes, names: new SeenNames(counting, clock) };
}

it('names are kept for one own account, whatever the case of the address', () => {
  const { store, clock, names } = scene();
  names.note(ALICE, 'Bob@Example.com', 'Bobby');
  clock.advance(0);
  const later = new SeenNames(store, clock);
  expect(later.of(ALICE.toUpperCase(), BOB)).toBe('Bobby');
  expect([later.of(ALICE, CAROL), later.of(CAROL, BOB)]).toEqual(['', '']);
});

it('what many are called is written once, and nothing when it is known', () => {
  const { clock, writes, names } = scene();
  names.note(ALICE, BOB, 'Bob');
  names.note(ALICE, CAROL, 'Carol');
  names.note(ALICE, BOB, 'Bobby');
  expect(writes).toEqual([]);
  clock.advance(0);
  names.note(ALICE, BOB, 'Bobby');
  clock.advance(0);
  expect(writes).toEqual([
    [
      [
        ALICE,
        [
          [CAROL, 'Carol'],
          [BOB, 'Bobby'],
        ],
      ],
    ],
  ]);
});

it('somebody who left the list is forgotten', () => {
  const { store, clock, names } = scene({ names: [[ALICE, [[BOB, 'Bobby']]]] });
  names.forget(ALICE, BOB);
  clock.advance(0);
  expect(names.of(ALICE, BOB)).toBe('');
  expect(store.content).toEqual({ names: [[ALICE, []]] });
});

it('a damaged entry is left out, the others stay', () => {
  const seen = [['x', 5], 'y', [CAROL, 'x'.repeat(2000)], [CAROL, ''], [BOB, 'Bobby']];
  const { names } = scene({ names: [7, [CAROL, 'nonsense'], [ALICE, seen]] });
  expect([names.of(ALICE, BOB), names.of(ALICE, CAROL), names.of(CAROL, BOB)]).toEqual(['Bobby', '', '']);
  expect(scene({ names: 'nonsense' }).names.of(ALICE, BOB)).toBe('');
});
