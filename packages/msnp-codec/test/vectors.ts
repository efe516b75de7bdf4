/** Reads vector files and cuts byte streams; shared by the tests of this package. */
import { readFileSync } from 'node:fs';

/** Parses a file of test/vectors; the caller names the shape it relies on. */
export function loadVectors<Shape>(name: string): Shape {
  const path = new URL(`./vectors/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Shape;
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

export function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** The stream in one piece, byte by byte, and in two pieces for every place it can be cut at. */
export function* cutsOf(stream: Uint8Array): Iterable<readonly Uint8Array[]> {
  yield [stream];
  yield Array.from(stream, (byte) => Uint8Array.of(byte));
  for (let at = 1; at < stream.length; at++) yield [stream.slice(0, at), stream.slice(at)];
}
