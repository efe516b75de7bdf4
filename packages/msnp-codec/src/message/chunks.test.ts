import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, loadVectors, textOf } from '../../test/vectors.ts';
import { SWITCHBOARD_MESSAGE_MAX_BYTES } from '../commands/switchboard.ts';
import { joinChunks, splitIntoChunks } from './chunks.ts';
import type { MimeMessage, SwitchboardMessage } from './message.ts';
import { decodeSwitchboardMessage, encodeSwitchboardMessage } from './switchboard-message.ts';

interface ChunkVectors {
  readonly parts: readonly { readonly payload: string; readonly length: number }[];
  readonly joinedBodyLength: number;
  readonly joinedBodySha1: string;
}

const MESSAGE_ID = '{B1C2D3E4-0102-4304-8506-0708090A0B0C}';

function mimeOf(message: SwitchboardMessage): MimeMessage {
  if (message.kind !== 'other') throw new Error(`expected a part, got ${message.kind}`);
  return message.mime;
}

/** Joins parts as an engine would: first by `chunks`, later ones by `chunk`. */
function join(parts: readonly Uint8Array[]): SwitchboardMessage {
  const [first, ...later] = parts.map((part) => decodeSwitchboardMessage(part));
  if (first === undefined) throw new Error('no parts');
  return joinChunks(
    mimeOf(first.message),
    later.map(({ message }) => mimeOf(message).body),
  );
}

describe('the captured message', () => {
  const { parts, joinedBodyLength, joinedBodySha1 } = loadVectors<ChunkVectors>('multi-packet');

  test('has its marks', () => {
    const marks = parts.map(({ payload }) => decodeSwitchboardMessage(bytesOf(payload)).chunk);
    expect(marks).toEqual([
      { messageId: MESSAGE_ID, chunks: 3 },
      { messageId: MESSAGE_ID, chunk: 1 },
      { messageId: MESSAGE_ID, chunk: 2 },
    ]);
  });

  test('is joined', () => {
    const message = join(parts.map(({ payload }) => bytesOf(payload)));
    if (message.kind !== 'text') throw new Error('expected a text');
    expect(message.format?.font).toBe('Arial');
    expect(message.text).toHaveLength(joinedBodyLength);
    expect(createHash('sha1').update(message.text).digest('hex')).toBe(joinedBodySha1);
  });

  test('has the shape of ours', () => {
    const text: SwitchboardMessage = { kind: 'text', text: 'A'.repeat(2500) };
    const ours = splitIntoChunks(text, MESSAGE_ID).map(textOf);
    expect(ours).toHaveLength(3);
    expect(ours[0]).toMatch(/\r\nMessage-ID: \{[\w-]+\}\r\nChunks: 3\r\n\r\nA{1202}$/);
    expect(ours[1]).toBe(`Message-ID: ${MESSAGE_ID}\r\nChunk: 1\r\n\r\n${'A'.repeat(1202)}`);
    expect(ours[2]).toBe(`Message-ID: ${MESSAGE_ID}\r\nChunk: 2\r\n\r\n${'A'.repeat(96)}`);
  });
});

describe('any text', () => {
  const unit = fc.constantFrom('a', 'é', '宋', '😀', '\n');

  test('comes back whole, every part fits, and no part ends inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 4000, size: 'max' }), (text) => {
        const message: SwitchboardMessage = { kind: 'text', text, senderName: 'Bob', lineId: 'x' };
        const parts = splitIntoChunks(message, MESSAGE_ID);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(SWITCHBOARD_MESSAGE_MAX_BYTES);
          expect(textOf(part)).not.toContain('\ufffd');
        }
        const [only] = parts;
        const whole = parts.length === 1 && only ? decodeSwitchboardMessage(only).message : join(parts);
        expect(whole).toEqual(message);
      }),
      { numRuns: 40 },
    );
  });

  test('short enough goes out in one part without a mark', () => {
    const message: SwitchboardMessage = { kind: 'text', text: 'hi' };
    expect(splitIntoChunks(message, MESSAGE_ID)).toEqual([encodeSwitchboardMessage(message)]);
  });

  test('with headers as long as may be still fits', () => {
    const message: SwitchboardMessage = {
      kind: 'text',
      text: 'x'.repeat(5000),
      senderName: 'n'.repeat(1300),
    };
    const parts = splitIntoChunks(message, MESSAGE_ID);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(SWITCHBOARD_MESSAGE_MAX_BYTES);
    expect(join(parts)).toEqual(message);
  });
});

describe('marks', () => {
  test.each(['Chunks: 0', 'Chunks: -1', 'Chunks: x', 'Chunks: 1000', 'Chunk: 0', 'Chunk:', 'X: y'])(
    '%j make no part',
    (header) => {
      const body = bytesOf(`Message-ID: {1}\r\n${header}\r\n\r\nhello`);
      expect(decodeSwitchboardMessage(body)).toEqual({ message: { kind: 'text', text: 'hello' } });
    },
  );

  test('of a single part are not needed', () => {
    const body = bytesOf('Message-ID: {1}\r\nChunks: 1\r\n\r\nhello');
    expect(decodeSwitchboardMessage(body)).toEqual({ message: { kind: 'text', text: 'hello' } });
  });

  test('are written with the message', () => {
    const message: SwitchboardMessage = { kind: 'text', text: 'hello' };
    const first = encodeSwitchboardMessage(message, { messageId: '{1}', chunks: 2 });
    const later = encodeSwitchboardMessage(message, { messageId: '{1}', chunk: 1 });
    expect(decodeSwitchboardMessage(first).chunk).toEqual({ messageId: '{1}', chunks: 2 });
    expect(textOf(later)).toBe('Message-ID: {1}\r\nChunk: 1\r\n\r\nhello');
  });
});
