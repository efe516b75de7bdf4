import { expect, test } from 'vitest';
import {
  decodeClientNotification,
  decodeClientSwitchboard,
  decodeServerNotification,
  decodeServerSwitchboard,
  encodeClientNotification,
  encodeClientSwitchboard,
  encodeServerNotification,
  encodeServerSwitchboard,
  FrameReader,
  TYPED_VERSIONS,
  type Frame,
  type FrameResult,
  type ProtocolVersion,
} from '../src/index.ts';
import { bytesOf, bytesOfHex, cutsOf, loadVectors } from './vectors.ts';

interface CommandVector {
  readonly connection: 'DS' | 'NS' | 'SB';
  readonly from: 'client' | 'server';
  readonly versions: readonly [number, number];
  readonly line: string;
  readonly command: string;
  readonly payloadLength?: number;
  readonly payload?: string;
  readonly payloadHex?: string;
}

const { vectors } = loadVectors<{ vectors: readonly CommandVector[] }>('commands');

function wireOf(vector: CommandVector): Uint8Array {
  const line = bytesOf(`${vector.line}\r\n`);
  const payload =
    vector.payloadHex === undefined ? bytesOf(vector.payload ?? '') : bytesOfHex(vector.payloadHex);
  return Uint8Array.from([...line, ...payload]);
}

function readerOf(vector: CommandVector, version: number): FrameReader {
  const connection = vector.connection === 'SB' ? 'switchboard' : 'notification';
  return new FrameReader({ side: vector.from, connection, version: version as ProtocolVersion });
}

function read(reader: FrameReader, pieces: readonly Uint8Array[]): readonly FrameResult[] {
  return pieces.flatMap((piece) => [...reader.receive(piece)]);
}

function onlyFrame(results: readonly FrameResult[]): Frame {
  const [result] = results;
  if (results.length !== 1 || result?.ok !== true) throw new Error('expected exactly one frame');
  return result.frame;
}

interface Codec {
  readonly decode: (frame: Frame, version: ProtocolVersion) => { readonly verb: string };
  readonly recode: (frame: Frame, version: ProtocolVersion) => Uint8Array;
}

const CODECS: Readonly<Record<'NS' | 'SB', Readonly<Record<'client' | 'server', Codec>>>> = {
  NS: {
    client: {
      decode: decodeClientNotification,
      recode: (frame, version) => encodeClientNotification(decodeClientNotification(frame, version), version),
    },
    server: {
      decode: decodeServerNotification,
      recode: (frame, version) => encodeServerNotification(decodeServerNotification(frame, version), version),
    },
  },
  SB: {
    client: {
      decode: decodeClientSwitchboard,
      recode: (frame, version) => encodeClientSwitchboard(decodeClientSwitchboard(frame, version), version),
    },
    server: {
      decode: decodeServerSwitchboard,
      recode: (frame, version) => encodeServerSwitchboard(decodeServerSwitchboard(frame, version), version),
    },
  },
};

function codecOf({ connection, from }: CommandVector): Codec {
  return CODECS[connection === 'SB' ? 'SB' : 'NS'][from];
}

/** Verbs that stay unknown by design, and the restart that has no address. */
const UNTYPED = new Set(['FND', 'PAG', 'PGD', 'IPG']);
const UNTYPED_LINES = new Set(['XFR 0 NS 0']);

function expectedVerb({ command, line }: CommandVector): string {
  if (/^\d/.test(command)) return 'error';
  return UNTYPED.has(command) || UNTYPED_LINES.has(line) ? 'unknown' : command;
}

function typedVersions([first, last]: CommandVector['versions']): readonly ProtocolVersion[] {
  return TYPED_VERSIONS.filter((version) => version >= first && version <= last);
}

test.each(vectors)('$connection $from $line is framed alike however it is cut', (vector) => {
  const expectsPayload = vector.payload !== undefined || vector.payloadHex !== undefined;
  const [verb, ...args] = vector.line.split(' ');
  for (const pieces of cutsOf(wireOf(vector))) {
    const frame = onlyFrame(read(readerOf(vector, vector.versions[0]), pieces));
    expect([frame.verb, ...frame.args]).toEqual([verb, ...args]);
    expect(frame.payload?.length).toBe(expectsPayload ? vector.payloadLength : undefined);
  }
});

const typedVectors = vectors.filter(({ versions }) => typedVersions(versions).length > 0);

test.each(typedVectors)(
  '$connection $from $line is typed, and means the same when written again',
  (vector) => {
    const { decode, recode } = codecOf(vector);
    for (const version of typedVersions(vector.versions)) {
      const frame = onlyFrame(read(readerOf(vector, version), [wireOf(vector)]));
      const command = decode(frame, version);
      expect(command.verb).toBe(expectedVerb(vector));
      const again = onlyFrame(read(readerOf(vector, version), [recode(frame, version)]));
      expect(decode(again, version)).toEqual(command);
    }
  },
);

const laterVectors = vectors.filter(({ versions }) => versions[1] > TYPED_VERSIONS[0]);

test.each(laterVectors)('$connection $from $line is unknown above MSNP12, with its arguments', (vector) => {
  const version = vector.versions[1] as ProtocolVersion;
  const frame = onlyFrame(read(readerOf(vector, version), [wireOf(vector)]));
  const isError = expectedVerb(vector) === 'error';
  const unknown = { verb: 'unknown', name: frame.verb, args: frame.args };
  expect(codecOf(vector).decode(frame, version)).toMatchObject(isError ? { verb: 'error' } : unknown);
});
