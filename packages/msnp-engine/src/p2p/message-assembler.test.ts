import type { P2pChunk, P2pHeader } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { UNFINISHED_BYTES_MAX, UNFINISHED_MESSAGES_MAX, UNFINISHED_TIMEOUT } from './limits.ts';
import { MessageAssembler } from './message-assembler.ts';

const LIMIT = UNFINISHED_BYTES_MAX;
const WHOLE = Uint8Array.of(1, 2, 3, 4, 5, 6);

function chunk(from: number, to: number, fields: Partial<P2pHeader> = {}): P2pChunk {
  const header: P2pHeader = {
    sessionId: 0,
    identifier: 7,
    dataOffset: from,
    totalSize: WHOLE.length,
    chunkSize: to - from,
    flags: 0,
    ackIdentifier: 100 + from,
    ackUniqueId: 0,
    ackDataSize: 0n,
    ...fields,
  };
  return { header, data: WHOLE.subarray(from, to) };
}

describe('MessageAssembler', () => {
  test('the header told is that of the last chunk, whichever comes last', () => {
    const assembler = new MessageAssembler();
    expect(assembler.add(chunk(4, 6), LIMIT, 0)).toBeUndefined();
    expect(assembler.add(chunk(0, 4), LIMIT, 0)).toEqual({ header: chunk(4, 6).header, bytes: WHOLE });
    expect(assembler.heldBytes).toBe(0);
  });

  test('a message that comes again is told without its bytes, at its end only', () => {
    const assembler = new MessageAssembler();
    assembler.add(chunk(0, 6), LIMIT, 0);
    expect(assembler.add(chunk(0, 4), LIMIT, 0)).toBeUndefined();
    expect(assembler.add(chunk(4, 6), LIMIT, 0)).toEqual({ header: chunk(4, 6).header });
    expect(assembler.heldBytes).toBe(0);
  });

  test('begun on one lane and sent again on another, cut in another way', () => {
    const assembler = new MessageAssembler();
    assembler.add(chunk(0, 2), LIMIT, 0);
    assembler.add(chunk(4, 5), LIMIT, 0);
    expect(assembler.add(chunk(0, 6), LIMIT, 0)?.bytes).toEqual(WHOLE);
  });

  test('what is too long, or of no bytes, is not begun', () => {
    const assembler = new MessageAssembler();
    assembler.add(chunk(0, 2), WHOLE.length - 1, 0);
    assembler.add(chunk(0, 0, { totalSize: 0 }), LIMIT, 0);
    expect(assembler.heldBytes).toBe(0);
  });

  test('so many messages, so many bytes, so long', () => {
    const assembler = new MessageAssembler();
    for (let identifier = 0; identifier < 100; identifier++) {
      assembler.add(chunk(0, 2, { identifier }), LIMIT, 0);
    }
    expect(assembler.heldBytes).toBe(UNFINISHED_MESSAGES_MAX * WHOLE.length);
    assembler.expire(UNFINISHED_TIMEOUT);
    expect(assembler.heldBytes).toBe(0);
    for (let identifier = 0; identifier < 3; identifier++) {
      assembler.add(chunk(0, 2, { identifier, totalSize: LIMIT / 2 }), LIMIT, 0);
    }
    expect(assembler.heldBytes).toBe(LIMIT);
  });
});
