import { expect, test } from 'vitest';
import { isIP } from 'node:net';
import fc from 'fast-check';
import { isPort, readIpAddress } from './ip-address.ts';

test.each(['203.0.113.5', '127.0.0.1', '255.255.255.255', '::1', 'fe80::1', '2001:db8::192.0.2.1', '1::'])(
  '%s',
  (address) => {
    expect(readIpAddress(` ${address} `)).toBe(address);
  },
);

test.each([
  undefined,
  '',
  'localhost',
  'example.com',
  '0.0.0.0',
  '::',
  '1.2.3',
  '1.2.3.4.5',
  '256.1.1.1',
  '010.1.1.1',
  '1.2.3.4:80',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7::8',
  '12345::',
  'g::',
  '1.2.3.4::',
  '::1%eth0',
  '[::1]',
  `::${'0'.repeat(60)}1`,
])('%j is none', (text) => {
  expect(readIpAddress(text)).toBeUndefined();
});

test('whatever is taken is an address to the platform, too', () => {
  const text = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.ipV4Extended(),
    fc.string({ unit: fc.constantFrom(...'0123af:.') }),
  );
  fc.assert(
    fc.property(text, (candidate) => {
      const address = readIpAddress(candidate);
      const isAny = /^[0:.]*$/.test(candidate);
      expect(address !== undefined || isAny).toBe(isIP(candidate) !== 0 || isAny);
    }),
    { numRuns: 2000 },
  );
});

test('ports', () => {
  expect([-1, 0, 1, 65_535, 65_536, Number.NaN].map(isPort)).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
  ]);
});
