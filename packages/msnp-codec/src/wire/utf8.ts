/**
 * Text and bytes. The two coders are the platform's (browsers and Node alike); they are declared here so that
 * the package compiles without the types of either.
 */
declare class TextDecoder {
  constructor(label: string, options?: { readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const utf8Encoder = new TextEncoder();

/** Up to this many bytes a loop beats the platform's decoder. */
const SHORT_BYTES = 24;

/** Decodes UTF-8; what is not valid becomes U+FFFD, a byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array): string {
  if (bytes.length > SHORT_BYTES) return utf8Decoder.decode(bytes);
  let text = '';
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte > 0x7f) return utf8Decoder.decode(bytes);
    text += String.fromCharCode(byte);
  }
  return text;
}

/** Encodes as UTF-8; a lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  return utf8Encoder.encode(text);
}

/** A chunk as text with one UTF-16 unit for each byte, so that an index means the same in both. */
export interface AlignedText {
  readonly text: string;
  /** Whether the text is the right one throughout; otherwise only its ASCII parts are. */
  readonly isExact: boolean;
}

const singleByteDecoder = new TextDecoder('latin1');

/**
 * Decodes a chunk for scanning. UTF-8 never has more units than bytes, so equal lengths prove that every byte
 * became one unit; any other chunk is read as single bytes, of which the ASCII ones are right.
 */
export function decodeAligned(bytes: Uint8Array): AlignedText {
  const text = decodeUtf8(bytes);
  if (text.length === bytes.length) return { text, isExact: true };
  return { text: singleByteDecoder.decode(bytes), isExact: false };
}

export function isAscii(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    if (text.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}

const LATIN1_BLOCK = 4096;

/** Decodes ISO 8859-1: every byte is the code point of the same number. */
export function decodeLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += LATIN1_BLOCK) {
    text += String.fromCharCode(...bytes.subarray(start, start + LATIN1_BLOCK));
  }
  return text;
}

/**
 * Writes text as UTF-8 bytes followed by a payload into one array of its own; plain ASCII, the usual line, is
 * written without the encoder.
 */
export function concatenateTextAndBytes(text: string, payload?: Uint8Array): Uint8Array {
  const payloadLength = payload?.length ?? 0;
  const bytes = new Uint8Array(text.length + payloadLength);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return concatenateBytes(encodeUtf8(text), payload);
    bytes[index] = unit;
  }
  if (payload !== undefined) bytes.set(payload, text.length);
  return bytes;
}

function concatenateBytes(first: Uint8Array, second: Uint8Array | undefined): Uint8Array {
  if (second === undefined) return first;
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
