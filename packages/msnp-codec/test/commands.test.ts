import { describe, expect, test } from 'vitest';
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
  type Frame,
  type FrameResult,
  type ProtocolVersion,
} from '../src/index.ts';
import { bytesOf, bytesOfHex, cutsOf, loadVectors, textOf } from './vectors.ts';

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

const LAST_TYPED_VERSION = 12;
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

function codecOf(vector: CommandVector): {
  readonly decode: (frame: Frame, version: ProtocolVersion) => { readonly verb: string };
  readonly recode: (frame: Frame, version: ProtocolVersion) => Uint8Array;
} {
  if (vector.connection === 'SB' && vector.from === 'client') {
    return {
      decode: decodeClientSwitchboard,
      recode: (frame, version) => encodeClientSwitchboard(decodeClientSwitchboard(frame, version), version),
    };
  }
  if (vector.connection === 'SB') {
    return {
      decode: decodeServerSwitchboard,
      recode: (frame, version) => encodeServerSwitchboard(decodeServerSwitchboard(frame, version), version),
    };
  }
  if (vector.from === 'client') {
    return {
      decode: decodeClientNotification,
      recode: (frame, version) => encodeClientNotification(decodeClientNotification(frame, version), version),
    };
  }
  return {
    decode: decodeServerNotification,
    recode: (frame, version) => encodeServerNotification(decodeServerNotification(frame, version), version),
  };
}

/** Verbs that stay unknown by design, and the restart that has no address. */
const UNTYPED = new Set(['SND', 'SDC', 'FND', 'PAG', 'PGD', 'IPG']);
const UNTYPED_LINES = new Set(['XFR 0 NS 0']);

describe.each(vectors)('$connection $from $versions $line', (vector) => {
  const [first, last] = vector.versions;
  const expectsPayload = vector.payload !== undefined || vector.payloadHex !== undefined;

  test('is framed alike however it is cut', () => {
    const wire = wireOf(vector);
    const [verb, ...args] = vector.line.split(' ');
    for (const pieces of cutsOf(wire)) {
      const frame = onlyFrame(read(readerOf(vector, first), pieces));
      expect([frame.verb, ...frame.args]).toEqual([verb, ...args]);
      expect(frame.payload?.length).toBe(expectsPayload ? vector.payloadLength : undefined);
    }
  });

  test.runIf(first <= LAST_TYPED_VERSION)('is typed, and means the same when written again', () => {
    for (let number = first; number <= Math.min(last, LAST_TYPED_VERSION); number++) {
      const version = number as ProtocolVersion;
      const frame = onlyFrame(read(readerOf(vector, number), [wireOf(vector)]));
      const { decode, recode } = codecOf(vector);
      const command = decode(frame, version);
      const isUntyped = UNTYPED.has(vector.command) || UNTYPED_LINES.has(vector.line);
      expect(command.verb, `MSNP${number}`).toBe(
        isUntyped ? 'unknown' : /^\d/.test(vector.command) ? 'error' : vector.command,
      );
      const again = onlyFrame(read(readerOf(vector, number), [recode(frame, version)]));
      expect(decode(again, version), textOf(wireOf(vector))).toEqual(command);
    }
  });

  test.runIf(last > LAST_TYPED_VERSION)('is unknown above MSNP12, with its arguments', () => {
    const frame = onlyFrame(read(readerOf(vector, last), [wireOf(vector)]));
    const command = codecOf(vector).decode(frame, last as ProtocolVersion);
    expect(command.verb).toBe(/^\d/.test(vector.command) ? 'error' : 'unknown');
  });
});
