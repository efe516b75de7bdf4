import { expect, test } from 'vitest';
import { formatWebAddress, parseWebAddress, resolveLocation } from './web-address.ts';

test.each([
  ['http://host', 'http://host/'],
  ['https://host:8863/a/b?c=d#e', 'https://host:8863/a/b?c=d'],
  ['HTTPS://[::1]:1/x', 'https://[::1]:1/x'],
  ['http://host?x', 'http://host/?x'],
])('%s is %s', (text, expected) => {
  const address = parseWebAddress(text);
  expect(address && formatWebAddress(address)).toBe(expected);
});

test.each([
  'ftp://host/',
  'host/path',
  '//host',
  'https://',
  'https://user:word@host/',
  'https://user@host',
  'https://host:999999/',
  'https://ho%st/',
  'https://host/a b',
  'javascript:alert(1)',
  `http://host/${'x'.repeat(5_000)}`,
])('%s is no address', (text) => {
  expect(parseWebAddress(text)).toBeUndefined();
});

test.each([
  ['/next?x', 'https://host:1/next?x'],
  ['http://other/', 'http://other/'],
  ['//other/path', undefined],
  ['next', undefined],
])('a Location of %s leads to %s', (location, expected) => {
  const from = parseWebAddress('https://host:1/login');
  const target = from && resolveLocation(from, location);
  expect(target && formatWebAddress(target)).toBe(expected);
});
