import path from 'node:path';
import { pathToFileURL } from 'node:url';
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

it('is also the file that a desktop names by its address', () => {
  const whole = path.resolve('/somewhere/all of them.ctt');
  const address = pathToFileURL(whole).href;
  expect(address).toContain('all%20of%20them');
  expect(outsideThing(address, HOME)).toEqual({ kind: 'contactFile', file: whole });
  for (const word of ['file:///somewhere/notes.txt', 'file:///x%00.ctt', 'file:///a%2Fb.ctt', 'file:']) {
    expect(outsideThing(word, HOME)).toBeUndefined();
  }
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
