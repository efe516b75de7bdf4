/**
 * The direct connection between two clients: packets behind their length, "foo", and the handshake that proves
 * who connected (p2p.md section 8).
 */
import { decoded, undecodable, type Decoded } from '../decoded.ts';
import { ByteAccumulator } from '../wire/byte-accumulator.ts';
import { plainArray } from '../wire/plain-array.ts';
import { encodeP2pHeader, P2P_FLAGS, P2P_HEADER_BYTES } from './binary-header.ts';
import { bytesToGuid, GUID_BYTES, guidToBytes, type Guid } from './guid.ts';
import type { Sha1 } from './msn-object.ts';

/** Bytes of the little-endian length before a packet. */
const LENGTH_BYTES = 4;
const BYTE_VALUES = 256;
/** Longest packet believed in: a header and 64 KiB. Clients known today send up to 1,400 bytes of data. */
export const DIRECT_PACKET_MAX_BYTES = P2P_HEADER_BYTES + 64 * 1024;
/** The nonce takes the place of the last three fields. */
const NONCE_OFFSET = P2P_HEADER_BYTES - GUID_BYTES;
const FLAGS_OFFSET = 28;
const IDENTIFIER_OFFSET = 4;
/** "foo" and a zero byte. */
const FOO: readonly number[] = [0x66, 0x6f, 0x6f, 0x00];

/** What the connecting side writes first, length included. */
export const FOO_PACKET: Uint8Array = encodeDirectPacket(Uint8Array.from(FOO));

/** Whether a packet, without its length, is the "foo" that comes first. */
export function isFooPacket(packet: Uint8Array): boolean {
  return packet.length === FOO.length && FOO.every((byte, index) => packet[index] === byte);
}

/** A packet behind its length, as it goes on the wire. */
export function encodeDirectPacket(packet: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(LENGTH_BYTES + packet.length);
  new DataView(bytes.buffer).setUint32(0, packet.length, true);
  bytes.set(packet, LENGTH_BYTES);
  return bytes;
}

/** Who says hello on a direct connection. */
export interface DirectHandshake {
  /** Number of the message, counted with all others. */
  readonly identifier: number;
  readonly nonce: Guid;
}

/** The handshake, length included. */
export function encodeHandshake(nonce: Guid, identifier: number): Uint8Array {
  const noSizes = { sessionId: 0, dataOffset: 0, totalSize: 0, chunkSize: 0 };
  const noAck = { ackIdentifier: 0, ackUniqueId: 0, ackDataSize: 0n };
  const packet = encodeP2pHeader({ ...noSizes, ...noAck, identifier, flags: P2P_FLAGS.handshake });
  packet.set(guidToBytes(nonce), NONCE_OFFSET);
  return encodeDirectPacket(packet);
}

/** Reads a packet, without its length, as a handshake; undefined when it is something else. */
export function decodeHandshake(packet: Uint8Array): DirectHandshake | undefined {
  if (packet.length !== P2P_HEADER_BYTES) return undefined;
  const view = new DataView(packet.buffer, packet.byteOffset, packet.length);
  if ((view.getUint32(FLAGS_OFFSET, true) & P2P_FLAGS.handshake) === 0) return undefined;
  const nonce = bytesToGuid(packet.subarray(NONCE_OFFSET));
  return { identifier: view.getUint32(IDENTIFIER_OFFSET, true), nonce };
}

/** What a side announces of its secret nonce: the first 16 bytes of SHA-1 over its bytes, as a GUID. */
export function hashNonce(nonce: Guid, sha1: Sha1): Guid {
  return bytesToGuid(sha1(guidToBytes(nonce)).subarray(0, GUID_BYTES));
}

export type DirectFaultCode = 'packetTooLarge';

/** A packet without its length, or why no more of them can be found. */
export type DirectPacketResult = Decoded<Uint8Array, DirectFaultCode>;

/** What a reader gathers into while it is not reading; never written to. */
const NO_RESULTS: DirectPacketResult[] = [];

/** Bytes in at any cut, whole packets out. Packets of no bytes are passed over. */
export class DirectPacketReader {
  readonly #gathered = new ByteAccumulator();
  /** The length of the packet under way; undefined while the length itself is read. */
  #length: number | undefined;
  /** The part of the length that has come, lowest byte first. */
  #lengthSoFar = 0;
  #lengthBytes = 0;
  #results: DirectPacketResult[] = NO_RESULTS;
  #isFaulted = false;
  #touchedBytes = 0;

  /** Bytes held back for a packet that is not complete yet; never above the limit. */
  get bufferedBytes(): number {
    return this.#gathered.length + this.#lengthBytes;
  }

  /** How many bytes were looked at or copied so far; at most a fixed multiple of those received. */
  get touchedBytes(): number {
    return this.#touchedBytes;
  }

  /**
   * Takes the next bytes and gives the packets they complete, in order. After a fault nothing more comes.
   * A packet that lies wholly inside the chunk is a view of it: valid as long as the caller does not reuse it.
   */
  receive(chunk: Uint8Array): readonly DirectPacketResult[] {
    const bytes = plainArray(chunk);
    const results: DirectPacketResult[] = [];
    this.#results = results;
    let at = 0;
    while (at < bytes.length && !this.#isFaulted) {
      at =
        this.#length === undefined
          ? this.#readLengthByte(bytes, at)
          : this.#readPacket(bytes, at, this.#length);
    }
    this.#results = NO_RESULTS;
    return results;
  }

  #readLengthByte(bytes: Uint8Array, at: number): number {
    this.#lengthSoFar += (bytes[at] ?? 0) * BYTE_VALUES ** this.#lengthBytes;
    this.#lengthBytes++;
    this.#touchedBytes++;
    if (this.#lengthBytes === LENGTH_BYTES) this.#beginPacket(this.#lengthSoFar);
    return at + 1;
  }

  #beginPacket(length: number): void {
    this.#lengthSoFar = 0;
    this.#lengthBytes = 0;
    if (length > DIRECT_PACKET_MAX_BYTES) {
      this.#isFaulted = true;
      this.#results.push(undecodable('packetTooLarge', `a packet above ${DIRECT_PACKET_MAX_BYTES} bytes`));
    } else if (length > 0) {
      this.#length = length;
    }
  }

  /** Gives the packet if it is all there, else gathers what is; gives the index after what was used. */
  #readPacket(bytes: Uint8Array, at: number, length: number): number {
    const end = Math.min(at + length - this.#gathered.length, bytes.length);
    const piece = bytes.subarray(at, end);
    if (piece.length === length) {
      this.#endPacket(piece);
      return end;
    }
    this.#gathered.append(piece);
    this.#touchedBytes += piece.length;
    if (this.#gathered.length === length) this.#endPacket(this.#gathered.take());
    return end;
  }

  #endPacket(packet: Uint8Array): void {
    this.#length = undefined;
    this.#results.push(decoded(packet));
  }
}
