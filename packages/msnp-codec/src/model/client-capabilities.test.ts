import { describe, expect, test } from 'vitest';
import { loadVectors } from '../../test/vectors.ts';
import {
  capabilitiesOf,
  CAPABILITY_BITS,
  clientIdOf,
  generationOf,
  hasCapability,
  parseCapabilities,
} from './client-capabilities.ts';

interface FlagVectors {
  readonly caps: readonly {
    readonly value: number;
    readonly msnc: number;
    readonly bits: readonly number[];
  }[];
  readonly capsEx: readonly { readonly text: string; readonly caps: number; readonly capsEx: number }[];
}

const { caps, capsEx } = loadVectors<FlagVectors>('flags');

test.each(caps)('$value is generation $msnc with bits $bits', ({ value, msnc, bits }) => {
  const names = capabilitiesOf(value);
  expect(generationOf(value)).toBe(msnc);
  expect(names.map((name) => Math.log2(CAPABILITY_BITS[name]))).toEqual(bits);
  expect(clientIdOf(msnc, names)).toBe(value);
});

test.each(capsEx)('$text is two words', ({ text, caps: capabilities, capsEx: extended }) => {
  expect(parseCapabilities(text)).toEqual({ capabilities, extended });
});

test.each(['', ':', '1:', ':1', '-1', '4294967296', '1:4294967296', '1:2:3', '0x1', ' 1'])(
  '%j is no client ID',
  (text) => {
    expect(parseCapabilities(text)).toBeUndefined();
  },
);

describe('one ability', () => {
  test('is there or not', () => {
    expect(hasCapability(0x4000_0020, 'multiPacketMessages')).toBe(true);
    expect(hasCapability(0x4000_0000, 'multiPacketMessages')).toBe(false);
  });
});
