import { expect, test } from 'vitest';
import { createAuthCookie } from './auth-cookie.ts';

const environment = {
  md5: () => Uint8Array.of(255, 255, 255, 254, 9, 9),
  sha1: () => new Uint8Array(20),
  random: () => 0,
  unixTime: () => 1_100_000_000_000,
  createId: () => 'an id',
  client: {
    name: 'Test',
    version: '1',
    system: { name: 'winnt', version: '5.1', architecture: 'i386' },
    locale: '0x0409',
    isBot: false,
  },
};

test('a decimal number below 2^32, of the hash of an identifier', () => {
  let hashed = '';
  const md5 = (bytes: Uint8Array): Uint8Array => {
    hashed = Buffer.from(bytes).toString();
    return environment.md5();
  };
  expect(createAuthCookie({ ...environment, md5 })).toBe('4294967294');
  expect(hashed).toBe('an id');
});
