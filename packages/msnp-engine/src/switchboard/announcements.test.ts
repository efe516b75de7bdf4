import { expect, test } from 'vitest';
import { accountOf } from '../../test/memory/inhabitant.ts';
import { Announcements, ANNOUNCEMENTS_MAX, CHANGES_MAX } from './announcements.ts';

const bob = accountOf('bob');

test('the same again is no news, and whoever has gone is not known', () => {
  const announcements = new Announcements();
  expect(announcements.isKnown(bob)).toBe(false);
  expect(announcements.heard(bob, [])).toBe(true);
  expect(announcements.heard(bob, [])).toBe(false);
  expect(announcements.heard(bob, ['resume'])).toBe(true);
  expect(announcements.featuresOf(bob)).toEqual(['resume']);
  announcements.forget(bob);
  expect(announcements.isKnown(bob)).toBe(false);
});

test('a client that changes its mind without end is not listened to', () => {
  const announcements = new Announcements();
  const news = Array.from({ length: 50 }, (_each, index) => announcements.heard(bob, [`f${index}`]));
  expect(news.filter(Boolean)).toHaveLength(CHANGES_MAX + 1);
});

test('memory is bounded', () => {
  const announcements = new Announcements();
  announcements.heard(bob, ['resume']);
  for (let index = 0; index < ANNOUNCEMENTS_MAX; index++) announcements.heard(accountOf(`p${index}`), []);
  expect(announcements.isKnown(bob)).toBe(false);
});
