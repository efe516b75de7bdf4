import { expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { ALICE, BOB, CAROL } from '../../../../test/scripted-engine.ts';
import { ContactNotes } from './contact-notes.ts';

const BOBBY = { nickname: 'Bobby', note: 'plays the tuba' };
const NONE = { nickname: '', note: '' };

it('notes are kept for one own account, whatever the case of the address', () => {
  const store = memoryStore();
  new ContactNotes(store).set(ALICE, 'Bob@Example.com', { nickname: ' Bobby ', note: 'plays the tuba\n' });
  const later = new ContactNotes(store);
  expect(later.of(ALICE.toUpperCase(), BOB)).toEqual(BOBBY);
  expect([later.of(ALICE, CAROL), later.of(CAROL, BOB)]).toEqual([NONE, NONE]);
});

it('empty ones leave nothing behind', () => {
  const store = memoryStore();
  const notes = new ContactNotes(store);
  notes.set(ALICE, BOB, BOBBY);
  notes.set(ALICE, BOB, { nickname: ' ', note: '' });
  expect(notes.of(ALICE, BOB)).toEqual(NONE);
  expect(store.content).toEqual({ notes: [[ALICE, []]] });
});

it('a damaged entry is left out, the others stay', () => {
  const tooLong = { nickname: 'x'.repeat(1000), note: '' };
  const about = [['x', 5], 'y', [CAROL, tooLong], [BOB, BOBBY]];
  const notes = new ContactNotes(memoryStore({ notes: [7, [CAROL, 'nonsense'], [ALICE, about]] }));
  expect([notes.of(ALICE, BOB), notes.of(ALICE, CAROL), notes.of(CAROL, BOB)]).toEqual([BOBBY, NONE, NONE]);
  expect(new ContactNotes(memoryStore({ notes: 'nonsense' })).of(ALICE, BOB)).toEqual(NONE);
});
