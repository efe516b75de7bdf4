import { expect, test } from 'vitest';
import { World } from './world.ts';

test('what is written to somebody who is not there is told to them when they come, until they answer', async () => {
  const world = await World.open('alice', 'bob');
  const alice = world.person('alice');
  alice.signIn();
  await world.advance(1_000);
  const text = 'It’s me!\nFrom the lake.';
  const adding = alice.submit({
    type: 'addContact',
    account: world.person('bob').account,
    invitation: { text },
  });
  await world.advance(1_000);
  expect(alice.outcomeOf(adding)).toEqual({ ok: true });
  const bob = world.person('bob');
  bob.signIn();
  await world.advance(1_000);
  const request = {
    type: 'contactRequested',
    account: alice.account,
    friendlyName: 'Alice',
    invitation: text,
  };
  expect(bob.all('contactRequested')).toEqual([request]);
  bob.submit({
    type: 'answerContactRequest',
    account: alice.account,
    answer: 'allow',
    addToList: true,
  });
  await world.advance(1_000);
  bob.submit({ type: 'signOut' });
  bob.signIn();
  await world.advance(1_000);
  expect(bob.messenger.state.phase).toBe('signedIn');
  expect(bob.all('contactRequested')).toHaveLength(1);
});
