import { decodeSwitchboardMessage, encodeUtf8, splitIntoChunks } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import {
  ChunkAssembler,
  CHUNKED_MESSAGE_MAX_BYTES,
  type IncomingChunk,
  INCOMING_CHUNKS_MAX,
  UNFINISHED_MESSAGE_TIMEOUT,
  UNFINISHED_MESSAGES_MAX,
} from './chunk-assembler.ts';

const TEXT = 'ä'.repeat(2_000);

function chunk(payload: Uint8Array, sender = 'bob'): IncomingChunk {
  const decoded = decodeSwitchboardMessage(payload);
  if (decoded.message.kind !== 'other' || decoded.chunk === undefined) throw new Error('no part');
  return { sender, mark: decoded.chunk, mime: decoded.message.mime };
}

function parts(id = '{A}', sender = 'bob'): readonly IncomingChunk[] {
  return splitIntoChunks({ kind: 'text', text: TEXT }, id).map((payload) => chunk(payload, sender));
}

function mark(head: string, body = 'x'): IncomingChunk {
  return chunk(encodeUtf8(`Content-Type: text/plain\r\nMessage-ID: {A}\r\n${head}\r\n\r\n${body}`));
}

describe('ChunkAssembler', () => {
  test('the last part gives the whole message', () => {
    const assembler = new ChunkAssembler();
    const results = parts().map((part) => assembler.add(part, 0));
    expect(results.slice(0, -1).every((result) => result === undefined)).toBe(true);
    expect(results.at(-1)).toMatchObject({ kind: 'text', text: TEXT });
    expect(assembler.unfinishedCount).toBe(0);
  });

  test('messages of several senders under one id do not mix', () => {
    const assembler = new ChunkAssembler();
    const [bob, carol] = [parts('{A}', 'bob'), parts('{A}', 'carol')];
    const results = bob.flatMap((part, index) => [
      assembler.add(part, 0),
      assembler.add(carol[index] ?? part, 0),
    ]);
    expect(results.filter((result) => result !== undefined)).toHaveLength(2);
  });

  test.each([
    ['a part missing', [0, 2, 3]],
    ['parts out of order', [0, 2, 1, 3]],
    ['the beginning missing', [1, 2, 3]],
    ['a part twice', [0, 1, 1, 2, 3]],
  ])('%s: nothing comes of it, and nothing stays', (_name, order) => {
    const assembler = new ChunkAssembler();
    const all = parts();
    const results = order.map((index) => {
      const part = all[index];
      return part === undefined ? undefined : assembler.add(part, 0);
    });
    expect(results.every((result) => result === undefined)).toBe(true);
    expect(assembler.unfinishedCount).toBe(0);
  });

  test('what stays unfinished is dropped after a minute', () => {
    const assembler = new ChunkAssembler();
    const [first, ...rest] = parts();
    if (first !== undefined) assembler.add(first, 0);
    const results = rest.map((part) => assembler.add(part, UNFINISHED_MESSAGE_TIMEOUT));
    expect(results.at(-1)).toBeUndefined();
  });

  test('too many parts, too many messages and too many bytes are not kept', () => {
    const assembler = new ChunkAssembler();
    assembler.add(mark(`Chunks: ${INCOMING_CHUNKS_MAX + 1}`), 0);
    expect(assembler.unfinishedCount).toBe(0);
    for (let id = 0; id < UNFINISHED_MESSAGES_MAX + 5; id++) {
      const [first] = parts(`{${id}}`);
      if (first !== undefined) assembler.add(first, 0);
    }
    expect(assembler.unfinishedCount).toBe(UNFINISHED_MESSAGES_MAX);
    const other = new ChunkAssembler();
    other.add(mark('Chunks: 90'), 0);
    const piece = 'y'.repeat(1_000);
    for (let at = 1; (at - 1) * piece.length <= CHUNKED_MESSAGE_MAX_BYTES; at++)
      other.add(mark(`Chunk: ${at}`, piece), 0);
    expect(other.unfinishedCount).toBe(0);
  });
});
