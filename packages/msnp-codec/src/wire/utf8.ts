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
const ASCII_MAX = 0x7f;

/** Decodes UTF-8; what is not valid becomes U+FFFD, a byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array): string {
  if (bytes.length > SHORT_BYTES) return utf8Decoder.decode(bytes);
  let text = '';
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte > ASCII_MAX) return utf8Decoder.decode(bytes);
    text += String.fromCharCode(byte);
  }
  return text;
}

/** Encodes as UTF-8; a lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  return utf8Encoder.encode(text);
}

export function isAscii(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    if (text.charCodeAt(index) > ASCII_MAX) return false;
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
 * Writes text as UTF-8 bytes followed by a payload into one array; plain ASCII, the usual line, is written
 * without the encoder.
 */
export function concatenateTextAndBytes(text: string, payload?: Uint8Array): Uint8Array {
  const bytes = allocate(text.length + (payload?.length ?? 0));
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > ASCII_MAX) return concatenateBytes(encodeUtf8(text), payload);
    bytes[index] = unit;
  }
  if (payload !== undefined) bytes.set(payload, text.length);
  return bytes;
}

function concatenateBytes(first: Uint8Array, second: Uint8Array | undefined): Uint8Array {
  if (second === undefined) return first;
  const bytes = allocate(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

const SLAB_BYTES = 8192;
/** Larger arrays have memory of their own, so that a slab is not wasted on the rest of one. */
const SLAB_SHARE_MAX_BYTES = SLAB_BYTES / 4;
let slab = new Uint8Array(SLAB_BYTES);
let slabUsed = 0;

/** Small arrays are cut from a shared slab, each range given out once: making one of its own costs far more. */
function allocate(length: number): Uint8Array {
  if (length > SLAB_SHARE_MAX_BYTES) return new Uint8Array(length);
  if (slabUsed + length > SLAB_BYTES) {
    slab = new Uint8Array(SLAB_BYTES);
    slabUsed = 0;
  }
  const start = slabUsed;
  slabUsed += length;
  return slab.subarray(start, slabUsed);
}
