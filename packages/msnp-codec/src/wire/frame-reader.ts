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
import { decodeUtf8, isAscii } from './utf8.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BLANK = 32;
const VERB_LENGTH = 3;
/** Bytes decoded at once: at the start of a chunk, where text is not ASCII, and at most. */
const FIRST_WINDOW_BYTES = 512;
const LEAST_WINDOW_BYTES = 128;
const MOST_WINDOW_BYTES = 65_536;
const WINDOW_GROWTH = 4;

export interface FrameReaderOptions {
  /** Who wrote the bytes. */
  readonly side: Side;
  readonly connection: ConnectionKind;
  /** The dialect, when it is known already. */
  readonly version?: ProtocolVersion | undefined;
  readonly limits?: Partial<FrameLimits> | undefined;
}

interface PendingPayload {
  readonly verb: string;
  readonly args: readonly string[];
  readonly length: number;
  readonly gathered: ByteAccumulator;
}

export class FrameReader {
  readonly #side: Side;
  readonly #connection: ConnectionKind;
  readonly #verbs: ReadonlyMap<number, VerbEntry>;
  readonly #limits: FrameLimits;
  #version: ProtocolVersion | undefined;
  readonly #line = new ByteAccumulator(0);
  #payload: PendingPayload | undefined;
  #faulted = false;
  #touchedBytes = 0;

  constructor(options: FrameReaderOptions) {
    this.#side = options.side;
    this.#connection = options.connection;
    this.#verbs = VERB_TABLES[options.side];
    this.#limits = { ...DEFAULT_FRAME_LIMITS, ...options.limits };
    this.#version = options.version;
  }

  /** What VER settled on; only the framing of error lines depends on it. */
  setVersion(version: ProtocolVersion): void {
    this.#version = version;
  }

  /** How many bytes were scanned or copied so far; at most a small multiple of those received. */
  get touchedBytes(): number {
    return this.#touchedBytes;
  }

  /** Bytes held back for a frame that is not complete yet; never above the limits. */
  get bufferedBytes(): number {
    return this.#line.length + (this.#payload?.gathered.length ?? 0);
  }

  /**
   * Takes the next bytes and gives the frames they complete, in order. After a fault nothing more comes.
   * A payload that lies wholly inside the chunk is a view of it: valid as long as the caller does not reuse it.
   */
  receive(bytes: Uint8Array): Iterable<FrameResult> {
    const results: FrameResult[] = [];
    if (this.#faulted) return results;
    let at = this.#continuePayload(bytes, results);
    if (this.#line.length > 0) at = this.#continueLine(bytes, at, results);
    if (at < bytes.length) this.#readLines(bytes, at, results);
    return results;
  }

  /** Fills the payload begun in an earlier chunk; gives the index after it. */
  #continuePayload(bytes: Uint8Array, results: FrameResult[]): number {
    const pending = this.#payload;
    if (pending === undefined) return 0;
    const taken = Math.min(pending.length - pending.gathered.length, bytes.length);
    pending.gathered.append(bytes.subarray(0, taken));
    this.#touchedBytes += taken;
    if (pending.gathered.length === pending.length) {
      this.#payload = undefined;
      pushFrame(results, { verb: pending.verb, args: pending.args, payload: pending.gathered.take() });
    }
    return taken;
  }

  /** Ends the line begun in an earlier chunk, if its end is here; gives the index after what was used. */
  #continueLine(bytes: Uint8Array, at: number, results: FrameResult[]): number {
    const end = bytes.indexOf(LINE_FEED, at);
    if (end < 0) {
      this.#keepLine(bytes, at, results);
      return bytes.length;
    }
    this.#touchedBytes += end - at;
    if (this.#line.length + end - at > this.#limits.lineBytes) {
      this.#keepLine(bytes, at, results);
      return bytes.length;
    }
    this.#line.append(bytes.subarray(at, end));
    const text = decodeUtf8(this.#line.take());
    return this.#readLine(trimmedLine(text, 0, text.length), { bytes, at: end + 1 }, results);
  }

  #readLines(bytes: Uint8Array, from: number, results: FrameResult[]): void {
    let size = FIRST_WINDOW_BYTES;
    let at = from;
    while (at < bytes.length) {
      const end = Math.min(at + size, bytes.length);
      const text = decodeUtf8(at === 0 && end === bytes.length ? bytes : bytes.subarray(at, end));
      this.#touchedBytes += end - at;
      // UTF-8 never has more units than bytes: equal lengths prove that every byte became one unit.
      const isAligned = text.length === end - at;
      const next = this.#readWindow({ bytes, text, start: at, isAligned }, results);
      at = next === at ? this.#readLongLine(bytes, at, results) : next;
      size = isAligned ? Math.min(size * WINDOW_GROWTH, MOST_WINDOW_BYTES) : LEAST_WINDOW_BYTES;
    }
  }

  /** Reads the lines that end inside a window and are aligned with its bytes; gives the index after the last. */
  #readWindow(window: Window, results: FrameResult[]): number {
    const { bytes, text, start, isAligned } = window;
    let at = 0;
    while (at < text.length) {
      const end = text.indexOf('\n', at);
      const isUsable =
        end >= 0 && end - at <= this.#limits.lineBytes && (isAligned || isAscii(text, at, end));
      if (!isUsable) break;
      const lineEnd = start + end + 1;
      const next = this.#readLine(trimmedLine(text, at, end), { bytes, at: lineEnd }, results);
      at = next - start;
      if (next !== lineEnd && !isAligned) break;
    }
    return start + at;
  }

  /** Reads a line that no window could serve: longer than one, or not ASCII. */
  #readLongLine(bytes: Uint8Array, at: number, results: FrameResult[]): number {
    const end = bytes.indexOf(LINE_FEED, at);
    if (end < 0 || end - at > this.#limits.lineBytes) {
      this.#keepLine(bytes, at, results);
      return bytes.length;
    }
    this.#touchedBytes += end - at;
    const text = decodeUtf8(bytes.subarray(at, end));
    return this.#readLine(trimmedLine(text, 0, text.length), { bytes, at: end + 1 }, results);
  }

  /** Reads one line and the payload behind it; gives the index in the chunk after what was used. */
  #readLine(line: string, after: Place, results: FrameResult[]): number {
    if (line === '') return after.at;
    const entry = this.#verbs.get(verbKey(line));
    const verb = entry?.verb ?? firstToken(line);
    const args = splitArguments(line, verb.length + 1);
    const rule = entry === undefined ? ruleOfOther(verb, this.#side, this.#version) : entry.rule;
    const length = rule === undefined ? 'none' : announcedLength(rule, args);
    if (length === 'none') {
      pushFrame(results, { verb, args });
      return after.at;
    }
    return this.#readPayload({ verb, args, length }, after, results);
  }

  #readPayload(
    head: { readonly verb: string; readonly args: readonly string[]; readonly length: number | 'bad' },
    after: Place,
    results: FrameResult[],
  ): number {
    const { verb, args, length } = head;
    const { bytes, at } = after;
    if (length === 'bad' || length > this.#payloadLimit(verb)) {
      const isBad = length === 'bad';
      const reason = isBad ? 'without a readable payload length' : 'announces a payload above the limit';
      this.#fail(results, isBad ? 'badPayloadLength' : 'payloadTooLarge', `${verb} ${reason}`);
      return bytes.length;
    }
    if (at + length <= bytes.length) {
      pushFrame(results, { verb, args, payload: bytes.subarray(at, at + length) });
      return at + length;
    }
    const gathered = new ByteAccumulator(Math.min(length, 2 * (bytes.length - at)));
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

  /** Holds back the line a chunk ends in, unless it is above the limit already, finished or not. */
  #keepLine(bytes: Uint8Array, at: number, results: FrameResult[]): void {
    const added = bytes.length - at;
    if (this.#line.length + added > this.#limits.lineBytes) {
      this.#fail(results, 'lineTooLong', `command line above ${this.#limits.lineBytes} bytes`);
      return;
    }
    this.#line.append(bytes.subarray(at));
    this.#touchedBytes += added;
  }

  #fail(results: FrameResult[], code: FrameFault['code'], message: string): void {
    this.#faulted = true;
    this.#line.take();
    results.push({ ok: false, fault: { code, message } });
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

/** Where in a chunk something begins. */
interface Place {
  readonly bytes: Uint8Array;
  readonly at: number;
}

function pushFrame(results: FrameResult[], frame: Frame): void {
  results.push({ ok: true, frame });
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
