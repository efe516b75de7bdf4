import path from 'node:path';
import { expect, it } from 'vitest';
import { outsideThing } from './outside-thing.ts';

const HOME = path.resolve('/people/ana');

it('is a link, or the file of a contact list where it was named', () => {
  expect(outsideThing('msnim:add?contact=bob@example.com', HOME)).toEqual({
    kind: 'add',
    address: 'bob@example.com',
  });
  expect(outsideThing('friends.CTT', HOME)).toEqual({
    kind: 'contactFile',
    file: path.join(HOME, 'friends.CTT'),
  });
  const whole = path.resolve('/somewhere/all of them.ctt');
  expect(outsideThing(whole, HOME)).toEqual({ kind: 'contactFile', file: whole });
});

it('is nothing else', () => {
  for (const word of [
    '.',
    '/opt/nudge',
    'notes.txt',
    'https://example.com',
    'x\0.ctt',
    `${'x'.repeat(4096)}.ctt`,
  ])
    expect(outsideThing(word, HOME)).toBeUndefined();
});
