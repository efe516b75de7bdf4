/** How much one participant may say: bursts are slowed down, floods of talk end, data is counted apart. */
import { describe, expect, test } from 'vitest';
import { Harness, type HarnessOptions, type MemoryClient } from '../../test/harness.ts';
import {
  CHAT_BURST_SECONDS,
  CHAT_MESSAGES_PER_SECOND,
  FLOOD_PATIENCE_MS,
  OWN_CHANGES_AT_ONCE,
} from '../limits.ts';

const BURST = CHAT_MESSAGES_PER_SECOND * CHAT_BURST_SECONDS;
const P2P = 'application/x-msnmsgrp2p';
const CHUNK = `MIME-Version: 1.0\r\nContent-Type: ${P2P}\r\nP2P-Dest: bob@example.com\r\n\r\n${'x'.repeat(1250)}`;

interface Meeting {
  readonly harness: Harness;
  readonly board: MemoryClient;
  readonly other: MemoryClient;
}

async function meet(version: 8 | 9 | 12 = 12, options: HarnessOptions = {}): Promise<Meeting> {
  const harness = await Harness.open(options);
  await harness.accounts('alice', 'bob');
  await harness.befriend('alice', 'bob');
  const alice = await harness.online('alice', version);
  const bob = await harness.online('bob', version);
  await alice.hear();
  const board = await harness.switchboard(alice, 'alice');
  return { harness, board, other: await harness.join(board, bob, 'bob') };
}

function message(mode: string, payload: string, lineEnd = '\r\n'): string {
  return `MSG 7 ${mode} ${payload.length}${lineEnd}${payload}`;
}

/** Says it until reading pauses, at most so often; how often that was. */
function sayUntilBehind(board: MemoryClient, text: string, most: number): number {
  for (let count = 1; count <= most; count++) {
    board.sayRaw(text);
    if (board.connection.isBehind) return count;
  }
  return most;
}

function slowedDown({ log }: Harness): number {
  return log.filter(({ event }) => event === 'clientSlowedDown').length;
}

describe('talk', () => {
  test.each(['U', 'N', 'A', 'S'])(
    'mode %s: a burst passes, then reading pauses; nothing is lost',
    async (mode) => {
      const { harness, board, other } = await meet();
      expect(sayUntilBehind(board, message(mode, 'hi'), 2 * BURST)).toBe(BURST);
      expect(await other.hear()).toHaveLength(BURST);
      await harness.advance(1_000);
      expect(board.connection.isBehind).toBe(false);
      expect(sayUntilBehind(board, message(mode, 'hi'), BURST)).toBe(CHAT_MESSAGES_PER_SECOND);
      expect(await other.hear()).toHaveLength(CHAT_MESSAGES_PER_SECOND);
      expect(await board.hear()).toHaveLength('AS'.includes(mode) ? BURST + CHAT_MESSAGES_PER_SECOND : 0);
      expect(slowedDown(harness)).toBe(2);
    },
  );

  test('what was read before the pause goes out, and is waited off', async () => {
    const { harness, board, other } = await meet();
    board.sayRaw(message('U', 'hi').repeat(BURST + 5 * CHAT_MESSAGES_PER_SECOND));
    expect(await other.hear()).toHaveLength(BURST + 5 * CHAT_MESSAGES_PER_SECOND);
    await harness.advance(4_000);
    expect(board.connection.isBehind).toBe(true);
    await harness.advance(2_000);
    expect(board.connection.isBehind).toBe(false);
  });

  test('reading goes on by itself', async () => {
    const { harness, board } = await meet();
    sayUntilBehind(board, message('U', 'hi'), BURST);
    const wakes = board.writes;
    await harness.advance(1_000);
    expect(board.writes).toBe(wakes + 1);
  });

  test('others are not slowed down by it', async () => {
    const { board, other } = await meet();
    sayUntilBehind(board, message('U', 'hi'), BURST);
    other.sayRaw(message('A', 'stop it'));
    expect(await other.hear()).toContain('ACK 7');
    expect((await board.hear()).at(-1)).toBe('MSG bob@example.com Bob 7\nstop it');
    expect(other.connection.isBehind).toBe(false);
  });

  test('a flood for minutes ends it; the others hear who left', async () => {
    const { harness, board, other } = await meet();
    for (let second = 0; second * 1_000 < FLOOD_PATIENCE_MS; second++) {
      sayUntilBehind(board, message('U', 'hi'), 2 * BURST);
      await harness.advance(1_000);
      await other.hear();
    }
    await board.hear();
    expect(board.isClosed).toBe(true);
    expect(harness.log.at(-1)).toMatchObject({ event: 'clientHungUpOn', details: { reason: 'floods' } });
  });

  test('bursts with pauses are no flood, however long they go on', async () => {
    const { harness, board, other } = await meet();
    for (let round = 0; round < 60; round++) {
      expect(sayUntilBehind(board, message('U', 'hi'), 2 * BURST)).toBe(BURST);
      await harness.advance(CHAT_BURST_SECONDS * 1_000);
      await other.hear();
    }
    await board.hear();
    expect(board.isClosed).toBe(false);
  });

  test('the hosting program may lift the limit', async () => {
    const { board } = await meet(12, { messageRates: { chatPerSecond: Infinity } });
    expect(sayUntilBehind(board, message('U', 'hi'), 4 * BURST)).toBe(4 * BURST);
    expect(board.connection.isBehind).toBe(false);
  });
});

describe('P2P data', () => {
  test.each([
    ['usual', CHUNK],
    ['other order', CHUNK.replace(/^(MIME.*\r\n)(Content.*\r\n)/, '$2$1')],
    ['other case', CHUNK.replace('Content-Type', 'content-type').replace(P2P, P2P.toUpperCase())],
  ])('is no talk, headers in the %s form', async (_, chunk) => {
    const { board } = await meet();
    expect(sayUntilBehind(board, message('D', chunk), 4 * BURST)).toBe(4 * BURST);
    expect(board.connection.isBehind).toBe(false);
    expect(sayUntilBehind(board, message('U', 'hi'), 2 * BURST)).toBe(BURST);
  });

  test('found by the frame reader it is none either', async () => {
    const { board } = await meet();
    expect(sayUntilBehind(board, message('D', CHUNK, ' \r\n'), 4 * BURST)).toBe(4 * BURST);
    expect(board.connection.isBehind).toBe(false);
  });

  test.each([
    ['talk that calls itself data', 12, 'D', CHUNK.replace(P2P, 'text/plain'), '\r\n'],
    ['no headers at all', 12, 'D', 'hi', '\r\n'],
    ['the same found by the frame reader', 12, 'D', 'hi', ' \r\n'],
    ['data in the clothes of talk', 12, 'N', CHUNK, '\r\n'],
    ['a dialect without files in messages', 8, 'D', CHUNK, '\r\n'],
    ['that dialect, found by the frame reader', 8, 'D', CHUNK, ' \r\n'],
  ] as const)('%s counts as talk', async (_, version, mode, payload, lineEnd) => {
    const { board } = await meet(version);
    expect(sayUntilBehind(board, message(mode, payload, lineEnd), 2 * BURST)).toBe(BURST);
  });

  test('more than its own rate is slowed down, never ended, and takes nothing of the talk', async () => {
    const chunk = message('D', CHUNK);
    const { harness, board, other } = await meet(12, { messageRates: { dataPerSecond: 25 * chunk.length } });
    for (let second = 0; second * 1_000 < 2 * FLOOD_PATIENCE_MS; second += 10) {
      expect(sayUntilBehind(board, chunk, 1_000)).toBeLessThan(260);
      await harness.advance(10_000);
      expect(board.connection.isBehind).toBe(false);
      await other.hear();
    }
    expect(sayUntilBehind(board, message('U', 'hi'), 2 * BURST)).toBe(BURST);
    expect(board.isClosed).toBe(false);
  });
});

describe('changes of what everybody sees', () => {
  test.each([
    ['CHG', 12, (at: number) => `CHG ${at} ${at % 2 === 0 ? 'NLN' : 'AWY'} 0`],
    ['PRP', 12, (at: number) => `PRP ${at} PHH ${at}`],
    ['REA of oneself', 9, (at: number) => `REA ${at} alice@example.com Alice${at}`],
  ] as const)('%s: 800 for too many, and one more a while later', async (_, version, line) => {
    const harness = await Harness.open();
    await harness.accounts('alice', 'bob');
    const alice = await harness.signIn('alice', version);
    alice.say('CHG 9 NLN 0');
    await alice.hear();
    const lines = Array.from({ length: OWN_CHANGES_AT_ONCE + 5 }, (_unused, at) => line(at));
    alice.say(...lines);
    const answers = await alice.hear();
    const refused = answers.filter((answer) => answer.startsWith('800 '));
    // The status that it came with was the first change.
    expect(refused).toEqual(
      lines.slice(OWN_CHANGES_AT_ONCE - 1).map((_unused, at) => `800 ${OWN_CHANGES_AT_ONCE - 1 + at}`),
    );
    await harness.advance(1_000);
    alice.say(line(7_000));
    expect((await alice.hear())[0]).not.toMatch(/^800 /);
    expect(alice.isClosed).toBe(false);
  });

  test('UUX too', async () => {
    const harness = await Harness.open();
    await harness.accounts('alice');
    const alice = await harness.online('alice', 12);
    const data = '<Data><PSM>x</PSM><CurrentMedia></CurrentMedia></Data>';
    alice.sayRaw(`UUX 5 ${data.length}\r\n${data}`.repeat(OWN_CHANGES_AT_ONCE));
    expect((await alice.hear()).slice(-2)).toEqual(['UUX 5 0', '800 5']);
  });

  test("names of others are one's own business", async () => {
    const harness = await Harness.open();
    await harness.accounts('alice', 'bob');
    await harness.befriend('alice', 'bob');
    const alice = await harness.online('alice', 9);
    alice.say(
      ...Array.from({ length: 2 * OWN_CHANGES_AT_ONCE }, (_, at) => `REA ${at} bob@example.com B${at}`),
    );
    const answers = await alice.hear();
    expect(answers.filter((answer) => answer.startsWith('REA '))).toHaveLength(2 * OWN_CHANGES_AT_ONCE);
  });
});
