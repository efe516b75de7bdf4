import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, bytesOfHex, cutsOf, loadVectors, textOf } from '../../test/vectors.ts';
import { FrameReader, type FrameReaderOptions } from './frame-reader.ts';
import type { FrameResult } from './frame.ts';
import { DEFAULT_FRAME_LIMITS } from './limits.ts';

const FROM_SERVER = { side: 'server', connection: 'notification' } as const;
const FROM_CLIENT = { side: 'client', connection: 'notification' } as const;
const TO_SWITCHBOARD = { side: 'client', connection: 'switchboard' } as const;

function readAll(options: FrameReaderOptions, pieces: readonly Uint8Array[]): readonly FrameResult[] {
  const reader = new FrameReader(options);
  return pieces.flatMap((piece) => [...reader.receive(piece)]);
}

/** Frames as `line | payload`, a fault as its code in brackets. */
function shownOf(results: readonly FrameResult[]): readonly string[] {
  return results.map((result) => {
    if (!result.ok) return `[${result.fault.code}]`;
    const { verb, args, payload } = result.frame;
    const line = [verb, ...args].join(' ');
    return payload === undefined ? line : `${line} | ${textOf(payload)}`;
  });
}

function read(options: FrameReaderOptions, text: string): readonly string[] {
  return shownOf(readAll(options, [bytesOf(text)]));
}

interface FramingVectors {
  readonly streamHex: string;
  readonly messages: readonly { readonly line: string; readonly payload: string | null }[];
  readonly cuts: readonly number[];
  readonly malformed: readonly { readonly hex: string; readonly expect: string }[];
}

describe('the framing vectors', () => {
  const vectors = loadVectors<FramingVectors>('framing');
  const stream = bytesOfHex(vectors.streamHex);
  const expected = vectors.messages.map(({ line, payload }) =>
    payload === null ? line : `${line} | ${payload}`,
  );

  test('come out alike whole, byte by byte and cut at every place', () => {
    for (const pieces of cutsOf(stream)) expect(shownOf(readAll(FROM_SERVER, pieces))).toEqual(expected);
  });

  test('come out alike cut at all the named places at once', () => {
    const ends = [...vectors.cuts, stream.length];
    const pieces = ends.map((end, index) => stream.slice(index === 0 ? 0 : ends[index - 1], end));
    expect(shownOf(readAll(FROM_SERVER, pieces))).toEqual(expected);
  });

  test('come out alike cut at any places', () => {
    const places = fc.uniqueArray(fc.integer({ min: 1, max: stream.length - 1 }), { maxLength: 20 });
    fc.assert(
      fc.property(places, (cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), stream.length];
        const pieces = ends.map((end, index) => stream.slice(index === 0 ? 0 : ends[index - 1], end));
        expect(shownOf(readAll(FROM_SERVER, pieces))).toEqual(expected);
      }),
    );
  });

  test.each([
    [0, ['[badPayloadLength]']],
    [1, ['[badPayloadLength]']],
    [2, ['[payloadTooLarge]']],
    [3, []],
    [4, ['PNG']],
    [5, ['XYZ 5']],
  ])('broken input %i gives %j', (index, frames) => {
    const hex = vectors.malformed[index]?.hex ?? '';
    const side = index === 4 ? FROM_CLIENT : FROM_SERVER;
    for (const pieces of cutsOf(bytesOfHex(hex))) expect(shownOf(readAll(side, pieces))).toEqual(frames);
  });
});

describe('lines', () => {
  test('may end in a bare line feed, be empty, and have blanks at the end', () => {
    expect(read(FROM_SERVER, '\r\n\nQNG 50\nBPR PHH \r\n  \r\n\r\nFLN a@b  \r\n')).toEqual([
      'QNG 50',
      'BPR PHH',
      'FLN a@b',
    ]);
  });

  test('keep an empty token between two blanks, as an empty name is written', () => {
    const [result] = readAll(FROM_SERVER, [bytesOf('JOI a@b  5\r\n')]);
    expect(result).toEqual({ ok: true, frame: { verb: 'JOI', args: ['a@b', '', '5'] } });
  });

  test('are UTF-8, and what is not becomes U+FFFD without losing the next line', () => {
    const bytes = Uint8Array.from([
      ...bytesOf('ADG 1 Grüße 宋体\r\nX'),
      0xff,
      0xc3,
      ...bytesOf(' é\r\nQNG\r\n'),
    ]);
    for (const pieces of cutsOf(bytes)) {
      expect(shownOf(readAll(FROM_SERVER, pieces))).toEqual(['ADG 1 Grüße 宋体', 'X\ufffd\ufffd é', 'QNG']);
    }
  });

  test('of any verb come out, known or not', () => {
    expect(read(FROM_SERVER, 'A\r\nABCD x\r\n X\r\n~~~\r\n')).toEqual(['A', 'ABCD x', ' X', '~~~']);
  });
});

describe('payloads', () => {
  const lines: readonly (readonly [FrameReaderOptions, string])[] = [
    ...['MSG 1 U 3', 'QRY 1 PROD 3', 'UUX 1 3', 'ADL 1 3', 'RML 1 3', 'FQY 1 3', 'UUN 1 a@b 1 3'].map(
      (line) => [FROM_CLIENT, line] as const,
    ),
    ...[
      'UUM 1 a@b 32 1 3',
      'PAG 1 a@b 1 3',
      'PGD 1 a@b 1 3',
      'SDC 1 a b c d X X n 3',
      'SDG 1 3',
      'PUT 1 3',
    ].map((line) => [FROM_CLIENT, line] as const),
    ...['DEL 1 3', 'VAS 1 3'].map((line) => [FROM_CLIENT, line] as const),
    ...[
      'MSG a@b A 3',
      'UBX a@b 3',
      'UBX a@b 1 3',
      'UBX 1:a@b 3',
      'NOT 3',
      'IPG 3',
      'GCF 0 3',
      'GCF 9 f 3',
    ].map((line) => [FROM_SERVER, line] as const),
    ...['UBN a@b 3 3', 'UBM a@b 32 1 3', 'NFY PUT 3', 'ADL 0 3', 'RML 0 3', 'FQY 1 3', 'SDG 0 3'].map(
      (line) => [FROM_SERVER, line] as const,
    ),
    ...['PUT 1 OK 3', 'DEL 1 OK 3', '240 7 3', '801 7 3'].map((line) => [FROM_SERVER, line] as const),
  ];

  test.each(lines)('of $side follow %s', (options, line) => {
    const stream = bytesOf(`${line}\r\nä\nPNG\r\n`);
    for (const pieces of cutsOf(stream)) {
      expect(shownOf(readAll(options, pieces))).toEqual([`${line} | ä\n`, 'PNG']);
    }
  });

  test.each([
    [FROM_SERVER, 'QRY 3'],
    [FROM_SERVER, 'UUX 3 0'],
    [FROM_SERVER, 'ADL 3 OK'],
    [FROM_SERVER, 'UUN 3 OK'],
    [FROM_SERVER, 'SDC 3 OK'],
    [FROM_SERVER, '911 3'],
    [FROM_SERVER, '500'],
    [FROM_CLIENT, 'GCF 3 Shields.xml'],
    [FROM_CLIENT, 'NOT 3'],
    [FROM_CLIENT, '911 3 3'],
  ])('of $side do not follow %s', (options, line) => {
    expect(read(options, `${line}\r\nPNG\r\n`)).toEqual([line, 'PNG']);
  });

  test('behind an error line are there from MSNP13 on only', () => {
    const reader = new FrameReader(FROM_SERVER);
    reader.setVersion(12);
    expect(shownOf([...reader.receive(bytesOf('240 7 3\r\n'))])).toEqual(['240 7 3']);
    reader.setVersion(13);
    expect(shownOf([...reader.receive(bytesOf('240 7 3\r\n<x>'))])).toEqual(['240 7 3 | <x>']);
  });

  test('inside one chunk are views of it', () => {
    const chunk = bytesOf('MSG a@b A 3\r\nxyz');
    const [result] = readAll(FROM_SERVER, [chunk]);
    expect(result?.ok === true && result.frame.payload?.buffer === chunk.buffer).toBe(true);
  });

  test('spread over chunks are not: the chunks may be reused', () => {
    const reader = new FrameReader(FROM_SERVER);
    const first = bytesOf('MSG a@b A 6\r\nxy');
    const second = bytesOf('zxyz');
    reader.receive(first);
    const results = [...reader.receive(second)];
    first.fill(0);
    second.fill(0);
    expect(shownOf(results)).toEqual(['MSG a@b A 6 | xyzxyz']);
  });
});

describe('limits', () => {
  const LINE = DEFAULT_FRAME_LIMITS.lineBytes;

  test.each([
    'QNG',
    'MSG a 3',
    'QRY 1049',
    'MSG a b 1e3',
    'MSG a b +3',
    'NOT',
    'MSG a b',
    'NOT -1',
    'NOT 0x3',
  ])('the length of %s is not believed', (line) => {
    const side = line.startsWith('QRY') ? FROM_CLIENT : FROM_SERVER;
    expect(read(side, `${line}\r\nPNG\r\n`)).toEqual(
      line === 'QNG' ? ['QNG', 'PNG'] : ['[badPayloadLength]'],
    );
  });

  test('a line may be as long as the limit, and no longer, however it is cut', () => {
    const fitting = `ADG 1 ${'x'.repeat(LINE - 7)}`;
    expect(read(FROM_SERVER, `${fitting}\r\nQNG\r\n`)).toEqual([fitting, 'QNG']);
    const stream = bytesOf(`QNG\r\n${fitting}xx\r\nQNG\r\n`);
    const cut = [stream.slice(0, 4000), stream.slice(4000)];
    const slow = Array.from(stream, (byte) => Uint8Array.of(byte));
    for (const pieces of [[stream], cut, slow]) {
      expect(shownOf(readAll(FROM_SERVER, pieces))).toEqual(['QNG', '[lineTooLong]']);
    }
  });

  test('a line without an end is given up at the limit, not buffered further', () => {
    const reader = new FrameReader(FROM_SERVER);
    const results: FrameResult[] = [];
    let most = 0;
    for (let sent = 0; sent < 10 * LINE; sent += 100) {
      results.push(...reader.receive(bytesOf('x'.repeat(100))));
      most = Math.max(most, reader.bufferedBytes);
    }
    expect(shownOf(results)).toEqual(['[lineTooLong]']);
    expect(most).toBeLessThanOrEqual(LINE);
    expect(reader.bufferedBytes).toBe(0);
  });

  test.each([
    [TO_SWITCHBOARD, 'MSG 1 U', 1664],
    [FROM_CLIENT, 'UUX 1', 65_536],
    [FROM_SERVER, 'MSG a@b A', 65_536],
    [FROM_SERVER, 'GCF 1 f', 1_048_576],
  ])('%j takes %s up to %i bytes', (options, line, most) => {
    expect(read(options, `${line} ${most + 1}\r\n`)).toEqual(['[payloadTooLarge]']);
    expect(read(options, `${line} 999999999999\r\n`)).toEqual(['[badPayloadLength]']);
    expect(read(options, `${line} ${most}\r\n${'x'.repeat(most)}PNG\r\n`)).toHaveLength(2);
  });

  test('can be set', () => {
    const options = { ...FROM_SERVER, limits: { lineBytes: 20, payloadBytes: 2 } };
    expect(read(options, `ADG ${'x'.repeat(30)}\r\n`)).toEqual(['[lineTooLong]']);
    expect(read(options, 'NOT 3\r\nxyz')).toEqual(['[payloadTooLarge]']);
  });

  test('an announced payload takes no memory before its bytes come', () => {
    const reader = new FrameReader(FROM_SERVER);
    reader.receive(bytesOf('GCF 1 f 1000000\r\n'));
    expect(reader.bufferedBytes).toBe(0);
    reader.receive(bytesOf('x'.repeat(10)));
    expect(reader.bufferedBytes).toBe(10);
  });

  test('after a fault nothing more comes', () => {
    const reader = new FrameReader(FROM_SERVER);
    expect(shownOf([...reader.receive(bytesOf('NOT x\r\nQNG\r\n'))])).toEqual(['[badPayloadLength]']);
    expect([...reader.receive(bytesOf('QNG\r\n'))]).toEqual([]);
  });

  test('a fault never shows bytes of the stream', () => {
    const [result] = readAll(FROM_SERVER, [bytesOf('MSG secret secret secret\r\n')]);
    expect(result?.ok === false && result.fault.message).toBe('MSG has no readable payload length');
  });
});

describe('work', () => {
  /** Touched bytes for each received one; worst is text that defeats every window. */
  const TOUCHES_MAX = 16;

  const shapes: readonly (readonly [string, string])[] = [
    ['short lines', 'QNG 50\r\n'],
    ['no blanks', 'AAAAAAAA\n'],
    ['long lines', `ADG 1 ${'x'.repeat(8000)}\r\n`],
    ['payloads', `MSG a@b A 1500\r\n${'x'.repeat(1500)}`],
    ['payloads that are not ASCII', `MSG a@b A 1500\r\n${'é'.repeat(750)}`],
    ['tiny payloads that are not ASCII', 'NOT 2\né'],
    ['lines that are not ASCII', 'ADG é\n'],
    ['both', 'ADG é\nNOT 2\né'],
    ['empty lines', '\n'],
    ['ASCII, then not', `${'QNG\n'.repeat(4000)}${'é\n'.repeat(100)}`],
  ];

  test.each(shapes)('is linear for %s', (_name, unit) => {
    const stream = bytesOf(unit.repeat(Math.ceil(60_000 / unit.length)));
    for (const step of [stream.length, 65_536, 1460, 7, 1]) {
      const reader = new FrameReader(FROM_SERVER);
      for (let at = 0; at < stream.length; at += step) reader.receive(stream.subarray(at, at + step));
      expect(reader.touchedBytes / stream.length).toBeLessThan(TOUCHES_MAX);
    }
  });
});
