/**
 * Messages too long for one MSG, cut by Message-ID. The stateful joiner, with its limits and its clock, is the
 * engine's; here is the shape of the parts, the cutting, and the putting together of parts already collected.
 */
import { SWITCHBOARD_MESSAGE_MAX_BYTES } from '../commands/switchboard.ts';
import type { MimeMessage, SwitchboardMessage } from './message.ts';
import { encodeMime } from './mime.ts';
import { firstPartHeaders, laterPartHeaders } from './chunk-mark.ts';
import { interpretMime, messageParts } from './switchboard-message.ts';

/** Most body bytes in one part; what official clients use, it leaves room for the headers. */
export const CHUNK_BODY_MAX_BYTES = 1202;
/** Most parts we would write or believe in. */
export const CHUNKS_MAX = 999;

/**
 * Writes a message in as many parts as it needs, each fit for one MSG; one part without a mark when it fits.
 * Cuts fall between characters of UTF-8. The caller chooses the id, a GUID in braces by custom.
 */
export function splitIntoChunks(message: SwitchboardMessage, messageId: string): readonly Uint8Array[] {
  const { headers, body } = messageParts(message);
  const whole = encodeMime(headers, body);
  if (whole.length <= SWITCHBOARD_MESSAGE_MAX_BYTES) return [whole];
  const markedHeaders = (chunks: number) => [...headers, ...firstPartHeaders(messageId, chunks)];
  const headBytes = encodeMime(markedHeaders(CHUNKS_MAX), new Uint8Array(0)).length;
  const firstRoom = Math.max(0, Math.min(CHUNK_BODY_MAX_BYTES, SWITCHBOARD_MESSAGE_MAX_BYTES - headBytes));
  const bodies = cutBody(body, firstRoom);
  return bodies.map((part, index) => {
    const partHeaders = index === 0 ? markedHeaders(bodies.length) : laterPartHeaders(messageId, index);
    return encodeMime(partHeaders, part);
  });
}

function cutBody(body: Uint8Array, firstRoom: number): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  while (start < body.length || parts.length === 0) {
    const room = parts.length === 0 ? firstRoom : CHUNK_BODY_MAX_BYTES;
    const end = characterStart(body, start, Math.min(start + room, body.length));
    parts.push(body.subarray(start, end));
    start = end;
  }
  return parts;
}

const CONTINUATION_MASK = 0xc0;
const CONTINUATION = 0x80;
/** A character of UTF-8 has at most this many bytes after its first. */
const CONTINUATIONS_MAX = 3;

/** Moves a cut back to where a character begins; bytes that are no UTF-8 are cut where they are. */
function characterStart(body: Uint8Array, start: number, wanted: number): number {
  if (wanted >= body.length) return wanted;
  let at = wanted;
  while (at > start && wanted - at < CONTINUATIONS_MAX && isContinuation(body[at])) at--;
  return at === start || isContinuation(body[at]) ? wanted : at;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & CONTINUATION_MASK) === CONTINUATION;
}

/** Puts collected parts together, the first one first, and reads the whole. Bytes are joined before decoding. */
export function joinChunks(first: MimeMessage, laterBodies: readonly Uint8Array[]): SwitchboardMessage {
  const length = laterBodies.reduce((sum, body) => sum + body.length, first.body.length);
  const joined = new Uint8Array(length);
  joined.set(first.body);
  let at = first.body.length;
  for (const body of laterBodies) {
    joined.set(body, at);
    at += body.length;
  }
  return interpretMime({ ...first, body: joined });
}
