import { expect, test } from 'vitest';
import { hexOf } from '../authentication/hash.ts';
import { bytesToGuid, guidToBytes, parseGuid, ZERO_GUID } from './guid.ts';

test.each([
  ' {5d3e02ab-6190-11d3-bbbb-00c04f795683} ',
  '5D3E02AB-6190-11D3-BBBB-00C04F795683',
  '{5D3E02AB-6190-11d3-BBBB-00C04F795683',
])('%s', (text) => {
  expect(parseGuid(text)).toBe('{5D3E02AB-6190-11D3-BBBB-00C04F795683}');
});

test.each(['', '{}', '5D3E02AB619011D3BBBB00C04F795683', '{5D3E02AB-6190-11D3-BBBB-00C04F79568G}', 'x'])(
  '%j is none',
  (text) => {
    expect(parseGuid(text)).toBeUndefined();
  },
);

test('bytes stand in the order of Windows', () => {
  const guid = parseGuid('{00112233-4455-6677-8899-AABBCCDDEEFF}') ?? ZERO_GUID;
  expect(hexOf(guidToBytes(guid))).toBe('33221100554477668899aabbccddeeff');
  expect(bytesToGuid(new Uint8Array(16))).toBe(ZERO_GUID);
  expect(bytesToGuid(Uint8Array.of(1))).toBe('{00000001-0000-0000-0000-000000000000}');
});
