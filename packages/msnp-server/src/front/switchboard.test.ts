import { beforeEach, describe, expect, test } from 'vitest';
import { Harness, type MemoryClient } from '../../test/harness.ts';

let harness: Harness;
let alice: MemoryClient;
let bob: MemoryClient;

beforeEach(async () => {
  harness = await Harness.open();
  await harness.accounts('alice', 'bob', 'carol');
  await harness.befriend('alice', 'bob');
  await harness.befriend('alice', 'carol');
  alice = await harness.online('alice', 12);
  bob = await harness.online('bob', 11);
  await alice.hear();
});

describe('getting in', () => {
  test('XFR, USR, CAL, RNG, ANS, JOI', async () => {
    alice.say('XFR 5 SB');
    const [referral] = await alice.hear();
    expect(referral).toMatch(/^XFR 5 SB 127\.0\.0\.1:1863 CKI \S+$/);
    const board = harness.connect('switchboard');
    board.say(`USR 1 alice@example.com ${referral?.split(' ').at(-1)}`, 'CAL 2 bob@example.com');
    const [welcome, ringing] = await board.hear();
    expect(welcome).toBe('USR 1 OK alice@example.com Alice');
    const [, , , sessionId] = ringing?.split(' ') ?? [];
    const [ring] = await bob.hear();
    expect(ring).toMatch(
      new RegExp(`^RNG ${sessionId} 127\\.0\\.0\\.1:1863 CKI \\S+ alice@example\\.com Alice$`),
    );
    const answered = harness.connect('switchboard');
    answered.say(`ANS 1 bob@example.com ${ring?.split(' ')[4]} ${sessionId}`);
    expect(await answered.hear()).toEqual(['IRO 1 1 1 alice@example.com Alice', 'ANS 1 OK']);
    expect(await board.hear()).toEqual(['JOI bob@example.com Bob 32']);
  });

  test('capabilities in IRO and JOI only for MSNP12', async () => {
    const board = await harness.switchboard(bob, 'bob');
    board.say('CAL 2 alice@example.com');
    const ring = (await alice.hear()).at(-1)?.split(' ') ?? [];
    const answered = harness.connect('switchboard');
    answered.say(`ANS 1 alice@example.com ${ring[4]} ${ring[1]}`);
    expect(await answered.hear()).toEqual(['IRO 1 1 1 bob@example.com Bob 32', 'ANS 1 OK']);
    expect((await board.hear()).at(-1)).toBe('JOI alice@example.com Alice');
  });

  test('a cookie is good once, for one account, in its time, while its session lasts', async () => {
    const cookieOf = async (client: MemoryClient): Promise<string> => {
      client.say('XFR 5 SB');
      return (await client.hear()).at(-1)?.split(' ').at(-1) ?? '';
    };
    const knock = async (account: string, cookie: string): Promise<string | undefined> => {
      const board = harness.connect('switchboard');
      board.say(`USR 1 ${account}@example.com ${cookie}`);
      const [answer] = await board.hear();
      return board.isClosed ? `${answer}, closed` : answer?.slice(0, 8);
    };
    const cookie = await cookieOf(alice);
    expect(await knock('alice', cookie)).toBe('USR 1 OK');
    expect(await knock('alice', cookie)).toBe('911 1, closed');
    expect(await knock('bob', await cookieOf(alice))).toBe('911 1, closed');
    expect(await knock('alice', 'made.up')).toBe('911 1, closed');
    const late = await cookieOf(alice);
    alice.say('PNG');
    await harness.advance(120_000);
    expect(await knock('alice', late)).toBe('911 1, closed');
    const orphan = await cookieOf(alice);
    alice.hangUp();
    expect(await knock('alice', orphan)).toBe('911 1, closed');
  });

  test('an invitation is bound to its callee, its switchboard and its kind', async () => {
    const board = await harness.switchboard(alice, 'alice');
    const attempts = [
      (id: string, cookie: string) => `ANS 1 carol@example.com ${cookie} ${id}`,
      (id: string, cookie: string) => `ANS 1 bob@example.com ${cookie} ${id}1`,
      (_: string, cookie: string) => `USR 1 bob@example.com ${cookie}`,
    ];
    for (const attempt of attempts) {
      board.say('CAL 2 bob@example.com');
      const ring = (await bob.hear()).at(-1)?.split(' ') ?? [];
      const intruder = harness.connect('switchboard');
      intruder.say(attempt(ring[1] ?? '', ring[4] ?? ''));
      expect(await intruder.hear()).toEqual(['911 1']);
      alice.say('PNG');
      bob.say('PNG');
      await harness.advance(120_000);
      await bob.hear();
    }
  });

  test('not before the first CHG, nor while hidden', async () => {
    const carol = await harness.signIn('carol', 12);
    carol.say('XFR 5 SB', 'CHG 6 HDN 0', 'XFR 7 SB');
    const lines = await carol.hear();
    expect(lines.filter((line) => line.startsWith('913'))).toEqual(['913 5', '913 7']);
  });
});

describe('CAL', () => {
  test('refusals', async () => {
    const board = await harness.switchboard(alice, 'alice');
    const carol = await harness.online('carol', 12);
    carol.say('REM 4 AL alice@example.com', 'ADC 5 BL N=alice@example.com');
    await carol.hear();
    board.say(
      'CAL 2 nonsense',
      'CAL 3 nobody@example.com',
      'CAL 4 alice@example.com',
      'CAL 5 carol@example.com',
    );
    board.say('CAL 6 bob@example.com', 'CAL 7 bob@example.com');
    expect(await board.hear()).toEqual([
      '208 2',
      '217 3',
      '215 4',
      '217 5',
      expect.stringMatching(/^CAL 6 RINGING \d+$/),
      '215 7',
    ]);
    bob.say('CHG 8 HDN 0');
    await bob.hear();
    const other = await harness.switchboard(alice, 'alice');
    other.say('CAL 2 bob@example.com');
    expect(await other.hear()).toEqual(['217 2']);
  });

  test('an old caller is told of the block', async () => {
    const carol = await harness.online('carol', 7);
    alice.say('REM 4 AL carol@example.com', 'ADC 5 BL N=carol@example.com');
    await alice.hear();
    const board = await harness.switchboard(carol, 'carol');
    board.say('CAL 2 alice@example.com');
    expect(await board.hear()).toEqual(['216 2']);
  });

  test('a call can be repeated when the callee came back on a new line', async () => {
    const board = await harness.switchboard(alice, 'alice');
    board.say('CAL 2 bob@example.com');
    await board.hear();
    bob.hangUp();
    bob = await harness.online('bob', 11);
    board.say('CAL 3 bob@example.com');
    expect((await board.hear())[0]).toMatch(/^CAL 3 RINGING/);
  });

  test('too many calls', async () => {
    const board = await harness.switchboard(alice, 'alice');
    for (let trId = 1; trId <= 61; trId++) board.say(`CAL ${trId} nobody@example.com`);
    expect((await board.hear()).slice(-2)).toEqual(['217 60', '713 61']);
  });
});

describe('MSG', () => {
  const PAYLOAD = new Uint8Array(Array(256).keys());

  function message(trId: number, mode: string): Uint8Array {
    return Uint8Array.from([...Buffer.from(`MSG ${trId} ${mode} ${PAYLOAD.length}\r\n`), ...PAYLOAD]);
  }

  test('goes to everybody else byte for byte', async () => {
    const carol = await harness.online('carol', 8);
    const board = await harness.switchboard(alice, 'alice');
    const second = await harness.join(board, bob, 'bob');
    const third = await harness.join(board, carol, 'carol');
    await second.hear();
    board.sayRaw(message(9, 'N'));
    board.sayRaw(message(10, 'A'));
    expect((await second.hear()).map((line) => line.split('\n')[0])).toEqual([
      'MSG alice@example.com Alice 256',
      'MSG alice@example.com Alice 256',
    ]);
    await third.hear();
    expect(second.payloads[0]).toEqual(PAYLOAD);
    expect(third.payloads[1]).toEqual(PAYLOAD);
    expect(await board.hear()).toEqual(['ACK 10']);
  });

  test.each([
    ['U', undefined, undefined],
    ['N', undefined, 'NAK 7'],
    ['A', 'ACK 7', 'NAK 7'],
    ['S', 'ACK 7', undefined],
    ['D', 'ACK 7', 'NAK 7'],
  ])('mode %s: success %s, failure %s', async (mode, success, failure) => {
    const board = await harness.switchboard(alice, 'alice');
    board.sayRaw(message(7, mode));
    expect(await board.hear()).toEqual(failure === undefined ? [] : [failure]);
    const other = await harness.join(board, bob, 'bob');
    board.sayRaw(message(7, mode));
    expect(await board.hear()).toEqual(success === undefined ? [] : [success]);
    other.hangUp();
    expect(await board.hear()).toEqual(['BYE bob@example.com']);
    board.sayRaw(message(7, mode));
    expect(await board.hear()).toEqual(failure === undefined ? [] : [failure]);
  });

  test.each([
    ['an unknown mode', 'MSG 7 X 3\r\nabc'],
    ['a payload above the limit', `MSG 7 N 1665\r\n${'x'.repeat(1665)}`],
    ['a transaction ID that is no number', 'MSG x N 3\r\nabc'],
  ])('%s ends the connection', async (_, bytes) => {
    const board = await harness.switchboard(alice, 'alice');
    const other = await harness.join(board, bob, 'bob');
    board.sayRaw(bytes);
    await board.hear();
    expect(board.isClosed).toBe(true);
    expect(await other.hear()).toEqual(['BYE alice@example.com']);
  });

  test('a stream of messages and other commands, cut at every byte', async () => {
    const stream = 'MSG 7 A 3\r\nabc\r\nCAL 8 nonsense\r\nMSG 9 U 0\r\nMSG 10 A 5 \r\nMSG 1MSG 11 D 1\r\nx';
    const board = await harness.switchboard(alice, 'alice');
    const other = await harness.join(board, bob, 'bob');
    const texts = ['abc', '', 'MSG 1', 'x'].map(
      (text) => `MSG alice@example.com Alice ${text.length}\n${text}`,
    );
    for (let cut = 0; cut <= stream.length; cut++) {
      board.sayRaw(stream.slice(0, cut));
      board.sayRaw(stream.slice(cut));
      expect(await other.hear()).toEqual(texts);
    }
    for (const character of stream) board.sayRaw(character);
    expect(await other.hear()).toEqual(texts);
    expect((await board.hear()).slice(-4)).toEqual(['ACK 7', '208 8', 'ACK 10', 'ACK 11']);
  });

  test('1664 bytes of payload pass', async () => {
    const board = await harness.switchboard(alice, 'alice');
    await harness.join(board, bob, 'bob');
    board.sayRaw(`MSG 7 A 1664\r\n${'x'.repeat(1664)}`);
    expect(await board.hear()).toEqual(['ACK 7']);
  });
});

describe('leaving', () => {
  test.each([
    ['plain', 'MSG 7 A 9\r\nhalf'],
    ['behind another command', 'CAL 6 nonsense\r\nMSG 7 A 9 \r\nhalf'],
  ])('in the middle of a payload, %s: nobody hears the half', async (_, bytes) => {
    const board = await harness.switchboard(alice, 'alice');
    const other = await harness.join(board, bob, 'bob');
    board.sayRaw(bytes);
    board.hangUp();
    expect(await other.hear()).toEqual(['BYE alice@example.com']);
  });

  test('a silent switchboard puts everybody out', async () => {
    const board = await harness.switchboard(alice, 'alice');
    const other = await harness.join(board, bob, 'bob');
    await harness.advance(4 * 60_000);
    board.sayRaw('MSG 7 U 1\r\nx');
    await other.hear();
    await harness.advance(4 * 60_000);
    expect(await board.hear()).toEqual([]);
    await harness.advance(60_000);
    expect(await board.hear()).toEqual(['BYE bob@example.com 1']);
    expect(await other.hear()).toEqual(['BYE alice@example.com 1']);
    expect([board.isClosed, other.isClosed]).toEqual([true, true]);
    expect(harness.service.switchboards.count).toBe(0);
  });

  test('a switchboard ends with its last participant, and outlives the notification line', async () => {
    const board = await harness.switchboard(alice, 'alice');
    const other = await harness.join(board, bob, 'bob');
    alice.hangUp();
    board.sayRaw('MSG 7 A 1\r\nx');
    expect(await board.hear()).toEqual(['ACK 7']);
    board.say('OUT');
    await board.hear();
    expect((await other.hear()).at(-1)).toBe('BYE alice@example.com');
    other.hangUp();
    expect(harness.service.switchboards.count).toBe(0);
  });

  test('a deleted account is out of everything', async () => {
    const board = await harness.switchboard(alice, 'alice');
    const other = await harness.join(board, bob, 'bob');
    await harness.service.deleteAccount('bob@example.com');
    expect((await bob.hear()).at(-1)).toBe('OUT');
    await other.hear();
    expect([bob.isClosed, other.isClosed]).toEqual([true, true]);
    expect(await board.hear()).toEqual(['BYE bob@example.com']);
    expect(await alice.hear()).toEqual(['FLN bob@example.com']);
    expect(await harness.ticket('bob')).toBe(401);
  });
});
