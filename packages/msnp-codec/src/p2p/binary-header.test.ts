import { describe, expect, test } from 'vitest';
import { faultOf, valueOf } from '../../test/decoded-values.ts';
import { concatenate } from '../../test/vectors.ts';
import {
  decodeP2pChunk,
  decodeP2pHeader,
  encodeP2pChunk,
  encodeP2pHeader,
  P2P_FILE_DATA_FLAGS,
  P2P_FLAGS,
  type P2pHeader,
} from './binary-header.ts';

const EMPTY: P2pHeader = {
  sessionId: 0,
  identifier: 7,
  dataOffset: 0,
  totalSize: 0,
  chunkSize: 0,
  flags: 0,
  ackIdentifier: 0,
  ackUniqueId: 0,
  ackDataSize: 0n,
};

/** A header that no honest side can write: sizes as 64-bit numbers. */
function headerWith(sizes: { offset?: bigint; total?: bigint; chunk?: number }): Uint8Array {
  const bytes = encodeP2pHeader(EMPTY);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(8, sizes.offset ?? 0n, true);
  view.setBigUint64(16, sizes.total ?? 0n, true);
  view.setUint32(24, sizes.chunk ?? 0, true);
  return bytes;
}

const MAX = 2n ** 53n - 1n;
const MAX_64 = 2n ** 64n - 1n;

describe('sizes', () => {
  test.each([
    { offset: MAX_64 },
    { total: MAX_64 },
    { offset: MAX_64, total: MAX_64, chunk: 1 },
    { offset: MAX_64 - 1201n, total: MAX_64, chunk: 1202 },
    { offset: MAX + 1n, total: MAX + 1n },
    { total: MAX + 1n },
    { offset: 2n ** 63n, total: 10n },
  ])('of 2^53 or more are refused, not wrapped: $offset $total $chunk', (sizes) => {
    expect(faultOf(decodeP2pHeader(headerWith(sizes)))).toBe('sizeTooLarge');
  });

  test.each([
    { offset: 1n, total: 0n },
    { offset: 0n, total: 4n, chunk: 5 },
    { offset: 3n, total: 4n, chunk: 2 },
    { offset: MAX, total: MAX, chunk: 1 },
    { offset: MAX - 1n, total: MAX, chunk: 0xffff_ffff },
    { offset: 5n, total: 4n, chunk: 0xffff_ffff },
  ])('that reach beyond the message are refused: $offset $total $chunk', (sizes) => {
    expect(faultOf(decodeP2pHeader(headerWith(sizes)))).toBe('chunkBeyondTotal');
  });

  test.each([
    { offset: 0n, total: 0n },
    { offset: MAX, total: MAX },
    { offset: MAX - 1n, total: MAX, chunk: 1 },
    { offset: 0n, total: 0xffff_ffffn, chunk: 0xffff_ffff },
  ])('that fit exactly are read: $offset $total $chunk', (sizes) => {
    const { dataOffset, totalSize } = valueOf(decodeP2pHeader(headerWith(sizes)));
    expect([BigInt(dataOffset), BigInt(totalSize)]).toEqual([sizes.offset, sizes.total]);
  });

  test('of acknowledgements may be any 64 bits, and are matched with nothing', () => {
    const header = { ...EMPTY, flags: P2P_FLAGS.ack, ackDataSize: MAX_64 };
    expect(valueOf(decodeP2pHeader(encodeP2pHeader(header)))).toEqual(header);
  });
});

test.each([0, 1, 47])('%i bytes are no header', (length) => {
  expect(faultOf(decodeP2pHeader(new Uint8Array(length)))).toBe('headerTooShort');
  expect(faultOf(decodeP2pChunk(new Uint8Array(length), { footer: true }))).toBe('headerTooShort');
});

describe('a chunk', () => {
  const header = { ...EMPTY, totalSize: 3, chunkSize: 3 };
  const data = Uint8Array.of(1, 2, 3);
  const plain = encodeP2pChunk({ header, data });
  const footed = encodeP2pChunk({ header, data, footer: 12 });

  test('ends in its footer, or in its data', () => {
    expect(valueOf(decodeP2pChunk(footed, { footer: true }))).toEqual({ header, data, footer: 12 });
    expect(valueOf(decodeP2pChunk(plain, { footer: false }))).toEqual({ header, data });
    expect(valueOf(decodeP2pChunk(plain, { footer: true }))).toEqual({ header, data });
  });

  test('is a view, also in the middle of other bytes', () => {
    const around = concatenate([Uint8Array.of(9, 9, 9), footed, Uint8Array.of(9)]);
    const chunk = valueOf(decodeP2pChunk(around.subarray(3, -1), { footer: true }));
    expect(chunk).toEqual({ header, data, footer: 12 });
    expect(chunk.data.buffer).toBe(around.buffer);
  });

  test.each([
    ['shorter than announced', plain.subarray(0, -1), true],
    ['longer than announced', concatenate([plain, Uint8Array.of(0)]), false],
    ['with half a footer', footed.subarray(0, -2), true],
    ['with more than a footer', concatenate([footed, Uint8Array.of(0)]), true],
    ['with a footer where none belongs', footed, false],
    ['of nothing but a header', plain.subarray(0, 48), true],
  ] as const)('%s is refused', (_what, bytes, footer) => {
    expect(faultOf(decodeP2pChunk(bytes, { footer }))).toBe('chunkSizeLies');
  });

  test('refuses sizes that lie before it looks at the data', () => {
    const bytes = concatenate([headerWith({ offset: MAX_64, total: MAX_64, chunk: 3 }), data]);
    expect(faultOf(decodeP2pChunk(bytes, { footer: false }))).toBe('sizeTooLarge');
  });
});

test('file data has exactly the flags that the strictest reader knows', () => {
  expect(P2P_FILE_DATA_FLAGS).toBe(0x0100_0030);
});
