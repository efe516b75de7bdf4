/** Files from one client to another through the real server: P2P and MSNFTP, to the end or not. */
import { describe, expect, test } from 'vitest';
import { accountOf } from '../world.ts';
import { acceptFile, pair, received, sendFile, someBytes, transferId } from './people.ts';

const FILE = someBytes(60_000);

describe.each([7, 8, 9, 12] as const)('in MSNP%i', (version) => {
  test.each([0, 1, 1202, 2045, 60_000])('a file of %i bytes arrives as it was', async (size) => {
    const { world, alice, bob } = await pair(version);
    const bytes = FILE.slice(0, size);
    const request = sendFile({ from: alice, to: bob }, 'a.bin', bytes);
    expect(alice.outcomeOf(request)).toEqual({ ok: true });
    await world.advance(5_000);
    expect(bob.transfer('a.bin')).toMatchObject({ direction: 'receiving', size, phase: { kind: 'offered' } });
    acceptFile(bob, 'a.bin');
    await world.advance(60_000);
    expect(received(bob, 'a.bin')).toEqual(bytes);
    expect(bob.transfer('a.bin')).toMatchObject({ phase: { kind: 'done' }, savedAs: ['/received/a.bin'] });
    expect(alice.transfer('a.bin')).toMatchObject({ phase: { kind: 'done' }, transferred: size });
    expect([alice.streams.openCount, bob.streams.openCount]).toEqual([0, 0]);
    expect(world.network.listenerCount).toBe(0);
  });

  test('declined', async () => {
    const { world, alice, bob } = await pair(version);
    sendFile({ from: alice, to: bob }, 'a.bin', FILE);
    await world.advance(5_000);
    bob.submit({ type: 'declineTransfer', transferId: bob.transfer('a.bin').transferId });
    await world.advance(5_000);
    expect(alice.transfer('a.bin').phase).toEqual({ kind: 'declined', by: 'them' });
    expect(bob.transfer('a.bin').phase).toEqual({ kind: 'declined', by: 'us' });
  });

  test('taken back before the answer', async () => {
    const { world, alice, bob } = await pair(version);
    sendFile({ from: alice, to: bob }, 'a.bin', FILE);
    await world.advance(5_000);
    alice.submit({ type: 'cancelTransfer', transferId: transferId('a.bin') });
    await world.advance(5_000);
    expect(alice.transfer('a.bin').phase).toEqual({ kind: 'cancelled', by: 'us' });
    expect(bob.transfer('a.bin').phase).toEqual({ kind: 'cancelled', by: 'them' });
  });

  test.each(['alice', 'bob'] as const)('cancelled by %s on the way', async (who) => {
    const { world, alice, bob } = await pair(version);
    alice.streams.latency = 200;
    sendFile({ from: alice, to: bob }, 'a.bin', someBytes(3_000_000));
    await world.advance(5_000);
    acceptFile(bob, 'a.bin');
    for (let step = 0; bob.transfer('a.bin').phase.kind !== 'running' && step < 1_000; step++)
      await world.advance(10);
    const canceller = who === 'alice' ? alice : bob;
    const other = who === 'alice' ? bob : alice;
    canceller.submit({ type: 'cancelTransfer', transferId: canceller.transfer('a.bin').transferId });
    await world.advance(5_000);
    expect(canceller.transfer('a.bin').phase).toEqual({ kind: 'cancelled', by: 'us' });
    expect(other.transfer('a.bin').phase).toEqual({ kind: 'cancelled', by: 'them' });
    expect(bob.disk.files.size).toBe(0);
    expect(bob.disk.parts.size).toBe(0);
    expect([alice.streams.openCount, bob.streams.openCount]).toEqual([0, 0]);
  });
});

describe('beside the talk', () => {
  test('text flows while a file goes', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    alice.say(conversation, 'before');
    await world.advance(2_000);
    sendFile({ from: alice, to: bob }, 'a.bin', someBytes(1_000_000));
    await world.advance(5_000);
    acceptFile(bob, 'a.bin');
    await world.advance(200);
    for (const line of ['one', 'two', 'three']) {
      alice.say(conversation, line);
      await world.advance(300);
      expect(alice.fateOf(line)).toEqual(['waiting', 'sent', 'delivered']);
    }
    expect(bob.heard).toEqual(['before', 'one', 'two', 'three']);
    await world.advance(60_000);
    expect(bob.transfer('a.bin').phase.kind).toBe('done');
  });

  test('a closed window does not end the transfer, and a new word opens a new conversation', async () => {
    const { world, alice, bob } = await pair();
    const conversation = alice.open(bob);
    alice.say(conversation, 'before');
    await world.advance(2_000);
    alice.submit({ type: 'setTransferOptions', allowDirect: false });
    bob.submit({ type: 'setTransferOptions', allowDirect: false });
    sendFile({ from: alice, to: bob }, 'a.bin', someBytes(1_000_000));
    await world.advance(5_000);
    acceptFile(bob, 'a.bin');
    await world.advance(200);
    alice.submit({ type: 'leaveConversation', conversationId: conversation });
    await world.advance(60_000);
    expect(bob.transfer('a.bin').phase.kind).toBe('done');
    expect(bob.phasesOf('a.bin')).toEqual(['offered', 'starting', 'running', 'done']);
    expect(alice.open(bob)).not.toBe(conversation);
  });

  test('in a conversation of three, the file goes to one alone', async () => {
    const { world, alice, bob } = await pair();
    await world.befriend('alice', 'carol');
    const carol = world.person('carol');
    carol.signIn();
    await world.advance(3_000);
    const conversation = alice.open(bob);
    alice.say(conversation, 'hello');
    await world.advance(2_000);
    alice.submit({ type: 'invite', conversationId: conversation, account: carol.account });
    await world.advance(2_000);
    sendFile({ from: alice, to: bob }, 'a.bin', FILE);
    await world.advance(5_000);
    acceptFile(bob, 'a.bin');
    await world.advance(60_000);
    expect(received(bob, 'a.bin')).toEqual(FILE);
    expect(carol.all('transferChanged')).toEqual([]);
    alice.say(conversation, 'still three');
    await world.advance(2_000);
    expect(carol.heard).toEqual(['still three']);
    expect(bob.heard).toEqual(['hello', 'still three']);
  });

  test('somebody who comes in on the way sees no byte of it', async () => {
    const { world, alice, bob } = await pair();
    await world.befriend('alice', 'carol');
    const carol = world.person('carol');
    carol.signIn();
    await world.advance(3_000);
    for (const person of [alice, bob]) person.submit({ type: 'setTransferOptions', allowDirect: false });
    const conversation = alice.open(bob);
    alice.say(conversation, 'hello');
    await world.advance(2_000);
    sendFile({ from: alice, to: bob }, 'a.bin', someBytes(1_000_000));
    await world.advance(3_000);
    acceptFile(bob, 'a.bin');
    await world.advance(300);
    expect(bob.transfer('a.bin').phase.kind).toBe('running');
    alice.submit({ type: 'invite', conversationId: conversation, account: carol.account });
    await world.advance(60_000);
    expect(received(bob, 'a.bin')).toEqual(someBytes(1_000_000));
    expect(bob.hasSeenP2p).toBe(true);
    expect(carol.all('participantJoined')).not.toEqual([]);
    expect(carol.hasSeenP2p).toBe(false);
    expect(bob.phasesOf('a.bin')).toEqual(['offered', 'starting', 'running', 'done']);
    alice.say(conversation, 'three');
    await world.advance(2_000);
    const heard = bob.all('textReceived').map(({ conversationId, text }) => [conversationId, text]);
    expect(heard).toEqual([
      [heard[0]?.[0], 'hello'],
      [heard[0]?.[0], 'three'],
    ]);
    expect(carol.heard).toEqual(['three']);
    await world.advance(90_000);
    expect([alice.lines.length, bob.lines.length, carol.lines.length]).toEqual([2, 2, 2]);
  });

  test('somebody who cannot come in changes nothing', async () => {
    const { world, alice, bob } = await pair();
    for (const person of [alice, bob]) person.submit({ type: 'setTransferOptions', allowDirect: false });
    const conversation = alice.open(bob);
    alice.say(conversation, 'hello');
    await world.advance(2_000);
    sendFile({ from: alice, to: bob }, 'a.bin', someBytes(1_000_000));
    await world.advance(3_000);
    acceptFile(bob, 'a.bin');
    await world.advance(300);
    const account = accountOf('carol');
    const request = alice.submit({ type: 'invite', conversationId: conversation, account });
    await world.advance(5_000);
    expect(alice.outcomeOf(request)).toMatchObject({ ok: false });
    alice.say(conversation, 'still two');
    await world.advance(60_000);
    expect(bob.phasesOf('a.bin')).toEqual(['offered', 'starting', 'running', 'done']);
    expect(bob.heard).toEqual(['hello', 'still two']);
    expect(new Set(bob.all('textReceived').map(({ conversationId }) => conversationId)).size).toBe(1);
    await world.advance(90_000);
    expect([alice.lines.length, bob.lines.length]).toEqual([2, 2]);
  });

  test('progress is told at most four times a second', async () => {
    const { world, alice, bob } = await pair();
    bob.submit({ type: 'setTransferOptions', allowDirect: false });
    sendFile({ from: alice, to: bob }, 'a.bin', someBytes(2_000_000));
    await world.advance(5_000);
    acceptFile(bob, 'a.bin');
    await world.advance(1_000);
    const before = bob.all('transferChanged').length;
    await world.advance(1_000);
    expect(bob.transfer('a.bin').phase.kind).toBe('running');
    expect(bob.all('transferChanged').length - before).toBeLessThanOrEqual(5);
    expect(bob.all('transferChanged').length - before).toBeGreaterThan(1);
  });
});

describe('how the bytes travel', () => {
  test.each([8, 12] as const)('directly, where they can, in MSNP%i', async (version) => {
    const { world, alice, bob } = await pair(version);
    sendFile({ from: alice, to: bob }, 'a.bin', someBytes(3_000_000));
    await world.advance(5_000);
    acceptFile(bob, 'a.bin');
    await world.advance(60_000);
    const routes = bob.all('transferChanged').map(({ transfer }) => transfer.route);
    expect(routes).toContain('direct');
    expect(bob.transfer('a.bin').phase.kind).toBe('done');
  });

  test('through the server, where nobody may connect', async () => {
    const { world, alice, bob } = await pair();
    for (const person of [alice, bob]) world.network.closedAddresses.add(person.address);
    sendFile({ from: alice, to: bob }, 'a.bin', FILE);
    await world.advance(5_000);
    acceptFile(bob, 'a.bin');
    await world.advance(60_000);
    expect(bob.all('transferChanged').map(({ transfer }) => transfer.route)).not.toContain('direct');
    expect(received(bob, 'a.bin')).toEqual(FILE);
  });

  test('in MSNFTP one side that can be reached is enough', async () => {
    const { world, alice, bob } = await pair(8);
    alice.canListen = false;
    world.network.closedAddresses.add(alice.address);
    sendFile({ from: alice, to: bob }, 'a.bin', FILE);
    await world.advance(5_000);
    acceptFile(bob, 'a.bin');
    await world.advance(60_000);
    expect(received(bob, 'a.bin')).toEqual(FILE);
  });

  describe('in MSNFTP it is directly or not at all', () => {
    const failure = { kind: 'failed', reason: 'directOff' };

    test('nothing is offered by somebody who does not want that', async () => {
      const { world, alice, bob } = await pair(8);
      alice.submit({ type: 'setTransferOptions', allowDirect: false });
      sendFile({ from: alice, to: bob }, 'a.bin', FILE);
      await world.advance(5_000);
      expect(alice.transfer('a.bin').phase).toEqual(failure);
      expect(bob.all('transferChanged')).toEqual([]);
    });

    test('whoever does not want that can look at an offer, and allow it first', async () => {
      const { world, alice, bob } = await pair(8);
      bob.submit({ type: 'setTransferOptions', allowDirect: false });
      sendFile({ from: alice, to: bob }, 'a.bin', FILE);
      sendFile({ from: alice, to: bob }, 'b.bin', FILE);
      await world.advance(5_000);
      acceptFile(bob, 'a.bin');
      await world.advance(5_000);
      expect(bob.transfer('a.bin').phase).toEqual(failure);
      expect(alice.transfer('a.bin').phase).toMatchObject({ kind: 'failed' });
      bob.submit({ type: 'setTransferOptions', allowDirect: true });
      acceptFile(bob, 'b.bin');
      await world.advance(60_000);
      expect(received(bob, 'b.bin')).toEqual(FILE);
    });

    test('the offer that went out before is not gone through with', async () => {
      const { world, alice, bob } = await pair(8);
      sendFile({ from: alice, to: bob }, 'a.bin', FILE);
      await world.advance(5_000);
      alice.submit({ type: 'setTransferOptions', allowDirect: false });
      acceptFile(bob, 'a.bin');
      await world.advance(5_000);
      expect(alice.transfer('a.bin').phase).toEqual(failure);
      expect(bob.transfer('a.bin').phase).toMatchObject({ kind: 'failed' });
      expect(world.network.listenerCount).toBe(0);
    });
  });
});

describe('several files as one', () => {
  const bundle = {
    type: 'sendFiles',
    transferId: transferId('bundle'),
    name: 'holiday',
  } as const;

  test('arrive with their folders', async () => {
    const { world, alice, bob } = await pair();
    const files = ['a.txt', 'deep/b.txt', 'deep/er/c.txt'].map((path, index) => {
      const { path: place } = alice.disk.store(`/home/${path}`, someBytes(5_000 + index, index + 1));
      return { path: place, entry: { path: `holiday/${path}`, size: 5_000 + index } };
    });
    const request = alice.submit({ ...bundle, account: bob.account, files });
    await world.advance(5_000);
    expect(alice.outcomeOf(request)).toEqual({ ok: true });
    expect(bob.transfer('holiday').entries).toEqual(files.map(({ entry }) => entry));
    acceptFile(bob, 'holiday');
    await world.advance(60_000);
    expect(bob.transfer('holiday').phase.kind).toBe('done');
    for (const { path, entry } of files) {
      expect(bob.disk.files.get(`/received/${entry.path}`)).toEqual(alice.disk.files.get(path));
    }
  });

  test('are refused where the other side takes one file at a time', async () => {
    const { world, alice, bob } = await pair(8);
    const files = [alice.disk.store('/home/a', FILE), alice.disk.store('/home/b', FILE)];
    const request = alice.submit({ ...bundle, account: bob.account, files });
    await world.advance(5_000);
    expect(alice.outcomeOf(request)).toMatchObject({ ok: false, code: 'notSupported' });
    expect(alice.all('transferChanged')).toEqual([]);
  });
});

describe('refused at once', () => {
  test('to somebody offline, to oneself, without files, with an absurd id', async () => {
    const { world, alice, bob } = await pair();
    const file = alice.disk.store('/home/a', FILE);
    const good = {
      type: 'sendFiles',
      transferId: transferId('x'),
      account: bob.account,
      name: 'a',
      files: [file],
    } as const;
    const refusal = (change: object): unknown => alice.outcomeOf(alice.submit({ ...good, ...change }));
    expect(refusal({ account: alice.account })).toMatchObject({ code: 'invalidArgument' });
    expect(refusal({ files: [] })).toMatchObject({ code: 'invalidArgument' });
    expect(refusal({ transferId: '../x' })).toMatchObject({ code: 'invalidArgument' });
    expect(refusal({ files: [{ ...file, entry: { path: 'a', size: -1 } }] })).toMatchObject({
      code: 'invalidArgument',
    });
    expect(refusal({})).toEqual({ ok: true });
    expect(refusal({})).toMatchObject({ code: 'invalidArgument' });
    bob.submit({ type: 'signOut' });
    await world.advance(2_000);
    expect(refusal({ transferId: transferId('y') })).toMatchObject({ code: 'notOnline' });
  });

  test('transfers that are not there, or past their answer', async () => {
    const { world, alice, bob } = await pair();
    const destination = { folder: '/received' };
    const none = alice.submit({ type: 'acceptTransfer', transferId: 'nothing', destination });
    expect(alice.outcomeOf(none)).toMatchObject({ ok: false });
    sendFile({ from: alice, to: bob }, 'a.bin', FILE);
    await world.advance(5_000);
    acceptFile(bob, 'a.bin');
    expect(bob.outcomeOf(acceptFile(bob, 'a.bin'))).toMatchObject({ ok: false, code: 'invalidArgument' });
  });
});

describe('when something is wrong with a file', () => {
  test('the source is gone', async () => {
    const { world, alice, bob } = await pair();
    sendFile({ from: alice, to: bob }, 'a.bin', FILE);
    alice.disk.files.clear();
    await world.advance(5_000);
    acceptFile(bob, 'a.bin');
    await world.advance(10_000);
    expect(alice.transfer('a.bin').phase).toEqual({ kind: 'failed', reason: 'missing' });
    expect(['failed', 'cancelled']).toContain(bob.transfer('a.bin').phase.kind);
    expect(bob.disk.files.size).toBe(0);
  });

  test.each([8, 12] as const)('the disk is full, in MSNP%i', async (version) => {
    const { world, alice, bob } = await pair(version);
    bob.disk.room = 20_000;
    sendFile({ from: alice, to: bob }, 'a.bin', FILE);
    await world.advance(5_000);
    acceptFile(bob, 'a.bin');
    await world.advance(30_000);
    expect(bob.transfer('a.bin').phase).toEqual({ kind: 'failed', reason: 'diskFull' });
    expect(['failed', 'cancelled']).toContain(alice.transfer('a.bin').phase.kind);
    expect(bob.disk.files.size).toBe(0);
    expect([alice.streams.openCount, bob.streams.openCount]).toEqual([0, 0]);
  });

  test('blocking somebody ends what goes on with them', async () => {
    const { world, alice, bob } = await pair();
    sendFile({ from: alice, to: bob }, 'a.bin', someBytes(3_000_000));
    await world.advance(5_000);
    acceptFile(bob, 'a.bin');
    await world.advance(100);
    bob.submit({ type: 'block', account: alice.account });
    await world.advance(5_000);
    expect(bob.transfer('a.bin').phase).toEqual({ kind: 'cancelled', by: 'us' });
    expect(bob.streams.openCount).toBe(0);
    sendFile({ from: alice, to: bob }, 'b.bin', FILE);
    await world.advance(30_000);
    expect(bob.all('transferChanged').some(({ transfer }) => transfer.name === 'b.bin')).toBe(false);
  });
});
