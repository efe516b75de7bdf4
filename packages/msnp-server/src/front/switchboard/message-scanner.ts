/**
 * Finds MSG in its plainest form, `MSG trid mode length` and its payload, straight in the bytes: relaying is
 * what a switchboard does all day, and making text and frames of each message would cost more than the rest.
 * Whatever is not exactly of that form is left to the frame reader, which alone decides what is wrong.
 */
import { SWITCHBOARD_MESSAGE_MAX_BYTES } from '@nudge/msnp-codec';
import { DATA_MODE, isData } from './data-message.ts';

/** Messages found in one call; a chunk with more is scanned again. */
const SCAN_MAX = 512;
const VERB = [...'MSG '].map((character) => character.charCodeAt(0));
/** The shortest there is: `MSG 1 U 0` and the line end. */
const SHORTEST_BYTES = 11;
const ZERO = 48;
const NINE = 57;
const BLANK = 32;
const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
const TRID_DIGITS = 10;
const TRID_MAX = 0xffff_ffff;
const LENGTH_DIGITS = 4;

/** `other`: not of the plain form; `partial`: of that form so far, but cut. */
export type ScanEnd = 'complete' | 'partial' | 'other';

/** Which answers a mode wants: on success, on failure. */
export interface Answers {
  readonly ack: boolean;
  readonly nak: boolean;
}

const BYTE_VALUES = 256;

/** The modes there are, by character code. */
export const ANSWERS: readonly (Answers | undefined)[] = byCharacterCode({
  U: { ack: false, nak: false },
  N: { ack: false, nak: true },
  A: { ack: true, nak: true },
  S: { ack: true, nak: false },
  D: { ack: true, nak: true },
});

function byCharacterCode(modes: Readonly<Record<string, Answers>>): readonly (Answers | undefined)[] {
  const table = Array.from({ length: BYTE_VALUES }, (): Answers | undefined => undefined);
  for (const [mode, answers] of Object.entries(modes)) table[mode.charCodeAt(0)] = answers;
  return table;
}

/** Where the messages of the last scan stand. One object serves all connections, one call at a time. */
export class MessageScanner {
  count = 0;
  /** Where the first byte behind the last whole message is. */
  end = 0;
  readonly trIds = new Uint32Array(SCAN_MAX);
  /** Character codes. */
  readonly modes = new Uint8Array(SCAN_MAX);
  /** Where the length begins: from there on a message goes out as it came in. */
  readonly tails = new Uint32Array(SCAN_MAX);
  readonly ends = new Uint32Array(SCAN_MAX);
  /** Bytes of all tails together. */
  tailBytes = 0;
  /** How many of them have a mode that is answered with ACK. */
  acknowledged = 0;
  /** How many of them are talk, and the bytes of those that are P2P data. */
  chats = 0;
  dataBytes = 0;
  #number = 0;
  #hasData = false;

  /** `hasData`: whether the sender's dialect has messages of P2P data. */
  scan(bytes: Uint8Array, from: number, hasData: boolean): ScanEnd {
    this.#hasData = hasData;
    this.count = 0;
    this.end = from;
    this.tailBytes = 0;
    this.acknowledged = 0;
    this.chats = 0;
    this.dataBytes = 0;
    while (this.end < bytes.length && this.count < SCAN_MAX) {
      const found = this.#scanOne(bytes, this.end);
      if (found !== 'complete') return found;
    }
    return 'complete';
  }

  #scanOne(bytes: Uint8Array, start: number): ScanEnd {
    if (start + SHORTEST_BYTES > bytes.length) return beginsLikeOne(bytes, start);
    if (
      bytes[start] !== VERB[0] ||
      bytes[start + 1] !== VERB[1] ||
      bytes[start + 2] !== VERB[2] ||
      bytes[start + 3] !== VERB[3]
    ) {
      return 'other';
    }
    let at = start + VERB.length;
    at = this.#readNumber(bytes, at, TRID_DIGITS);
    if (at < 0 || this.#number > TRID_MAX) return 'other';
    if (at + 3 > bytes.length) return this.#cut(bytes, at);
    const mode = bytes[at + 1] ?? 0;
    if (bytes[at] !== BLANK || ANSWERS[mode] === undefined || bytes[at + 2] !== BLANK) return 'other';
    const trId = this.#number;
    const tail = at + 3;
    at = this.#readNumber(bytes, tail, LENGTH_DIGITS);
    if (at < 0 || this.#number > SWITCHBOARD_MESSAGE_MAX_BYTES) return 'other';
    if (at + 2 > bytes.length) return this.#cut(bytes, at);
    if (bytes[at] !== CARRIAGE_RETURN || bytes[at + 1] !== LINE_FEED) return 'other';
    const end = at + 2 + this.#number;
    if (end > bytes.length) return 'partial';
    this.trIds[this.count] = trId;
    if (mode === DATA_MODE && this.#hasData && isData(bytes, at + 2, end)) this.dataBytes += end - tail;
    else this.chats++;
    this.#keep(mode, tail, end);
    return 'complete';
  }

  /** A line cut where a blank, a mode or the line end should be: partial unless what is there contradicts. */
  #cut(bytes: Uint8Array, at: number): ScanEnd {
    const next = bytes[at];
    return next === undefined || next === BLANK || next === CARRIAGE_RETURN ? 'partial' : 'other';
  }

  /** Leaves the value in `#number`; gives the index behind the digits, or -1 when there are none or too many. */
  #readNumber(bytes: Uint8Array, from: number, digits: number): number {
    let at = from;
    let value = 0;
    for (;;) {
      const byte = bytes[at] ?? 0;
      if (byte < ZERO || byte > NINE) break;
      value = value * 10 + byte - ZERO;
      at++;
    }
    this.#number = value;
    if (at - from > digits || (at === from && at < bytes.length)) return -1;
    return at;
  }

  #keep(mode: number, tail: number, end: number): void {
    const index = this.count++;
    this.modes[index] = mode;
    this.tails[index] = tail;
    this.ends[index] = end;
    this.tailBytes += end - tail;
    if (ANSWERS[mode]?.ack === true) this.acknowledged++;
    this.end = end;
  }
}

/** For what is too short to be a whole message: whether it could become one. */
function beginsLikeOne(bytes: Uint8Array, start: number): ScanEnd {
  for (const [offset, expected] of VERB.entries()) {
    if (start + offset === bytes.length) return 'partial';
    if (bytes[start + offset] !== expected) return 'other';
  }
  // Between verb and line end a bare line feed may stand already: that is for the frame reader to judge.
  return bytes.includes(LINE_FEED, start) ? 'other' : 'partial';
}
