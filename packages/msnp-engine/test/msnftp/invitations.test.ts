/** The way to a connection: what is said by the switchboard, by whom, and how each of it can fail. */
import type { CancelCode } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { cancel, commandsTo, cookieOf, invite, silentPair } from './messages.ts';
import { fileOf, Pair } from './pair.ts';

const FILE = fileOf(5_000);

describe('an offer', () => {
  test('is made, accepted, and answered with where the sender listens', () => {
    const pair = new Pair();
    pair.alice.ownAddress = { external: '203.0.113.5', internal: '192.168.1.10' };
    pair.alice.offer(FILE, 'été.txt');
    pair.rest();
    const cookie = cookieOf(pair.bob);
    expect(pair.bob.heard).toMatchObject([
      { command: 'invite', cookie, fileName: 'été.txt', fileSize: 5_000, connectable: true },
      {
        command: 'accept',
        cookie,
        senderConnects: false,
        address: { external: '203.0.113.5', internal: '192.168.1.10', port: 6891, internalPort: 6891 },
      },
    ]);
    expect(pair.alice.heard).toMatchObject([
      { command: 'accept', cookie, senderConnects: false, requestsAddress: true },
    ]);
    expect(pair.alice.heard[0]).not.toHaveProperty('address');
  });

  test('of somebody who cannot listen says so, and is accepted with where the receiver listens', () => {
    const pair = new Pair({ canListen: { alice: false } });
    pair.alice.offer(FILE);
    pair.rest();
    expect(pair.bob.heard).toMatchObject([{ command: 'invite', connectable: false }]);
    expect(pair.alice.heard).toMatchObject([
      { command: 'accept', senderConnects: true, address: { external: '127.0.0.1', port: 6891 } },
    ]);
  });

  test('between two that cannot listen fails at once', () => {
    const pair = new Pair({ canListen: { alice: false, bob: false } });
    const sent = pair.alice.offer(FILE);
    pair.rest();
    const failure = { kind: 'failed', reason: 'notConnected' };
    expect([sent.ending, pair.bob.transfers[0]?.ending]).toEqual([failure, failure]);
  });

  test('a port mapped by a gateway is told as the outer one', () => {
    const pair = new Pair();
    pair.links.endpoint = { external: { address: '203.0.113.9', port: 16_891 } };
    pair.alice.offer(FILE);
    pair.rest();
    expect(pair.bob.heard[1]).toMatchObject({
      address: { external: '203.0.113.9', port: 16_891, internal: '127.0.0.1', internalPort: 6891 },
    });
  });

  test('finds no free port: both are told', () => {
    const pair = new Pair();
    pair.links.hasFreePort = false;
    const sent = pair.alice.offer(FILE);
    pair.rest();
    const failure = { kind: 'failed', reason: 'notConnected' };
    expect([sent.ending, pair.bob.transfers[0]?.ending]).toEqual([failure, failure]);
    expect(commandsTo(pair.bob)).toEqual(['invite', 'transferFailed']);
  });

  test('is declined', () => {
    const pair = new Pair();
    pair.bob.onOffer = (end) => end.flow?.decline(end.now);
    const sent = pair.alice.offer(FILE);
    pair.rest();
    expect([sent.ending, pair.bob.transfers[0]?.ending]).toEqual([
      { kind: 'declined' },
      { kind: 'declined' },
    ]);
    expect(commandsTo(pair.alice)).toEqual(['reject']);
    expect(pair.isOpen).toBe(false);
  });

  test('is taken back', () => {
    const pair = silentPair();
    const sent = pair.alice.offer(FILE);
    pair.rest();
    sent.cancel();
    pair.rest();
    expect(sent.ending).toEqual({ kind: 'cancelled', by: 'us' });
    expect(pair.bob.transfers[0]?.ending).toEqual({ kind: 'cancelled', by: 'them' });
    expect(commandsTo(pair.bob)).toEqual(['invite', 'timeout']);
  });

  test('is taken back before it was out: nobody hears of it', () => {
    const pair = silentPair();
    const sent = pair.alice.offer(FILE);
    sent.cancel();
    pair.rest();
    expect(sent.ending).toEqual({ kind: 'cancelled', by: 'us' });
    expect(pair.bob.heard).toEqual([]);
    expect(pair.alice.wantsSwitchboard).toBe(false);
  });

  test('stays unanswered for five minutes', () => {
    const pair = silentPair();
    const sent = pair.alice.offer(FILE);
    pair.advance(299_000);
    expect(sent.ending).toBeUndefined();
    pair.advance(2_000);
    expect(sent.ending).toEqual({ kind: 'failed', reason: 'timedOut' });
    expect(pair.bob.transfers[0]?.ending).toEqual({ kind: 'cancelled', by: 'them' });
  });

  test('whose sender never gives up ends a little later here', () => {
    const pair = silentPair();
    pair.bob.say(invite(7));
    pair.advance(329_000);
    expect(pair.bob.transfers[0]?.ending).toBeUndefined();
    pair.advance(2_000);
    expect(pair.bob.transfers[0]?.ending).toEqual({ kind: 'failed', reason: 'timedOut' });
    expect(commandsTo(pair.alice)).toEqual(['windowClosed']);
  });

  test('is not made to somebody who cannot be reached', () => {
    const pair = new Pair();
    pair.isReachable = false;
    const sent = pair.alice.offer(FILE);
    pair.rest();
    expect(sent.ending).toEqual({ kind: 'failed', reason: 'notOnline' });
    pair.isReachable = true;
    const again = pair.alice.offer(FILE);
    pair.rest();
    expect(again.ending).toEqual({ kind: 'done' });
  });

  test('nothing is told while it is being made, even when it cannot be', () => {
    const pair = new Pair();
    pair.alice.wantSwitchboard = (isWanted) => {
      if (isWanted) pair.alice.machine.refused('notOnline', pair.time.now());
    };
    const sent = pair.alice.offer(FILE);
    expect(sent.events).toEqual([]);
    pair.advance(0);
    expect(sent.ending).toEqual({ kind: 'failed', reason: 'notOnline' });
  });

  test('ends with everything else when the peer is closed', () => {
    const pair = silentPair();
    const offered = pair.alice.offer(FILE);
    pair.rest();
    pair.alice.machine.close(pair.time.now());
    expect(offered.ending).toEqual({ kind: 'cancelled', by: 'us' });
    expect(pair.alice.wantsSwitchboard).toBe(false);
  });
});

describe('codes of CANCEL', () => {
  test.each<[CancelCode, unknown, unknown]>([
    ['reject', { kind: 'declined' }, { kind: 'cancelled', by: 'them' }],
    [
      'rejectNotInstalled',
      { kind: 'failed', reason: 'notSupported' },
      { kind: 'failed', reason: 'notSupported' },
    ],
    ['timeout', { kind: 'cancelled', by: 'them' }, { kind: 'cancelled', by: 'them' }],
    ['windowClosed', { kind: 'cancelled', by: 'them' }, { kind: 'cancelled', by: 'them' }],
    [
      'transferFailed',
      { kind: 'failed', reason: 'notConnected' },
      { kind: 'failed', reason: 'notConnected' },
    ],
    [
      'noCommonProtocol',
      { kind: 'failed', reason: 'notSupported' },
      { kind: 'failed', reason: 'notSupported' },
    ],
  ])('%s', (code, atSender, atReceiver) => {
    const pair = silentPair();
    const sent = pair.alice.offer(FILE);
    pair.rest();
    const cookie = cookieOf(pair.bob);
    pair.alice.say(cancel(cookie, code));
    pair.bob.say(cancel(cookie, code));
    expect([sent.ending, pair.bob.transfers[0]?.ending]).toEqual([atSender, atReceiver]);
  });

  test('any other', () => {
    const pair = silentPair();
    const sent = pair.alice.offer(FILE);
    pair.rest();
    pair.alice.say({ command: 'cancel', cookie: cookieOf(pair.bob), code: 'unknown', text: 'MOOD' });
    expect(sent.ending).toEqual({ kind: 'failed', reason: 'peerFailed' });
  });

  test('also while bytes flow', () => {
    const pair = new Pair();
    const sent = pair.alice.offer(fileOf(3_000_000));
    pair.links.passed = () => {
      if (pair.links.passedBytes > 500_000) pair.alice.say(cancel(cookieOf(pair.bob), 'windowClosed'));
    };
    pair.rest();
    expect(sent.ending).toEqual({ kind: 'cancelled', by: 'them' });
    expect(pair.bob.transfers[0]?.ending).toMatchObject({ kind: 'failed', reason: 'peerFailed' });
    expect(pair.links.openConnections).toBe(0);
  });
});

describe('waits', () => {
  test('the sender never says where it listens', () => {
    const pair = new Pair();
    pair.alice.machine.invited = () => undefined;
    pair.bob.say(invite(7));
    pair.rest();
    pair.advance(29_000);
    expect(pair.bob.transfers[0]?.ending).toBeUndefined();
    pair.advance(2_000);
    expect(pair.bob.transfers[0]?.ending).toEqual({ kind: 'failed', reason: 'notConnected' });
    expect(commandsTo(pair.alice)).toEqual(['accept', 'transferFailed']);
  });

  test.each([
    ['a sender', 'alice', { bob: false }],
    ['a receiver', 'bob', { alice: false }],
  ] as const)('%s that listens waits half a minute', (_name, name, canListen) => {
    const pair = new Pair({ canListen });
    pair.links.dead.add('127.0.0.1');
    pair.alice.offer(FILE);
    const listener = pair[name];
    const other = listener === pair.alice ? pair.bob : pair.alice;
    other.machine.invited = (invitation) => {
      if (invitation.command === 'invite')
        listener.say({
          command: 'accept',
          cookie: invitation.cookie,
          requestsAddress: true,
          senderConnects: false,
        });
    };
    pair.rest();
    const waiting = listener.transfers[0];
    pair.advance(29_000);
    expect([waiting?.ending, pair.links.listeners.length]).toEqual([undefined, 1]);
    pair.advance(2_000);
    expect(waiting?.ending).toEqual({ kind: 'failed', reason: 'notConnected' });
    expect(commandsTo(other).at(-1)).toBe('transferFailed');
    expect(pair.links.listeners).toEqual([]);
  });

  test.each([{ bob: false }, { alice: false }])(
    'the way of the address through a slow switchboard does not count (%j)',
    (canListen) => {
      const pair = new Pair({ canListen, latency: () => 5_000, switchboardLatency: 14_000 });
      const sent = pair.alice.offer(FILE);
      pair.rest();
      expect(sent.ending).toEqual({ kind: 'done' });
    },
  );

  test('no address answers: told at once', () => {
    const pair = new Pair();
    pair.links.dead.add('127.0.0.1');
    const sent = pair.alice.offer(FILE);
    pair.rest();
    const failure = { kind: 'failed', reason: 'notConnected' };
    expect([sent.ending, pair.bob.transfers[0]?.ending]).toEqual([failure, failure]);
    expect(pair.time.now()).toBeLessThan(10_000);
  });
});
