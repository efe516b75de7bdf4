import type { AttentionChoice, AttentionWish } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { AttentionChoices, CHOICES_MAX } from './attention-choices.ts';
import { USUAL } from './attention-rules.ts';

const OWN = 'alice@example.com';
const BOB = 'bob@example.com';
const both = (wish: AttentionWish): AttentionChoice => ({ alerts: wish, sounds: wish });

describe('what holds for a contact', () => {
  it.each<[contact: AttentionWish, groups: readonly AttentionWish[], holds: AttentionWish]>([
    ['usual', [], 'usual'],
    ['usual', ['usual'], 'usual'],
    ['usual', ['off'], 'off'],
    ['usual', ['on'], 'on'],
    ['usual', ['on', 'off'], 'off'],
    ['usual', ['usual', 'on'], 'on'],
    ['on', ['off'], 'on'],
    ['off', ['on'], 'off'],
  ])('%s, in groups that are %j: %s', (contact, groups, holds) => {
    const choices = new AttentionChoices(memoryStore());
    choices.set(OWN, { address: BOB }, both(contact));
    for (const [index, wish] of groups.entries()) choices.set(OWN, { groupId: `${index}` }, both(wish));
    const groupIds = groups.map((_wish, index) => `${index}`);
    expect(choices.effective(OWN, BOB, groupIds)).toEqual(both(holds));
  });

  it('may be one for alerts and another for sounds', () => {
    const choices = new AttentionChoices(memoryStore());
    choices.set(OWN, { address: BOB }, { alerts: 'on', sounds: 'usual' });
    choices.set(OWN, { groupId: '1' }, both('off'));
    expect(choices.effective(OWN, BOB, ['1'])).toEqual({ alerts: 'on', sounds: 'off' });
  });
});

describe('choices', () => {
  it('are kept, for each own account, and addresses are alike in either case', () => {
    const store = memoryStore();
    new AttentionChoices(store).set(OWN, { address: 'Bob@Example.com' }, both('off'));
    const again = new AttentionChoices(store);
    expect(again.of('Alice@example.com', { address: BOB })).toEqual(both('off'));
    expect(again.of('carol@example.com', { address: BOB })).toEqual(USUAL);
  });

  it('that are as usual take no room, and there is an end to the others', () => {
    const store = memoryStore();
    const choices = new AttentionChoices(store);
    choices.set(OWN, { groupId: '1' }, both('off'));
    choices.set(OWN, { groupId: '1' }, both('usual'));
    expect(store.content['choices']).toEqual([[OWN, []]]);
    const many = Array.from({ length: CHOICES_MAX + 1 }, (_none, index) => [`contact ${index}`, both('off')]);
    const full = memoryStore({ choices: [[OWN, many]] });
    new AttentionChoices(full).set(OWN, { address: BOB }, both('on'));
    expect(JSON.stringify(full.content).split('alerts').length - 1).toBe(CHOICES_MAX);
  });

  it.each([['text'], [[['a', [['contact b', { alerts: 'loud' }], 7]], 'x']]])(
    'survive a damaged file: %j',
    (stored) => {
      expect(new AttentionChoices(memoryStore({ choices: stored })).of('a', { address: 'b' })).toEqual(USUAL);
    },
  );
});
