import { expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { ALICE, BOB, CAROL } from '../../../../test/scripted-engine.ts';
import { Favourites } from './favourites.ts';

it('favourites are kept for one own account, whatever the case of the address', () => {
  const store = memoryStore();
  new Favourites(store).set(ALICE, BOB.toUpperCase(), true);
  const later = new Favourites(store);
  expect(later.has(ALICE.toUpperCase(), BOB)).toBe(true);
  expect([later.has(ALICE, CAROL), later.has(CAROL, BOB)]).toEqual([false, false]);
});

it('who is one no longer leaves nothing behind', () => {
  const store = memoryStore();
  const favourites = new Favourites(store);
  favourites.set(ALICE, BOB, true);
  favourites.set(ALICE, CAROL, true);
  favourites.set(ALICE, BOB, false);
  expect(favourites.has(ALICE, BOB)).toBe(false);
  expect(store.content).toEqual({ favourites: [[ALICE, [CAROL]]] });
});

it('a damaged entry is left out, the others stay', () => {
  const favourites = new Favourites(memoryStore({ favourites: [7, [CAROL, 'x'], [ALICE, [5, BOB]]] }));
  expect([favourites.has(ALICE, BOB), favourites.has(CAROL, BOB)]).toEqual([true, false]);
  expect(new Favourites(memoryStore({ favourites: 'nonsense' })).has(ALICE, BOB)).toBe(false);
});
