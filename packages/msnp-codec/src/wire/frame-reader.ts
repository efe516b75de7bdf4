/**
 * First stage: bytes in, whole frames out. Knows line ends, which verbs carry a payload, and the limits; knows
 * nothing of what a command means. Bytes become text in windows that hold many lines, lines and tokens are
 * slices of that text, so the work is linear in the bytes however they are cut.
 */
import type { ProtocolVersion } from '../model/protocol-version.ts';
import { ByteAccumulator } from './byte-accumulator.ts';
import type { ConnectionKind, Frame, FrameFault, FrameResult, Side } from './frame.ts';
import { DEFAULT_FRAME_LIMITS, type FrameLimits } from './limits.ts';
import { announcedLength, packVerb, ruleOfOther, VERB_TABLES, type VerbEntry } from './payload-rules.ts';
import { plainArray } from './plain-array.ts';
import { decodeUtf8, isAscii } from './utf8.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BLANK = 32;
const VERB_LENGTH = 3;
/** What a reader gathers into while it is not reading; never written to. */
const NO_RESULTS: FrameResult[] = [];
/** Bytes decoded at once: at the start of a chunk and after text that is not ASCII, and at most. */
const FIRST_WINDOW_BYTES = 512;
const MOST_WINDOW_BYTES = 65_536;
const WINDOW_GROWTH = 4;
/** Most lines read one by one before another window is tried. */
const MOST_SINGLE_LINES = 16;

export interface FrameReaderOptions {
  /** Who wrote the bytes. */
  readonly side: Side;
  readonly connection: ConnectionKind;
  /** The dialect, when it is known already. */
  readonly version?: ProtocolVersion | undefined;
  readonly limits?: Partial<FrameLimits> | undefined;
}

/** A line whose payload is still to be read. */
interface Head {
  readonly verb: string;
  readonly args: readonly string[];
  readonly length: number;
}

interface PendingPayload extends Head {
  readonly gathered: ByteAccumulator;
}

export class FrameReader {
  readonly #side: Side;
  readonly #connection: ConnectionKind;
  readonly #verbs: ReadonlyMap<number, VerbEntry>;
  readonly #limits: FrameLimits;
  readonly #line = new ByteAccumulator();
  #version: ProtocolVersion | undefined;
  #payload: PendingPayload | undefined;
  #results: FrameResult[] = NO_RESULTS;
  #isFaulted = false;
  #touchedBytes = 0;

  constructor(options: FrameReaderOptions) {
    this.#side = options.side;
    this.#connection = options.connection;
    this.#verbs = VERB_TABLES[options.side];
    this.#limits = options.limits ? { ...DEFAULT_FRAME_LIMITS, ...options.limits } : DEFAULT_FRAME_LIMITS;
    this.#version = options.version;
  }

  /** What VER settled on; only the framing of error lines depends on it. */
  setVersion(version: ProtocolVersion): void {
    this.#version = version;
  }

  /** How many bytes were scanned, decoded or copied so far; at most a fixed multiple of those received. */
  get touchedBytes(): number {
    return this.#touchedBytes;
  }

  /** Nothing of a frame is held back, and no payload is awaited: the next byte begins a line. */
  get isBetweenFrames(): boolean {
    return this.#line.length === 0 && this.#payload === undefined;
  }

  /** Bytes held back for a frame that is not complete yet; never above the limits. */
  get bufferedBytes(): number {
    return this.#line.length + (this.#payload?.gathered.length ?? 0);
  }

  /**
   * Takes the next bytes and gives the frames they complete, in order. After a fault nothing more comes.
   * A payload that lies wholly inside the chunk is a view of it: valid as long as the caller does not reuse it.
   */
  receive(chunk: Uint8Array): Iterable<FrameResult> {
    if (this.#isFaulted) return [];
    const bytes = plainArray(chunk);
    const results: FrameResult[] = [];
    this.#results = results;
    let at = this.#continuePayload(bytes);
    if (this.#line.length > 0) at = this.#continueLine(bytes, at);
    if (at < bytes.length) this.#readLines(bytes, at);
    this.#results = NO_RESULTS;
    return results;
  }

  /** Fills the payload begun in an earlier chunk; gives the index after it. */
  #continuePayload(bytes: Uint8Array): number {
    const pending = this.#payload;
    if (pending === undefined) return 0;
    const taken = Math.min(pending.length - pending.gathered.length, bytes.length);
    pending.gathered.append(bytes.subarray(0, taken));
    this.#touchedBytes += taken;
    if (pending.gathered.length === pending.length) {
      this.#payload = undefined;
      this.#push({ verb: pending.verb, args: pending.args, payload: pending.gathered.take() });
    }
    return taken;
  }

  /** Ends the line begun in an earlier chunk, if its end is here; gives the index after what was used. */
  #continueLine(bytes: Uint8Array, at: number): number {
    const end = bytes.indexOf(LINE_FEED, at);
    if (end < 0 || this.#line.length + end - at > this.#limits.lineBytes) return this.#keepLine(bytes, at);
    this.#touchedBytes += 2 * (end - at);
    this.#line.append(bytes.subarray(at, end));
    const text = decodeUtf8(this.#line.take());
    return this.#readLine(trimmedLine(text, 0, text.length), bytes, end + 1);
  }

  /** Reads window by window; where text is not ASCII some lines one by one, more of them each time in a row. */
  #readLines(bytes: Uint8Array, from: number): void {
    let size = FIRST_WINDOW_BYTES;
    let caution = 1;
    let at = from;
    while (at < bytes.length) {
      const window = this.#windowAt(bytes, at, size);
      const next = this.#readWindow(window);
      if (next > at && window.isAligned) {
        size = Math.min(size * WINDOW_GROWTH, MOST_WINDOW_BYTES);
        caution = 1;
        at = next;
        continue;
      }
      at = this.#readSingleLines(bytes, next, caution);
      size = FIRST_WINDOW_BYTES;
      caution = Math.min(caution * 2, MOST_SINGLE_LINES);
    }
  }

  #windowAt(bytes: Uint8Array, start: number, size: number): Window {
    const end = Math.min(start + size, bytes.length);
    const isWhole = start === 0 && end === bytes.length;
    const text = decodeUtf8(isWhole ? bytes : bytes.subarray(start, end));
    this.#touchedBytes += end - start;
    // UTF-8 never has more units than bytes: equal lengths prove that every byte became one unit.
    return { bytes, text, start, isAligned: text.length === end - start };
  }

  /** Reads the lines that end inside a window and are aligned with its bytes; gives the index after the last. */
  #readWindow({ bytes, text, start, isAligned }: Window): number {
    let at = 0;
    while (at < text.length) {
      const end = text.indexOf('\n', at);
      const isUsable =
        end >= 0 && end - at <= this.#limits.lineBytes && (isAligned || isAscii(text, at, end));
      if (!isUsable) break;
      const lineEnd = start + end + 1;
      const next = this.#readLine(trimmedLine(text, at, end), bytes, lineEnd);
      at = next - start;
      if (next !== lineEnd && !isAligned) break;
    }
    return start + at;
  }

  #readSingleLines(bytes: Uint8Array, from: number, count: number): number {
    let at = from;
    for (let left = count; left > 0 && at < bytes.length; left--) {
      const end = bytes.indexOf(LINE_FEED, at);
      if (end < 0 || end - at > this.#limits.lineBytes) return this.#keepLine(bytes, at);
      this.#touchedBytes += 2 * (end - at);
      const text = decodeUtf8(bytes.subarray(at, end));
      at = this.#readLine(trimmedLine(text, 0, text.length), bytes, end + 1);
    }
    return at;
  }

  /** Reads one line and the payload behind it; gives the index in the chunk after what was used. */
  #readLine(line: string, bytes: Uint8Array, after: number): number {
    if (line === '') return after;
    const entry = this.#verbs.get(verbKey(line));
    const verb = entry?.verb ?? firstToken(line);
    const args = splitArguments(line, verb.length + 1);
    const rule = entry === undefined ? ruleOfOther(verb, this.#side, this.#version) : entry.rule;
    const length = rule === undefined ? 'none' : announcedLength(rule, args);
    if (length === 'none') {
      this.#push({ verb, args });
      return after;
    }
    if (length === 'bad')
      return this.#fail(bytes, 'badPayloadLength', `${verb} has no readable payload length`);
    if (length > this.#payloadLimit(verb)) {
      return this.#fail(bytes, 'payloadTooLarge', `${verb} announces a payload above the limit`);
    }
    return this.#readPayload({ verb, args, length }, bytes, after);
  }

  #readPayload(head: Head, bytes: Uint8Array, at: number): number {
    const { verb, args, length } = head;
    if (at + length <= bytes.length) {
      this.#push({ verb, args, payload: bytes.subarray(at, at + length) });
      return at + length;
    }
    const gathered = new ByteAccumulator();
    gathered.append(bytes.subarray(at));
    this.#touchedBytes += bytes.length - at;
    this.#payload = { verb, args, length, gathered };
    return bytes.length;
  }

  #payloadLimit(verb: string): number {
    if (this.#side === 'client' && this.#connection === 'switchboard') {
      return this.#limits.switchboardMessageBytes;
    }
    return verb === 'GCF' ? this.#limits.configurationBytes : this.#limits.payloadBytes;
  }

  /** Holds back the line a chunk ends in, unless it is above the limit already; nothing is left to read then. */
  #keepLine(bytes: Uint8Array, at: number): number {
    const added = bytes.length - at;
    this.#touchedBytes += 2 * added;
    if (this.#line.length + added > this.#limits.lineBytes) {
      return this.#fail(bytes, 'lineTooLong', `command line above ${this.#limits.lineBytes} bytes`);
    }
    this.#line.append(bytes.subarray(at));
    return bytes.length;
  }

  #push(frame: Frame): void {
    this.#results.push({ ok: true, frame });
  }

  /** Ends the stream; gives the end of the chunk, as nothing more of it is read. */
  #fail(bytes: Uint8Array, code: FrameFault['code'], message: string): number {
    this.#isFaulted = true;
    this.#line.take();
    this.#results.push({ ok: false, fault: { code, message } });
    return bytes.length;
  }
}

/** A piece of a chunk as text. */
interface Window {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** Index of its first byte. */
  readonly start: number;
  /** Whether every unit of the text is one byte; otherwise that holds up to the first that is not ASCII. */
  readonly isAligned: boolean;
}

/** A line without its carriage return and the blanks some senders leave at the end. */
function trimmedLine(text: string, start: number, lineEnd: number): string {
  let end = lineEnd;
  while (end > start && isTrailing(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isTrailing(unit: number): boolean {
  return unit === CARRIAGE_RETURN || unit === BLANK;
}

/** The packed verb, or -1 when the first token is not three characters long. */
function verbKey(line: string): number {
  if (line.length < VERB_LENGTH) return -1;
  if (line.length > VERB_LENGTH && line.charCodeAt(VERB_LENGTH) !== BLANK) return -1;
  return packVerb(line.charCodeAt(0), line.charCodeAt(1), line.charCodeAt(2));
}

function firstToken(line: string): string {
  const blank = line.indexOf(' ');
  return blank < 0 ? line : line.slice(0, blank);
}

/** Tokens from an index on; two blanks in a row enclose an empty one, as an empty name is written. */
function splitArguments(line: string, from: number): string[] {
  const args: string[] = [];
  let start = from;
  while (start <= line.length) {
    const blank = line.indexOf(' ', start);
    const stop = blank < 0 ? line.length : blank;
    args.push(line.slice(start, stop));
    start = stop + 1;
  }
  return args;
}
