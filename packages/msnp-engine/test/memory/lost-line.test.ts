/** Lines that break, servers that go, and what is kept through it, on a manual clock. */
import { describe, expect, test } from 'vitest';
import type { SignInOptions } from '../../src/index.ts';
import { RECONNECT_DELAYS } from '../../src/core/back-off.ts';
import { PONG_TIMEOUT } from '../../src/core/keepalive.ts';
import { type Inhabitant, World } from './world.ts';

async function pair(options: Partial<SignInOptions> = {}): Promise<{
  readonly world: World;
  readonly alice: Inhabitant;
  readonly bob: Inhabitant;
}> {
  const world = await World.open('alice', 'bob');
  await world.befriend('alice', 'bob');
  const alice = world.person('alice');
  const bob = world.person('bob');
  alice.signIn(options);
  bob.signIn();
  await world.advance(2_000);
  return { world, alice, bob };
}

function forget(...people: readonly Inhabitant[]): void {
  for (const person of people) person.events = [];
}

describe('the line to the notification server', () => {
  test('breaks: the list stays, and five seconds later all is well', async () => {
    const { world, alice, bob } = await pair();
    forget(alice);
    alice.notificationLine?.cut();
    await world.advance(100);
    expect(alice.all('connectionLost')).toMatchObject([
      { failure: { code: 'lineLost', stage: 'signedIn' }, retryInMilliseconds: RECONNECT_DELAYS[0] },
    ]);
    expect(alice.messenger.state.phase).toBe('waitingToReconnect');
    expect(alice.messenger.state.contacts.has(bob.account)).toBe(true);
    await world.advance(RECONNECT_DELAYS[0] + 1_000);
    expect(alice.all('reconnecting')).toHaveLength(1);
    expect(alice.all('signedIn')).toMatchObject([{ afterReconnect: true }]);
    expect(alice.messenger.state.phase).toBe('signedIn');
    expect(alice.messenger.state.contacts.get(bob.account)?.status).toBe('online');
  });

  test('breaks: an open switchboard lives on', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    alice.say(conversation, 'one');
    await world.advance(1_000);
    alice.notificationLine?.cut();
    await world.advance(100);
    alice.say(conversation, 'two');
    await world.advance(1_000);
    expect(alice.messenger.state.phase).toBe('waitingToReconnect');
    expect(alice.fateOf('two')).toEqual(['waiting', 'sent', 'delivered']);
    expect(bob.heard).toEqual(['one', 'two']);
  });

  test('goes dead without a word: noticed by the missing answer to PNG', async () => {
    const { world, alice } = await pair();
    forget(alice);
    alice.notificationLine?.goDead();
    await world.advance(4 * 60_000 + PONG_TIMEOUT);
    expect(alice.all('connectionLost')[0]).toMatchObject({ failure: { code: 'lineLost' } });
  });

  test('goes dead without a word: noticed at once when somebody has a doubt', async () => {
    const { world, alice } = await pair();
    forget(alice);
    alice.notificationLine?.goDead();
    const checked = alice.submit({ type: 'checkLine' });
    await world.advance(PONG_TIMEOUT);
    expect(alice.outcomeOf(checked)).toEqual({ ok: true });
    expect(alice.all('connectionLost')).toHaveLength(1);
  });

  test('stands: a doubt costs nothing, and while it is lost ends the wait', async () => {
    const { world, alice } = await pair();
    forget(alice);
    alice.submit({ type: 'checkLine' });
    await world.advance(PONG_TIMEOUT);
    expect(alice.all('connectionLost')).toHaveLength(0);
    alice.notificationLine?.cut();
    await world.advance(100);
    alice.submit({ type: 'checkLine' });
    await world.advance(1_000);
    expect(alice.messenger.state.phase).toBe('signedIn');
  });

  test('goes dead without a word: what is typed before that is noticed goes out once, afterwards', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    for (const line of alice.lines) line.goDead();
    alice.say(conversation, 'into the void');
    await world.advance(40_000);
    alice.say(conversation, 'and after it');
    await world.advance(60_000);
    expect(alice.all('connectionLost')).toHaveLength(1);
    expect(alice.fateOf('into the void')).toEqual(['waiting', 'sent', 'delivered']);
    expect(bob.heard).toEqual(['into the void', 'and after it']);
  });

  test('a request under way is settled once, as lost; later ones at once', async () => {
    const { world, alice } = await pair();
    const underWay = alice.submit({ type: 'setStatus', status: 'busy' });
    alice.notificationLine?.cut();
    await world.advance(100);
    const late = alice.submit({ type: 'setStatus', status: 'away' });
    expect(alice.outcomeOf(underWay)).toMatchObject({ ok: false, code: 'lineLost' });
    expect(alice.outcomeOf(late)).toMatchObject({ ok: false, code: 'lineLost' });
    await world.advance(20_000);
    expect(alice.messenger.state.profile?.status).toBe('online');
  });

  test('comes back with the status and personal message that stood', async () => {
    const { world, alice, bob } = await pair();
    alice.submit({ type: 'setStatus', status: 'onThePhone' });
    alice.submit({ type: 'setPersonalMessage', text: 'in a call' });
    await world.advance(1_000);
    alice.notificationLine?.cut();
    await world.advance(20_000);
    expect(alice.messenger.state.profile).toMatchObject({
      status: 'onThePhone',
      personalMessage: 'in a call',
    });
    expect(bob.messenger.state.contacts.get(alice.account)).toMatchObject({
      status: 'onThePhone',
      personalMessage: 'in a call',
    });
  });

  test('breaks again while coming back, in the middle of VER: that is no reason to try the old dialects', async () => {
    const { world, alice } = await pair();
    alice.notificationLine?.cut();
    await world.advance(100);
    while (alice.notificationLine === undefined) await world.advance(1);
    alice.notificationLine.cut();
    await world.advance(60_000);
    expect(alice.all('signedIn').map(({ version }) => version)).toEqual([12, 12]);
    expect(alice.messenger.state.phase).toBe('signedIn');
  });

  test('a personal message taken away does not come back with it', async () => {
    const { world, alice, bob } = await pair({ personalMessage: 'at first' });
    alice.submit({ type: 'setPersonalMessage', text: '' });
    await world.advance(1_000);
    alice.notificationLine?.cut();
    await world.advance(20_000);
    expect(alice.messenger.state.profile?.personalMessage).toBe('');
    expect(bob.messenger.state.contacts.get(alice.account)?.personalMessage).toBe('');
  });

  test('a personal message the server had not taken yet is set after it', async () => {
    const { world, alice, bob } = await pair({ personalMessage: 'kept' });
    alice.notificationLine?.cut();
    await world.advance(100);
    const isBack = (): boolean => alice.messenger.state.phase === 'signedIn';
    while (!isBack()) await world.advance(1);
    alice.notificationLine?.cut();
    await world.advance(20_000);
    expect(bob.messenger.state.contacts.get(alice.account)?.personalMessage).toBe('kept');
  });
});

describe('the server', () => {
  test('goes down and says so; everybody comes back when it does, after growing waits', async () => {
    const { world, alice, bob } = await pair();
    forget(alice, bob);
    world.shutDown();
    await world.advance(1_000);
    expect(alice.all('connectionLost')).toMatchObject([{ failure: { code: 'serverClosing' } }]);
    await world.advance(5 * 60_000);
    const waits = alice.all('connectionLost').map((event) => event.retryInMilliseconds);
    expect(waits.slice(0, 6)).toEqual([...RECONNECT_DELAYS, RECONNECT_DELAYS.at(-1)]);
    expect(alice.all('connectionLost').at(-1)).toMatchObject({
      failure: { code: 'unreachable', stage: 'connecting' },
    });
    world.restart();
    await world.advance(70_000);
    for (const person of [alice, bob]) expect(person.messenger.state.phase).toBe('signedIn');
    expect(alice.messenger.state.contacts.get(bob.account)?.status).toBe('online');
  });

  test('is killed with a line under way: not known to have arrived, never sent again by itself', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    alice.say(conversation, 'one');
    await world.advance(1_000);
    alice.say(conversation, 'two');
    world.kill();
    await world.advance(100);
    expect(alice.fateOf('two')).toEqual(['waiting', 'sent', 'unknown']);
    world.restart();
    await world.advance(30_000);
    expect(bob.heard).toEqual(['one']);
    alice.say(conversation, 'two');
    await world.advance(1_000);
    expect(alice.fateOf('two').at(-1)).toBe('delivered');
    expect(bob.heard).toEqual(['one', 'two']);
  });

  test('is killed before a line is out: it waits, and goes out once afterwards', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    world.kill();
    alice.say(conversation, 'patience');
    await world.advance(100);
    alice.say(conversation, 'and more of it');
    expect(alice.fateOf('patience')).toEqual(['waiting']);
    world.restart();
    await world.advance(60_000);
    expect(alice.fateOf('patience')).toEqual(['waiting', 'sent', 'delivered']);
    expect(alice.fateOf('and more of it')).toEqual(['waiting', 'sent', 'delivered']);
    expect(bob.heard).toEqual(['patience', 'and more of it']);
  });

  test('may die at any moment of the opening: a line arrives at most once and always ends', async () => {
    for (let moment = 0; moment <= 400; moment += 20) {
      const { world, alice, bob } = await pair();
      const conversation = alice.open(bob);
      alice.say(conversation, 'once');
      await world.advance(moment);
      world.kill();
      await world.advance(100);
      world.restart();
      await world.advance(120_000);
      const fate = alice.fateOf('once').at(-1) ?? '';
      expect(['delivered', 'unknown']).toContain(fate);
      expect(bob.heard.length).toBeLessThanOrEqual(1);
      expect(bob.heard.length === 1 || fate === 'unknown').toBe(true);
    }
  });

  test('a switchboard cut at any moment, with the session standing, loses nothing silently', async () => {
    for (let moment = 0; moment <= 400; moment += 20) {
      const { world, alice, bob } = await pair();
      const conversation = alice.open(bob);
      alice.say(conversation, 'once');
      await world.advance(moment);
      for (const line of alice.lines.slice(1)) line.cut();
      await world.advance(60_000);
      const fate = alice.fateOf('once').at(-1) ?? '';
      expect(['delivered', 'unknown']).toContain(fate);
      expect(bob.heard.length).toBeLessThanOrEqual(1);
      expect(bob.heard.length === 1 || fate === 'unknown').toBe(true);
    }
  });
});

describe('the end of a session', () => {
  test('signing in elsewhere ends it for good', async () => {
    const { world, alice } = await pair();
    const elsewhere = world.person('alice');
    elsewhere.signIn();
    await world.advance(2_000);
    const place = {
      address: 'loopback',
      system: 'winnt',
      clientName: 'Nudge',
      clientVersion: '0.1.0',
    };
    expect(alice.all('signedOut')).toEqual([{ type: 'signedOut', reason: 'otherPlace', place }]);
    await world.advance(10 * 60_000);
    expect(alice.messenger.state.phase).toBe('signedOut');
    expect(alice.all('signedIn')).toHaveLength(1);
    expect(elsewhere.messenger.state.phase).toBe('signedIn');
  });

  test('signing out settles everything, once', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    const status = alice.submit({ type: 'setStatus', status: 'away' });
    const invitation = alice.submit({ type: 'invite', conversationId: conversation, account: bob.account });
    alice.say(conversation, 'too late');
    const out = alice.submit({ type: 'signOut' });
    await world.advance(1_000);
    expect(alice.outcomeOf(status)).toMatchObject({ ok: false, code: 'lineLost' });
    expect(alice.outcomeOf(invitation)).toMatchObject({ ok: false, code: 'invalidArgument' });
    expect(alice.outcomeOf(out)).toEqual({ ok: true });
    expect(alice.fateOf('too late')).toEqual(['waiting', 'failed']);
    expect(alice.all('signedOut')).toMatchObject([{ reason: 'requested' }]);
    expect(bob.messenger.state.contacts.get(alice.account)?.status).toBe('offline');
    expect(alice.lines).toHaveLength(0);
  });

  test('a password changed meanwhile ends the tries', async () => {
    const { world, alice } = await pair();
    await world.service.core.accounts.setPassword(alice.account, 'something else');
    alice.notificationLine?.cut();
    await world.advance(60_000);
    expect(alice.all('signedOut')).toMatchObject([
      { reason: 'failed', failure: { code: 'wrongPassword', stage: 'authenticating' } },
    ]);
  });

  test('the user may sign out while waiting, and need not wait', async () => {
    const { world, alice } = await pair();
    alice.notificationLine?.cut();
    await world.advance(100);
    const now = alice.submit({ type: 'reconnectNow' });
    await world.advance(1_000);
    expect(alice.outcomeOf(now)).toEqual({ ok: true });
    expect(alice.messenger.state.phase).toBe('signedIn');
    alice.notificationLine?.cut();
    await world.advance(100);
    alice.submit({ type: 'signOut' });
    await world.advance(5 * 60_000);
    expect(alice.messenger.state.phase).toBe('signedOut');
    expect(alice.messenger.deadline()).toBeUndefined();
  });
});
