import { expect, it } from 'vitest';
import { maskAddress } from './address-kind.ts';

it.each([
  ['192.0.2.77', '192.0.*.*'],
  ['127.0.0.1', '127.0.0.1'],
  ['localhost', 'localhost'],
  ['2001:db8:1:2::3', '2001:db8:*'],
  ['[2001:db8:1:2::3]', '2001:db8:*'],
  ['messenger.example.org', 'messenger.example.org'],
])('%s is shown as %s', (host, shown) => {
  expect(maskAddress(host)).toBe(shown);
});
