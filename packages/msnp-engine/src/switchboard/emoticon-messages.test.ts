import { decodeSwitchboardMessage, SWITCHBOARD_MESSAGE_MAX_BYTES } from '@nudge/msnp-codec';
import { expect, test } from 'vitest';
import { announcements, RECEIVED_PAIRS_MAX, usablePairs } from './emoticon-messages.ts';

function objectOf(size: number, type = 2): string {
  return `<msnobj Creator="bob@example.com" Size="${size}" Type="${type}" Location="0" Friendly="AAA=" SHA1D="AAAA"/>`;
}

test('none is too long for a message, however long the names', () => {
  const long = objectOf(10).replace('bob', 'b'.repeat(700));
  const emoticons = ['a', 'b', 'c', 'd', 'e'].map((code) => ({
    code,
    msnObject: long,
    isAnimated: code > 'c',
  }));
  const bodies = announcements(emoticons);
  expect(Math.max(...bodies.map(({ length }) => length))).toBeLessThanOrEqual(SWITCHBOARD_MESSAGE_MAX_BYTES);
  const messages = bodies.map((body) => decodeSwitchboardMessage(body).message);
  const pairs = messages.flatMap((message) => (message.kind === 'emoticons' ? message.pairs : []));
  expect(pairs.map(({ code }) => code)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(messages.map((message) => message.kind === 'emoticons' && message.animated)).toEqual([
    false,
    false,
    true,
  ]);
});

test('of others only those that can be asked for, and not without end', () => {
  const pairs = [
    { code: 'good', msnObject: objectOf(100) },
    { code: 'a picture', msnObject: objectOf(100, 3) },
    { code: 'huge', msnObject: objectOf(5_000_000) },
    { code: 'nothing', msnObject: '<msnobj/>' },
    { code: 'x'.repeat(100), msnObject: objectOf(100) },
  ];
  expect(usablePairs(pairs).map(({ code }) => code)).toEqual(['good']);
  const many = Array.from({ length: 100 }, () => ({ code: 'good', msnObject: objectOf(100) }));
  expect(usablePairs(many)).toHaveLength(RECEIVED_PAIRS_MAX);
});
