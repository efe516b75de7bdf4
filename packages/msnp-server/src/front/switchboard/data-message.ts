/** Tells chunks of P2P from talk by what is in them: the mode alone is only what the sender says. */
import { encodeMime, encodeUtf8, parseMime, type ProtocolVersion } from '@nudge/msnp-codec';

const FIRST_VERSION_WITH_DATA = 9;
export const DATA_MODE = 'D'.charCodeAt(0);
const CONTENT_TYPE = 'application/x-msnmsgrp2p';
/** How nearly all of them begin; whatever begins otherwise is read as headers. */
const USUAL_HEAD = encodeMime(
  [
    ['MIME-Version', '1.0'],
    ['Content-Type', CONTENT_TYPE],
  ],
  new Uint8Array(0),
).subarray(0, -encodeUtf8('\r\n').length);

/** Mode D, and clients that send files through it, came with MSNP9. */
export function hasDataMode(version: ProtocolVersion | undefined): boolean {
  return version !== undefined && version >= FIRST_VERSION_WITH_DATA;
}

/** Whether a message of mode D, which lies between these two places, is a chunk of P2P. */
export function isData(bytes: Uint8Array, start: number, end: number): boolean {
  if (beginsUsually(bytes, start, end)) return true;
  return parseMime(bytes.subarray(start, end)).contentType === CONTENT_TYPE;
}

function beginsUsually(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < USUAL_HEAD.length) return false;
  for (let at = 0; at < USUAL_HEAD.length; at++) {
    if (bytes[start + at] !== USUAL_HEAD[at]) return false;
  }
  return true;
}
