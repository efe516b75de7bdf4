import { describe, expect, test } from 'vitest';
import { guidOf, valueOf } from '../../test/decoded-values.ts';
import { bytesOf, concatenate } from '../../test/vectors.ts';
import { encodeP2pHeader } from './binary-header.ts';
import {
  decodeHandshake,
  DIRECT_PACKET_MAX_BYTES,
  DirectPacketReader,
  encodeDirectPacket,
  encodeHandshake,
  FOO_PACKET,
  isFooPacket,
  type DirectPacketResult,
} from './direct-connection.ts';

function lengthOf(length: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length, true);
  return bytes;
}

function shown(results: readonly DirectPacketResult[]): readonly (number | string)[] {
  return results.map((result) => (result.ok ? result.value.length : result.fault.code));
}

describe('packets', () => {
  test('inside one chunk are views of it', () => {
    const chunk = concatenate([encodeDirectPacket(bytesOf('abc')), encodeDirectPacket(bytesOf('de'))]);
    const packets = new DirectPacketReader().receive(chunk).map(valueOf);
    expect(packets).toEqual([bytesOf('abc'), bytesOf('de')]);
    expect(packets.map(({ buffer }) => buffer === chunk.buffer)).toEqual([true, true]);
  });

  test('of no bytes are passed over', () => {
    const chunk = concatenate([lengthOf(0), lengthOf(0), FOO_PACKET, lengthOf(0)]);
    expect(shown(new DirectPacketReader().receive(chunk))).toEqual([4]);
  });

  test.each([DIRECT_PACKET_MAX_BYTES + 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff])(
    'of %i bytes are refused before any of them is kept',
    (length) => {
      const reader = new DirectPacketReader();
      expect(shown(reader.receive(concatenate([lengthOf(length), new Uint8Array(1000)])))).toEqual([
        'packetTooLarge',
      ]);
      expect(reader.bufferedBytes).toBe(0);
      expect(shown(reader.receive(FOO_PACKET))).toEqual([]);
    },
  );

  test('of exactly the limit are taken, and kept only as they come', () => {
    const reader = new DirectPacketReader();
    reader.receive(lengthOf(DIRECT_PACKET_MAX_BYTES));
    expect(reader.bufferedBytes).toBe(0);
    reader.receive(new Uint8Array(1000));
    expect(reader.bufferedBytes).toBe(1000);
    expect(shown(reader.receive(new Uint8Array(DIRECT_PACKET_MAX_BYTES)))).toEqual([DIRECT_PACKET_MAX_BYTES]);
  });

  test('are looked at once at most, however they are cut', () => {
    const stream = concatenate([1, 1400, 0, 700].map((size) => encodeDirectPacket(new Uint8Array(size))));
    for (const step of [1, 3, 999, stream.length]) {
      const reader = new DirectPacketReader();
      for (let at = 0; at < stream.length; at += step) reader.receive(stream.subarray(at, at + step));
      expect(reader.touchedBytes).toBeLessThanOrEqual(stream.length);
    }
  });
});

describe('the first words', () => {
  test('foo is foo and nothing else', () => {
    expect(isFooPacket(bytesOf('foo\0'))).toBe(true);
    expect(['foo', 'foo\n', 'bar\0', 'foo\0\0', ''].map((text) => isFooPacket(bytesOf(text)))).toEqual(
      Array(5).fill(false),
    );
  });

  test('a header without the flag, or of another length, is no handshake', () => {
    const handshake = encodeHandshake(guidOf('{122D2937-5C86-4C7B-81F5-0E05017880C2}'), 1).subarray(4);
    expect(decodeHandshake(handshake)).toBeDefined();
    expect(decodeHandshake(handshake.subarray(1))).toBeUndefined();
    expect(decodeHandshake(concatenate([handshake, Uint8Array.of(0)]))).toBeUndefined();
    const noSizes = { sessionId: 0, dataOffset: 0, totalSize: 0, chunkSize: 0, ackDataSize: 0n };
    const other = encodeP2pHeader({ ...noSizes, identifier: 1, flags: 2, ackIdentifier: 0, ackUniqueId: 0 });
    expect(decodeHandshake(other)).toBeUndefined();
  });
});
