/**
 * P2P version 1: the 48-byte header, and a chunk as it lies in a switchboard message or a packet of a direct
 * connection (p2p.md section 3). What leaves the decoder is consistent: the chunk lies inside its message, and
 * offsets and sizes are safe numbers; offsets near 2^64 are refused, never wrapped.
 */
import { decoded, undecodable, type Decoded } from '../decoded.ts';

export interface P2pHeader {
  /** 0 for SLP, else the SessionID of the INVITE. */
  readonly sessionId: number;
  /** Number of the message, the same in all of its chunks. */
  readonly identifier: number;
  /** Where this chunk begins in the message, in bytes. */
  readonly dataOffset: number;
  /** Bytes of the whole message. */
  readonly totalSize: number;
  /** Bytes of data in this chunk; 0 in acknowledgements. */
  readonly chunkSize: number;
  /** Sum of {@link P2P_FLAGS}. */
  readonly flags: number;
  /** Data: a random number; acknowledgement: `identifier` of the message acknowledged. */
  readonly ackIdentifier: number;
  /** Acknowledgement: `ackIdentifier` of the message acknowledged. */
  readonly ackUniqueId: number;
  /** Acknowledgement: size of the message acknowledged. A handshake keeps a part of its nonce here: any 64 bits. */
  readonly ackDataSize: bigint;
}

/** Bits of `flags`; those not named here are to be treated as absent. */
export const P2P_FLAGS = {
  negativeAck: 0x1,
  ack: 0x2,
  waitingForReply: 0x4,
  error: 0x8,
  file: 0x10,
  data: 0x20,
  receiverClosed: 0x40,
  senderCancelled: 0x80,
  handshake: 0x100,
  /** Added by Messenger 7.0 and later to whatever else is set. */
  version7: 0x100_0000,
} as const;

/** Flags of file data, exactly as the strictest readers want them: file, data, version 7. */
export const P2P_FILE_DATA_FLAGS = P2P_FLAGS.file | P2P_FLAGS.data | P2P_FLAGS.version7;

export const P2P_HEADER_BYTES = 48;
export const P2P_FOOTER_BYTES = 4;
/** Most data bytes in one message of a switchboard. */
export const P2P_CHUNK_MAX_BYTES = 1202;

export type P2pFaultCode = 'headerTooShort' | 'sizeTooLarge' | 'chunkBeyondTotal' | 'chunkSizeLies';

/** Reads the header at the start of bytes. */
export function decodeP2pHeader(bytes: Uint8Array): Decoded<P2pHeader, P2pFaultCode> {
  if (bytes.length < P2P_HEADER_BYTES) return undecodable('headerTooShort', 'fewer than 48 bytes of header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, P2P_HEADER_BYTES);
  const dataOffset = readSize(view, 8);
  const totalSize = readSize(view, 16);
  const chunkSize = view.getUint32(24, true);
  if (dataOffset === undefined || totalSize === undefined) {
    return undecodable('sizeTooLarge', 'an offset or a total of 2^53 or more');
  }
  if (chunkSize > totalSize - dataOffset) {
    return undecodable('chunkBeyondTotal', 'the chunk ends after the message it belongs to');
  }
  return decoded({
    sessionId: view.getUint32(0, true),
    identifier: view.getUint32(4, true),
    dataOffset,
    totalSize,
    chunkSize,
    flags: view.getUint32(28, true),
    ackIdentifier: view.getUint32(32, true),
    ackUniqueId: view.getUint32(36, true),
    ackDataSize: view.getBigUint64(40, true),
  });
}

const WORD = 0x1_0000_0000;
/** High words from here on belong to numbers that lose their last digits. */
const HIGH_WORD_END = 0x20_0000;

function readSize(view: DataView, at: number): number | undefined {
  const high = view.getUint32(at + 4, true);
  return high >= HIGH_WORD_END ? undefined : high * WORD + view.getUint32(at, true);
}

function writeSize(view: DataView, at: number, size: number): void {
  view.setUint32(at, size % WORD, true);
  view.setUint32(at + 4, Math.floor(size / WORD), true);
}

/** The 48 bytes of a header. */
export function encodeP2pHeader(header: P2pHeader): Uint8Array {
  const bytes = new Uint8Array(P2P_HEADER_BYTES);
  writeP2pHeader(header, bytes, 0);
  return bytes;
}

/** Writes a header into bytes at an index. */
export function writeP2pHeader(header: P2pHeader, bytes: Uint8Array, at: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, P2P_HEADER_BYTES);
  view.setUint32(0, header.sessionId, true);
  view.setUint32(4, header.identifier, true);
  writeSize(view, 8, header.dataOffset);
  writeSize(view, 16, header.totalSize);
  view.setUint32(24, header.chunkSize, true);
  view.setUint32(28, header.flags, true);
  view.setUint32(32, header.ackIdentifier, true);
  view.setUint32(36, header.ackUniqueId, true);
  view.setBigUint64(40, header.ackDataSize, true);
}

/** A header with the data behind it. */
export interface P2pChunk {
  readonly header: P2pHeader;
  /** Exactly `chunkSize` bytes; decoded, a view of what was read. */
  readonly data: Uint8Array;
  /** AppID of the session, 0 for SLP; only in a switchboard, and of no use to whoever reads it. */
  readonly footer?: number;
}

/** Where chunks travel: with a footer in a switchboard, without on a direct connection. */
export interface P2pChunkForm {
  readonly footer: boolean;
}

/** Reads a chunk that fills its bytes. A footer that was left out is forgiven. */
export function decodeP2pChunk(bytes: Uint8Array, form: P2pChunkForm): Decoded<P2pChunk, P2pFaultCode> {
  const result = decodeP2pHeader(bytes);
  if (!result.ok) return result;
  const header = result.value;
  const end = P2P_HEADER_BYTES + header.chunkSize;
  const hasFooter = form.footer && bytes.length === end + P2P_FOOTER_BYTES;
  if (bytes.length !== end && !hasFooter) {
    return undecodable('chunkSizeLies', 'the header announces another number of bytes than follow');
  }
  const data = bytes.subarray(P2P_HEADER_BYTES, end);
  return decoded(hasFooter ? { header, data, footer: readFooter(bytes, end) } : { header, data });
}

function readFooter(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, P2P_FOOTER_BYTES).getUint32(0, false);
}

/** Bytes that {@link writeP2pChunk} fills. */
export function p2pChunkLength({ data, footer }: P2pChunk): number {
  return P2P_HEADER_BYTES + data.length + (footer === undefined ? 0 : P2P_FOOTER_BYTES);
}

/** Writes header, data and footer, if there is one, into bytes at an index. */
export function writeP2pChunk(chunk: P2pChunk, bytes: Uint8Array, at: number): void {
  const { header, data, footer } = chunk;
  writeP2pHeader(header, bytes, at);
  bytes.set(data, at + P2P_HEADER_BYTES);
  if (footer === undefined) return;
  const footerAt = bytes.byteOffset + at + P2P_HEADER_BYTES + data.length;
  new DataView(bytes.buffer, footerAt, P2P_FOOTER_BYTES).setUint32(0, footer, false);
}

/** Header, data and footer, if there is one, in one array. */
export function encodeP2pChunk(chunk: P2pChunk): Uint8Array {
  const bytes = new Uint8Array(p2pChunkLength(chunk));
  writeP2pChunk(chunk, bytes, 0);
  return bytes;
}
