/** Any bytes whatever give commands or a typed failure, within bounded memory and work; nothing is thrown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeClientNotification,
  decodeClientSwitchboard,
  decodeNotificationMessage,
  decodeServerNotification,
  decodeServerSwitchboard,
  decodeSwitchboardMessage,
  FrameReader,
  TYPED_VERSIONS,
  type ConnectionKind,
  type Frame,
  type ProtocolVersion,
  type Side,
} from '../src/index.ts';
import { mutate, randomOf } from './mutations.ts';
import { bytesOf, loadVectors } from './vectors.ts';

interface Stream {
  readonly side: Side;
  readonly connection: ConnectionKind;
  readonly decode: (frame: Frame, version: ProtocolVersion | undefined) => { readonly verb: string };
}

const STREAMS: readonly Stream[] = [
  { side: 'client', connection: 'notification', decode: decodeClientNotification },
  { side: 'server', connection: 'notification', decode: decodeServerNotification },
  { side: 'client', connection: 'switchboard', decode: decodeClientSwitchboard },
  { side: 'server', connection: 'switchboard', decode: decodeServerSwitchboard },
];

const BUFFERED_MAX = 1024 * 1024;
const TOUCHES_MAX = 16;
/** Work that does not depend on how much was received: the first window of a chunk. */
const TOUCHES_FREE = 4096;

/** Feeds bytes in pieces and reads whatever comes; throws when the reader breaks a promise. */
function expectSurvival(stream: Stream, bytes: Uint8Array, step: number): void {
  const { side, connection, decode } = stream;
  const reader = new FrameReader({ side, connection });
  let faults = 0;
  for (let at = 0; at < bytes.length; at += step) {
    for (const result of reader.receive(bytes.subarray(at, at + step))) {
      expect(faults).toBe(0);
      if (result.ok) expectReadable(result.frame, decode);
      else faults++;
    }
    expect(reader.bufferedBytes).toBeLessThanOrEqual(BUFFERED_MAX);
  }
  expect(reader.touchedBytes).toBeLessThanOrEqual(TOUCHES_MAX * bytes.length + TOUCHES_FREE);
}

function expectReadable(frame: Frame, decode: Stream['decode']): void {
  for (const version of [undefined, ...TYPED_VERSIONS, 15 as const]) {
    expect(decode(frame, version).verb).toMatch(/^(?:[A-Z]{3}|unknown|malformed|error)$/);
  }
  if (frame.payload === undefined) return;
  expect(decodeSwitchboardMessage(frame.payload).message.kind).toBeTruthy();
  expect(decodeNotificationMessage(frame.payload).kind).toBeTruthy();
}

const step = fc.constantFrom(1, 2, 7, 100, 100_000);

describe('any bytes', () => {
  test('without any sense', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STREAMS),
        fc.uint8Array({ maxLength: 600 }),
        step,
        (stream, bytes, size) => {
          expectSurvival(stream, bytes, size);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('made of pieces of the protocol', () => {
    const verbs = [
      'VER',
      'USR',
      'MSG',
      'UBX',
      'LST',
      'ADC',
      'NLN',
      'ILN',
      'XFR',
      'GCF',
      'NOT',
      'QRY',
      '911',
      'UUX',
    ];
    const tokens = [
      '0',
      '1',
      '3',
      '9',
      '4294967296',
      '-1',
      'FL',
      'N=a@b',
      'F=%',
      'OK',
      'SB',
      'NLN',
      'h:1',
      'CKI',
    ];
    const breaks = [
      ' ',
      ' ',
      ' ',
      '  ',
      '\r\n',
      '\n',
      '\r',
      '\0',
      'é',
      '😀',
      '%C3',
      '<Data><PSM>&amp;',
      'Chunks: 2',
    ];
    const unit = fc.constantFrom(...verbs, ...tokens, ...breaks);
    fc.assert(
      fc.property(
        fc.constantFrom(...STREAMS),
        fc.string({ unit, maxLength: 60 }),
        step,
        (stream, text, size) => {
          expectSurvival(stream, bytesOf(text), size);
        },
      ),
      { numRuns: 600 },
    );
  });
});

interface Line {
  readonly connection: 'DS' | 'NS' | 'SB';
  readonly from: Side;
  readonly line: string;
  readonly payload?: string;
}

const LINES = loadVectors<{ vectors: readonly Line[] }>('commands').vectors;

function streamOf({ connection, from }: Line): Stream {
  const kind = connection === 'SB' ? 'switchboard' : 'notification';
  const stream = STREAMS.find((candidate) => candidate.side === from && candidate.connection === kind);
  if (stream === undefined) throw new Error('no such stream');
  return stream;
}

const ROUNDS = 12;

test.each(LINES.map((line, index) => [index, line.line, line] as const))(
  'vector %i mutated: %s',
  (index, _text, line) => {
    const random = randomOf(index + 1);
    const wire = bytesOf(`${line.line}\r\n${line.payload ?? ''}`);
    for (let round = 0; round < ROUNDS; round++) {
      expectSurvival(streamOf(line), mutate(wire, random), [1, 5, 100_000][round % 3] ?? 1);
    }
  },
);
