import type { P2pChunk, P2pHeader } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { FileArrival } from './file-arrival.ts';
import { GAP_TIMEOUT, GATHER_DELAY, POSITION_STEP_BYTES } from './limits.ts';

const SIZE = 4 * POSITION_STEP_BYTES;

function chunk(dataOffset: number, length: number, fields: Partial<P2pHeader> = {}): P2pChunk {
  const header: P2pHeader = {
    sessionId: 1,
    identifier: 7,
    dataOffset,
    totalSize: SIZE,
    chunkSize: length,
    flags: 0x0100_0030,
    ackIdentifier: 0,
    ackUniqueId: 0,
    ackDataSize: 0n,
    ...fields,
  };
  return { header, data: new Uint8Array(length) };
}

function arrival(isChecked = true, keptBytes = 0): { readonly file: FileArrival; readonly handed: number[] } {
  const handed: number[] = [];
  const file = new FileArrival({
    size: SIZE,
    isChecked,
    keptBytes,
    started: () => undefined,
    hand: (bytes) => handed.push(bytes.length),
  });
  return { file, handed };
}

describe('FileArrival', () => {
  test('after going back, what was on its way before is not held any more', () => {
    const { file } = arrival();
    file.add(chunk(0, 100), 0);
    expect(file.add(chunk(200, 100), 0)).toBe('early');
    expect([file.goBack(chunk(0, 0).header), file.hasHeld]).toEqual([100, false]);
    expect([file.add(chunk(200, 100), 0), file.add(chunk(300, 100), 0), file.hasHeld]).toEqual([
      'stale',
      'stale',
      false,
    ]);
    expect(file.add(chunk(100, 100), 0)).toBe('progress');
    expect(file.add(chunk(300, 100), 0)).toBe('early');
  });

  test('a gap is waited for so long, and longer while it gets on', () => {
    const { file } = arrival();
    file.add(chunk(200, 100), 0);
    expect([file.expire(GAP_TIMEOUT - 1), file.expire(GAP_TIMEOUT)]).toEqual([false, true]);
    file.add(chunk(0, 100), GAP_TIMEOUT);
    expect(file.expire(2 * GAP_TIMEOUT - 1)).toBe(false);
    file.add(chunk(100, 100), GAP_TIMEOUT);
    expect([file.position, file.expire(9 * GAP_TIMEOUT)]).toEqual([300, false]);
  });

  test('a position is told every so many bytes', () => {
    const { file } = arrival();
    file.add(chunk(0, POSITION_STEP_BYTES - 1), 0);
    expect(file.takePosition()).toBeUndefined();
    file.add(chunk(POSITION_STEP_BYTES - 1, 1), 0);
    expect([file.takePosition(), file.takePosition()]).toEqual([POSITION_STEP_BYTES, undefined]);
  });

  test('small pieces are gathered, but not for long', () => {
    const { file, handed } = arrival();
    file.add(chunk(0, 100), 0);
    file.add(chunk(100, 100), 0);
    expect([handed, file.deadline()]).toEqual([[], GATHER_DELAY]);
    file.expire(GATHER_DELAY);
    expect([handed, file.deadline()]).toEqual([[200], undefined]);
  });

  test('a second message of data in one session is not mixed with the first', () => {
    const { file } = arrival();
    file.add(chunk(0, 100), 0);
    expect([file.add(chunk(100, 100, { identifier: 8 }), 0), file.position]).toEqual(['repeated', 100]);
  });

  test('begins at the kept part only between Nudge clients', () => {
    const start = { ackDataSize: 300n };
    expect(arrival(true, 300).file.add(chunk(300, 100, start), 0)).toBe('progress');
    expect(arrival(true, 200).file.add(chunk(300, 100, start), 0)).toBe('refused');
    expect(arrival(false, 300).file.add(chunk(300, 100, start), 0)).toBe('early');
  });
});
