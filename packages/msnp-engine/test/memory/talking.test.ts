/** Conversations of two and more, on a manual clock. */
import type { ProtocolVersion } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { type Inhabitant, World } from './world.ts';

async function pair(
  first: ProtocolVersion = 12,
  second: ProtocolVersion = first,
): Promise<{ readonly world: World; readonly alice: Inhabitant; readonly bob: Inhabitant }> {
  const world = await World.open('alice', 'bob');
  await world.befriend('alice', 'bob');
  const alice = world.person('alice');
  const bob = world.person('bob');
  alice.signIn({ versions: [first] });
  bob.signIn({ versions: [second] });
  await world.advance(2_000);
  return { world, alice, bob };
}

describe('two people', () => {
  test('a line waits for the switchboard, is sent when the other is there, and is delivered', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    expect(alice.lines).toHaveLength(1);
    const request = alice.say(conversation, 'one');
    expect(alice.outcomeOf(request)).toEqual({ ok: true, conversationId: conversation });
    expect(alice.fateOf('one')).toEqual(['waiting']);
    await world.advance(1_000);
    expect(alice.fateOf('one')).toEqual(['waiting', 'sent', 'delivered']);
    expect(bob.heard).toEqual(['one']);
  });

  test('lines keep their order, before and after the switchboard is there', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    const lines = Array.from({ length: 20 }, (_line, index) => `line ${index}`);
    for (const line of lines) {
      alice.say(conversation, line);
      await world.advance(7);
    }
    await world.advance(1_000);
    expect(bob.heard).toEqual(lines);
  });

  test('both begin at once: each has one conversation, and everything arrives once', async () => {
    const { world, alice, bob } = await pair();
    const here = alice.open(bob);
    const there = bob.open(alice);
    alice.say(here, 'from alice');
    bob.say(there, 'from bob');
    await world.advance(2_000);
    alice.say(here, 'again');
    bob.say(there, 'and again');
    await world.advance(2_000);
    expect(bob.heard).toEqual(['from alice', 'again']);
    expect(alice.heard).toEqual(['from bob', 'and again']);
    expect(new Set(alice.all('textReceived').map((event) => event.conversationId))).toEqual(new Set([here]));
    expect(new Set(bob.all('textReceived').map((event) => event.conversationId))).toEqual(new Set([there]));
  });

  test('who is not online, or does not exist, or hides, cannot be written to, and the reason is told', async () => {
    const { world, alice, bob } = await pair();
    bob.submit({ type: 'signOut' });
    await world.advance(1_000);
    alice.say(alice.open(bob), 'anybody there?');
    await world.advance(1_000);
    expect(alice.all('lineChanged').at(-1)).toMatchObject({
      state: 'failed',
      reason: 'notOnline',
      serverCode: 217,
    });
    bob.signIn({ status: 'hidden' });
    await world.advance(1_000);
    bob.say(bob.open(alice), 'I am a ghost');
    await world.advance(1_000);
    expect(bob.all('lineChanged').at(-1)).toMatchObject({
      state: 'failed',
      reason: 'hidden',
      serverCode: 913,
    });
  });

  test('a switchboard that fell silent is opened again by the next line', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    alice.say(conversation, 'one');
    await world.advance(1_000);
    await world.advance(11 * 60_000);
    expect(alice.lines).toHaveLength(1);
    expect(alice.all('participantLeft').some(({ idle }) => idle)).toBe(true);
    alice.say(conversation, 'two');
    await world.advance(1_000);
    expect(alice.fateOf('two')).toEqual(['waiting', 'sent', 'delivered']);
    expect(bob.heard).toEqual(['one', 'two']);
    expect(new Set(bob.all('textReceived').map((event) => event.conversationId)).size).toBe(1);
  });

  test('typing is told at most every five seconds and opens nothing', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    alice.submit({ type: 'sendTyping', conversationId: conversation });
    await world.advance(1_000);
    expect(alice.lines).toHaveLength(1);
    alice.say(conversation, 'now');
    await world.advance(1_000);
    for (let second = 0; second < 11; second++) {
      alice.submit({ type: 'sendTyping', conversationId: conversation });
      await world.advance(1_000);
    }
    expect(bob.all('typingReceived')).toHaveLength(3);
  });

  test('one nudge in ten seconds', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    const nudge = (lineId: string): string =>
      alice.submit({ type: 'sendNudge', conversationId: conversation, lineId });
    const first = nudge('n1');
    await world.advance(9_000);
    const second = nudge('n2');
    await world.advance(2_000);
    const third = nudge('n3');
    await world.advance(1_000);
    expect(alice.outcomeOf(first)).toMatchObject({ ok: true });
    expect(alice.outcomeOf(second)).toMatchObject({ ok: false, code: 'tooSoon' });
    expect(alice.outcomeOf(third)).toMatchObject({ ok: true });
    expect(bob.all('nudgeReceived')).toHaveLength(2);
    expect(alice.fateOf('n3').at(-1)).toBe('delivered');
  });

  test('a window closed at once still delivers what was typed', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    alice.say(conversation, 'bye');
    alice.submit({ type: 'leaveConversation', conversationId: conversation });
    await world.advance(1_000);
    expect(alice.fateOf('bye')).toEqual(['waiting', 'sent', 'delivered']);
    expect(bob.heard).toEqual(['bye']);
    expect(bob.all('participantLeft')).toHaveLength(1);
    expect(alice.lines).toHaveLength(1);
    expect(alice.outcomeOf(alice.say(conversation, 'more'))).toMatchObject({ code: 'noSuchConversation' });
    expect(alice.open(bob)).not.toBe(conversation);
  });

  test('a line said again under its id is shown once', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    alice.say(conversation, 'same', 'first time');
    await world.advance(1_000);
    alice.say(conversation, 'same', 'second time');
    await world.advance(1_000);
    expect(bob.heard).toEqual(['first time']);
    expect(alice.fateOf('same')).toEqual(['waiting', 'sent', 'delivered', 'waiting', 'sent', 'delivered']);
  });

  test.each([
    [12, 'in packets of one message', true],
    [8, 'in packets of one message', true],
    [7, 'as several messages', false],
  ] as const)('4,000 characters over MSNP%i arrive %s', async (version, _form, isOne) => {
    const { world, alice, bob } = await pair(version);
    const text = `${'word and 家族 👩‍👩‍👧‍👦 '.repeat(160)}end`.slice(0, 4_000);
    alice.say(alice.open(bob), 'long', text);
    await world.advance(2_000);
    expect(alice.fateOf('long')).toEqual(['waiting', 'sent', 'delivered']);
    expect(bob.heard.join('')).toBe(text);
    expect(bob.heard.length === 1).toBe(isOne);
  });

  test('blocking ends the talk, and the blocked one cannot ring', async () => {
    const { world, alice, bob } = await pair();
    const conversation = bob.open(alice);
    bob.say(conversation, 'hello');
    await world.advance(1_000);
    const request = alice.submit({ type: 'block', account: bob.account });
    await world.advance(1_000);
    expect(alice.outcomeOf(request)).toEqual({ ok: true });
    expect(alice.lines).toHaveLength(1);
    bob.say(conversation, 'hello?');
    await world.advance(1_000);
    expect(bob.all('lineChanged').at(-1)).toMatchObject({ state: 'failed', reason: 'notOnline' });
  });
});

describe('several people', () => {
  async function three() {
    const world = await World.open('alice', 'bob', 'carol', 'dave');
    const names = ['alice', 'bob', 'carol', 'dave'] as const;
    for (const [index, first] of names.entries()) {
      for (const second of names.slice(index + 1)) await world.befriend(first, second);
    }
    const alice = world.person('alice');
    const bob = world.person('bob');
    const carol = world.person('carol');
    for (const person of [alice, bob, carol]) person.signIn();
    await world.advance(2_000);
    return { world, alice, bob, carol };
  }

  test('a third person turns the conversation into a group; the two can still talk alone', async () => {
    const { world, alice, bob, carol } = await three();
    const group = alice.open(bob);
    alice.say(group, 'one');
    await world.advance(1_000);
    const request = alice.submit({ type: 'invite', conversationId: group, account: carol.account });
    await world.advance(1_000);
    expect(alice.outcomeOf(request)).toEqual({ ok: true, conversationId: group });
    const { isGroup, participants } = alice.all('conversationChanged').at(-1) ?? {};
    expect(isGroup).toBe(true);
    expect(participants?.map(({ account }) => account)).toEqual([bob.account, carol.account]);
    carol.say(carol.all('conversationChanged').at(-1)?.conversationId ?? '', 'hello all');
    await world.advance(1_000);
    expect([alice.heard, bob.heard]).toEqual([['hello all'], ['one', 'hello all']]);
    const alone = alice.open(bob);
    expect(alone).not.toBe(group);
    alice.say(alone, 'only you');
    await world.advance(1_000);
    expect(bob.heard.at(-1)).toBe('only you');
    expect(carol.heard).toEqual(['hello all'].slice(1));
    expect(bob.all('textReceived').at(-1)?.conversationId).not.toBe(
      bob.all('textReceived').at(-2)?.conversationId,
    );
  });

  test('who cannot come is told, and the others talk on', async () => {
    const { world, alice, bob } = await three();
    const conversation = alice.open(bob);
    const request = alice.submit({
      type: 'invite',
      conversationId: conversation,
      account: world.person('dave').account,
    });
    await world.advance(1_000);
    expect(alice.outcomeOf(request)).toMatchObject({ ok: false, code: 'notOnline', serverCode: 217 });
    alice.say(conversation, 'just us');
    await world.advance(1_000);
    expect(bob.heard).toEqual(['just us']);
    expect(alice.all('conversationChanged').at(-1)?.isGroup).toBe(false);
  });

  test('a group that fell silent is called together again, in the same conversations', async () => {
    const { world, alice, bob, carol } = await three();
    const group = alice.open(bob);
    alice.submit({ type: 'invite', conversationId: group, account: carol.account });
    await world.advance(1_000);
    alice.say(group, 'one');
    await world.advance(12 * 60_000);
    expect([alice, bob, carol].map(({ lines }) => lines.length)).toEqual([1, 1, 1]);
    alice.say(group, 'two');
    await world.advance(2_000);
    for (const person of [bob, carol]) {
      expect(person.heard).toEqual(['one', 'two']);
      expect(new Set(person.all('textReceived').map((event) => event.conversationId)).size).toBe(1);
    }
  });

  test('whose line breaks is called out, and comes back into the same conversations with the next word', async () => {
    const { world, alice, bob, carol } = await three();
    const dave = world.person('dave');
    dave.signIn();
    await world.advance(2_000);
    const group = alice.open(bob);
    for (const { account } of [carol, dave]) {
      alice.submit({ type: 'invite', conversationId: group, account });
      await world.advance(1_000);
    }
    alice.say(group, 'one');
    await world.advance(1_000);
    carol.lines[1]?.cut();
    await world.advance(1_000);
    expect(alice.all('participantLeft')).toMatchObject([{ account: carol.account }]);
    carol.say(carol.all('textReceived').at(-1)?.conversationId ?? '', 'back again');
    await world.advance(2_000);
    expect(alice.all('textReceived')).toMatchObject([{ conversationId: group, text: 'back again' }]);
    for (const person of [bob, dave]) {
      expect(person.heard).toEqual(['one', 'back again']);
      expect(new Set(person.all('textReceived').map((event) => event.conversationId)).size).toBe(1);
    }
  });

  test('who leaves is told; the last one is still called by the next line', async () => {
    const { world, alice, bob, carol } = await three();
    const group = alice.open(bob);
    alice.submit({ type: 'invite', conversationId: group, account: carol.account });
    await world.advance(1_000);
    alice.say(group, 'one');
    await world.advance(1_000);
    const leave = (person: Inhabitant): string =>
      person.submit({
        type: 'leaveConversation',
        conversationId: person.all('textReceived').at(-1)?.conversationId ?? '',
      });
    leave(bob);
    await world.advance(1_000);
    expect(alice.all('participantLeft')).toMatchObject([{ account: bob.account, idle: false }]);
    leave(carol);
    await world.advance(1_000);
    alice.say(group, 'two');
    await world.advance(2_000);
    expect(bob.heard).toEqual(['one']);
    expect(carol.heard).toEqual(['one', 'two']);
  });
});
