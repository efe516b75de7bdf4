/** Plays one side of a transcript at a machine and compares what it says with the other side. */
import { decodeUtf8, encodeUtf8, type Frame, FrameReader, type ConnectionKind } from '@nudge/msnp-codec';
import type { Transcript, TranscriptEntry } from './transcript.ts';

/** The machine under test, at one end of a connection. */
export interface TranscriptSubject {
  readonly side: 'client' | 'server';
  /** Bytes of the other side. */
  hear(bytes: Uint8Array): void | Promise<void>;
  /** Everything it has said since the last call. */
  said(): Uint8Array | Promise<Uint8Array>;
  /** What the application asks of a client, or what happens around a server. */
  direct?(direction: string): void | Promise<void>;
}

export interface PlayOptions {
  readonly connection?: ConnectionKind;
  /** Gives the value of `{name=text}` when it is to be written, from those known so far. */
  readonly supply?: (
    name: string,
    known: ReadonlyMap<string, string>,
  ) => string | undefined | Promise<string | undefined>;
  /** Cuts what is played; whole by default. */
  readonly cut?: (bytes: Uint8Array) => readonly Uint8Array[];
}

/** Throws an Error that shows the first difference. */
export async function playTranscript(
  transcript: Transcript,
  subject: TranscriptSubject,
  options: PlayOptions = {},
): Promise<void> {
  const stage = new Stage(subject, options);
  for (const entry of transcript.entries) await stage.perform(entry);
  await stage.expectSilence();
}

class Stage {
  readonly #subject: TranscriptSubject;
  readonly #options: PlayOptions;
  readonly #reader: FrameReader;
  readonly #values = new Map<string, string>();
  readonly #heard: string[] = [];

  constructor(subject: TranscriptSubject, options: PlayOptions) {
    this.#subject = subject;
    this.#options = options;
    this.#reader = new FrameReader({
      side: subject.side,
      connection: options.connection ?? 'notification',
    });
  }

  async perform(entry: TranscriptEntry): Promise<void> {
    if (entry.by === 'application' || entry.by === 'world') {
      const isMeant = (entry.by === 'application') === (this.#subject.side === 'client');
      return isMeant ? this.#subject.direct?.(await this.#written(entry.line)) : undefined;
    }
    if (entry.by !== this.#subject.side) return this.#play(entry);
    return this.#expect(entry);
  }

  async expectSilence(): Promise<void> {
    await this.#listen();
    if (this.#heard.length > 0) throw new Error(`Said too much: ${this.#heard.join(' | ')}`);
  }

  async #play(entry: TranscriptEntry): Promise<void> {
    const payload = entry.payload === undefined ? '' : await this.#written(entry.payload);
    const length = String(encodeUtf8(payload).length);
    const line = (await this.#written(entry.line)).replace(`{${LENGTH}}`, length);
    const bytes = encodeUtf8(`${line}\r\n${payload}`);
    for (const piece of this.#options.cut?.(bytes) ?? [bytes]) await this.#subject.hear(piece);
  }

  async #expect(entry: TranscriptEntry): Promise<void> {
    if (this.#heard.length === 0) await this.#listen();
    const said = this.#heard.shift();
    if (said !== undefined && this.#matches(textOfEntry(entry), said)) return;
    const found = said ?? 'nothing';
    throw new Error(
      `Line ${entry.place} of the transcript: expected\n${textOfEntry(entry)}\nbut heard\n${found}`,
    );
  }

  async #listen(): Promise<void> {
    for (const result of this.#reader.receive(await this.#subject.said())) {
      if (!result.ok) throw new Error(`What was said cannot be framed: ${result.fault.message}`);
      this.#heard.push(textOfFrame(result.frame));
    }
  }

  /** Fills in values; a new one is what the test gives for it, else what stands behind its name. */
  async #written(text: string): Promise<string> {
    let written = '';
    for (const { literal, name, usual } of piecesOf(text)) {
      written += literal;
      if (name === undefined) continue;
      if (usual !== undefined && !this.#values.has(name)) {
        this.#values.set(name, (await this.#options.supply?.(name, this.#values)) ?? usual);
      }
      written += this.#values.get(name) ?? `{${name}}`;
    }
    return written;
  }

  #matches(expected: string, said: string): boolean {
    const pieces = piecesOf(expected);
    const pattern = pieces.map(({ literal, name, usual }) => {
      if (name === undefined) return quoted(literal);
      const known = this.#knownWhenExpected(name, usual);
      return `${quoted(literal)}${known === undefined ? '([^ \\r\\n]*)' : `(${quoted(known)})`}`;
    });
    const match = new RegExp(`^${pattern.join('')}$`, 's').exec(said);
    const names = pieces.flatMap(({ name }) => (name === undefined ? [] : [name]));
    for (const [index, name] of names.entries()) this.#values.set(name, match?.[index + 1] ?? '');
    this.#values.delete(LENGTH);
    return match !== null;
  }

  /** A client has no secrets of its own: what it says follows from what was played. */
  #knownWhenExpected(name: string, usual: string | undefined): string | undefined {
    if (name === LENGTH) return undefined;
    return this.#values.get(name) ?? (this.#subject.side === 'client' ? usual : undefined);
  }
}

/** Stands for the length of the payload. */
const LENGTH = 'length';

interface Piece {
  readonly literal: string;
  readonly name: string | undefined;
  readonly usual: string | undefined;
}

/** Literal text, each piece followed by a value or by the end. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(/\{([a-z]\w*)(?:=([^}]*))?\}/gi)) {
    pieces.push({ literal: text.slice(at, match.index), name: match[1], usual: match[2] });
    at = match.index + match[0].length;
  }
  return [...pieces, { literal: text.slice(at), name: undefined, usual: undefined }];
}

function quoted(literal: string): string {
  return literal.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

function textOfEntry({ line, payload }: TranscriptEntry): string {
  return payload === undefined ? line : `${line}\n${payload}`;
}

function textOfFrame({ verb, args, payload }: Frame): string {
  const line = [verb, ...args].join(' ');
  return payload === undefined || payload.length === 0 ? line : `${line}\n${decodeUtf8(payload)}`;
}
