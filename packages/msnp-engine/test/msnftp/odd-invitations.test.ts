/** Addresses of all kinds, switchboards that break, and invitations that have no place. */
import { describe, expect, test } from 'vitest';
import { INCOMING_OFFERS_MAX } from '../../src/msnftp/limits.ts';
import { cancel, commandsTo, invite, silentPair } from './messages.ts';
import { fileOf, Pair } from './pair.ts';

const FILE = fileOf(5_000);

describe('addresses', () => {
  const address = {
    external: '203.0.113.5',
    internal: '192.168.1.10',
    port: 7000,
    internalPort: 7001,
    authCookie: '1',
  };

  test.each([
    [
      'far away: the outer one first',
      '198.51.100.1',
      ['203.0.113.5:7000', '192.168.1.10:7001', '192.168.1.10:7000'],
    ],
    [
      'behind the same gateway: the inner first',
      '203.0.113.5',
      ['192.168.1.10:7001', '192.168.1.10:7000', '203.0.113.5:7000'],
    ],
  ])('%s, all at once', (_name, external, attempts) => {
    const pair = new Pair();
    pair.bob.ownAddress = { external, internal: '192.168.1.20' };
    pair.bob.say(invite(7));
    pair.bob.say({ command: 'accept', cookie: 7, requestsAddress: true, senderConnects: false, address });
    expect(pair.links.attempts).toEqual(attempts);
  });

  test('nobody far away makes us speak to this computer', () => {
    const pair = new Pair();
    pair.bob.ownAddress = { external: '198.51.100.1', internal: '192.168.1.20' };
    pair.bob.say(invite(7));
    const evil = {
      external: '127.0.0.1',
      port: 25,
      internal: '127.0.0.1',
      internalPort: 25,
      authCookie: '1',
    };
    pair.bob.say({
      command: 'accept',
      cookie: 7,
      requestsAddress: true,
      senderConnects: false,
      address: evil,
    });
    expect(pair.links.attempts).toEqual([]);
    expect(pair.bob.transfers[0]?.ending).toEqual({ kind: 'failed', reason: 'notConnected' });
  });

  test('an ACCEPT without any ends it', () => {
    const pair = new Pair();
    pair.bob.say(invite(7));
    pair.bob.say({ command: 'accept', cookie: 7, requestsAddress: true, senderConnects: false });
    expect(pair.bob.transfers[0]?.ending).toEqual({ kind: 'failed', reason: 'notConnected' });
    const sent = pair.alice.offer(FILE);
    pair.bob.onOffer = () => undefined;
    pair.rest();
    pair.alice.say({
      command: 'accept',
      cookie: pair.bob.heard.at(-1)?.cookie ?? 0,
      requestsAddress: true,
      senderConnects: true,
    });
    expect(sent.ending).toEqual({ kind: 'failed', reason: 'notConnected' });
  });

  test('the first that proves itself is taken, the others are dropped', () => {
    const pair = new Pair();
    pair.links.endpoint = { external: { address: '203.0.113.9', port: 6891 } };
    const sent = pair.alice.offer(FILE);
    pair.rest();
    expect(pair.links.attempts).toHaveLength(2);
    expect(sent.ending).toEqual({ kind: 'done' });
    expect(pair.links.openConnections).toBe(0);
  });
});

describe('a switchboard that breaks', () => {
  test('before the offer was acknowledged: it goes out again, and is shown once', () => {
    const pair = silentPair();
    pair.alice.offer(FILE);
    let losses = 2;
    pair.losesMessage = () => losses-- > 0;
    pair.rest();
    expect(pair.bob.transfers).toHaveLength(1);
    const [offer] = pair.bob.heard;
    if (offer !== undefined) pair.bob.say(offer);
    expect(pair.bob.transfers).toHaveLength(1);
  });

  test('every time: given up', () => {
    const pair = silentPair();
    const sent = pair.alice.offer(FILE);
    pair.losesMessage = () => true;
    pair.rest();
    expect(sent.ending).toEqual({ kind: 'failed', reason: 'notOnline' });
    expect(pair.isOpen).toBe(false);
  });

  test('at any message of the exchange: the file arrives all the same', () => {
    for (const lost of [1, 2, 3]) {
      const pair = new Pair();
      let count = 0;
      pair.losesMessage = () => ++count === lost;
      const sent = pair.alice.offer(FILE);
      pair.rest();
      expect(sent.ending).toEqual({ kind: 'done' });
    }
  });

  test('while the user thinks: nobody is called for it, and the answer gets a new one', () => {
    const pair = silentPair();
    const sent = pair.alice.offer(FILE);
    pair.rest();
    pair.breakSwitchboard();
    pair.rest();
    expect([pair.isOpen, pair.alice.wantsSwitchboard, pair.bob.wantsSwitchboard]).toEqual([
      false,
      false,
      false,
    ]);
    pair.bob.transfers[0]?.accept();
    pair.rest();
    expect(sent.ending).toEqual({ kind: 'done' });
  });

  test('after the addresses are through: it is not missed', () => {
    const pair = new Pair();
    const sent = pair.alice.offer(fileOf(3_000_000));
    pair.links.passed = () =>
      expect(pair.alice.wantsSwitchboard || pair.bob.wantsSwitchboard).toBe(pair.isOpen);
    pair.rest();
    expect(sent.ending).toEqual({ kind: 'done' });
  });

  test('a NAK means that nobody was there', () => {
    const pair = silentPair();
    pair.alice.send = (_mode, _body, token) =>
      pair.time.after(1, () => pair.alice.machine.settled(token, 'failed', pair.time.now()));
    const sent = pair.alice.offer(FILE);
    pair.rest();
    expect(sent.ending).toEqual({ kind: 'failed', reason: 'notOnline' });
  });
});

describe('what makes no sense', () => {
  test('another application is answered that there is none', () => {
    const pair = new Pair();
    pair.bob.say({
      command: 'inviteOther',
      cookie: 9,
      applicationGuid: '{02D3C01F-BF30-4825-A83A-DE7AF41648AA}',
    });
    pair.rest();
    expect(pair.alice.heard).toEqual([cancel(9, 'rejectNotInstalled')]);
  });

  test('a flood of them is answered for a while', () => {
    const pair = new Pair();
    for (let cookie = 0; cookie < 1_000; cookie++)
      pair.bob.say({ command: 'inviteOther', cookie, applicationGuid: 'x' });
    pair.rest();
    expect(pair.alice.heard).toHaveLength(20);
  });

  test('an offer that is repeated is shown once, also when it has just been declined', () => {
    const pair = silentPair();
    pair.bob.say(invite(7));
    pair.bob.say(invite(7));
    expect(pair.bob.transfers).toHaveLength(1);
    pair.bob.transfers[0]?.flow?.decline(pair.time.now());
    pair.bob.say(invite(7));
    expect(pair.bob.transfers).toHaveLength(1);
    pair.advance(61_000);
    pair.bob.say(invite(7));
    expect(pair.bob.transfers).toHaveLength(2);
  });

  test('more offers than a person can want are declined', () => {
    const pair = silentPair();
    for (let cookie = 0; cookie < INCOMING_OFFERS_MAX + 3; cookie++) pair.bob.say(invite(cookie));
    pair.rest();
    expect(pair.bob.transfers).toHaveLength(INCOMING_OFFERS_MAX);
    expect(commandsTo(pair.alice)).toEqual(['reject', 'reject', 'reject']);
    pair.bob.say(cancel(0, 'timeout'));
    pair.bob.say(invite(500));
    expect(pair.bob.transfers).toHaveLength(INCOMING_OFFERS_MAX + 1);
  });

  test('ACCEPT of what was never offered is told so; CANCEL of it is nothing', () => {
    const pair = new Pair();
    pair.bob.say({ command: 'accept', cookie: 77, requestsAddress: true, senderConnects: false });
    pair.bob.say(cancel(78, 'reject'));
    pair.rest();
    expect(pair.alice.heard).toEqual([cancel(77, 'timeout')]);
    expect(pair.links.listeners).toEqual([]);
  });

  test('a second ACCEPT changes nothing', () => {
    const pair = new Pair();
    const sent = pair.alice.offer(FILE);
    pair.links.passed = () => {
      const [accept] = pair.alice.heard;
      if (accept !== undefined) pair.alice.say(accept);
    };
    pair.rest();
    expect(sent.ending).toEqual({ kind: 'done' });
    expect(sent.kinds().filter((kind) => kind === 'accepted')).toEqual(['accepted']);
  });

  test('an ACCEPT before the user has answered starts nothing', () => {
    const pair = silentPair();
    pair.bob.say(invite(7));
    const address = { external: '127.0.0.1', port: 25, authCookie: '1' };
    pair.bob.say({ command: 'accept', cookie: 7, requestsAddress: true, senderConnects: false, address });
    expect(pair.links.attempts).toEqual([]);
  });

  test('calls that have no place are harmless, before and after the end', () => {
    const pair = silentPair();
    const sent = pair.alice.offer(FILE);
    pair.rest();
    const got = pair.bob.transfers[0];
    const now = pair.time.now();
    for (let round = 0; round < 2; round++) {
      for (const flow of [sent.flow, got?.flow]) {
        flow?.supply(FILE, now);
        flow?.supplied([], now);
        flow?.stored(5, now);
        flow?.settle('good', now);
      }
      sent.flow?.accept(undefined, now);
      got?.flow?.start(0, now);
      expect([sent.ending, got?.ending].every((ending) => (ending === undefined) === (round === 0))).toBe(
        true,
      );
      got?.flow?.decline(now);
      pair.rest();
    }
    expect([sent.ending, got?.ending]).toEqual([{ kind: 'declined' }, { kind: 'declined' }]);
  });
});
