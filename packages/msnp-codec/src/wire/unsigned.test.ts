import { expect, test } from 'vitest';
import { readSize, readUnsigned } from './unsigned.ts';

test.each([
  ['0', 0, 0],
  ['007', 7, 7],
  ['4294967295', 0xffff_ffff, 0xffff_ffff],
  ['4294967296', undefined, 0x1_0000_0000],
  ['9007199254740983', undefined, 9_007_199_254_740_983],
  ['9007199254740991', undefined, Number.MAX_SAFE_INTEGER],
  ['9007199254740992', undefined, undefined],
  ['9999999999999999', undefined, undefined],
  ['18446744073709551616', undefined, undefined],
  ['', undefined, undefined],
  ['-1', undefined, undefined],
  ['+1', undefined, undefined],
  ['1.0', undefined, undefined],
  ['1e3', undefined, undefined],
  ['0x1', undefined, undefined],
  [' 1', undefined, undefined],
  ['१', undefined, undefined],
  [undefined, undefined, undefined],
])('%j is %j in 32 bits, %j as a size', (token, unsigned, size) => {
  expect([readUnsigned(token), readSize(token)]).toEqual([unsigned, size]);
});
