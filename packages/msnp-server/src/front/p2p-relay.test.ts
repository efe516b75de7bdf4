/** Chunks of files and pictures in a switchboard: binary, as large as a message may be, and many of them. */
import { describe, expect, test } from 'vitest';
import { Harness, type MemoryClient } from '../../test/harness.ts';

const HEAD =
  'MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: bob@example.com\r\n\r\n';
/** Header, the largest chunk of a switchboard, and footer. */
const CHUNK_BYTES = 48 + 1202 + 4;
const PAYLOAD_MAX_BYTES = 1664;

/** A message of that many bytes that holds every byte there is, a line end in the middle and the like. */
function payloadOf(bytes: number): Uint8Array {
  const head = Buffer.from(HEAD);
  return Buffer.concat([
    head,
    Buffer.from(Array.from({ length: bytes - head.length }, (_, at) => (at * 7) % 256)),
  ]);
}

function message(trId: number, payload: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`MSG ${trId} D ${payload.length}\r\n`), payload]);
}

async function meet(version: 9 | 10 | 11 | 12): Promise<{
  readonly board: MemoryClient;
  readonly other: MemoryClient;
}> {
  const harness = await Harness.open();
  await harness.accounts('alice', 'bob');
  await harness.befriend('alice', 'bob');
  const alice = await harness.online('alice', version);
  const bob = await harness.online('bob', version);
  await alice.hear();
  const board = await harness.switchboard(alice, 'alice');
  return { board, other: await harness.join(board, bob, 'bob') };
}

const CHUNK_PAYLOAD_BYTES = Buffer.byteLength(HEAD) + CHUNK_BYTES;

describe.each([9, 10, 11, 12] as const)('MSNP%i', (version) => {
  test.each([
    Buffer.byteLength(HEAD),
    CHUNK_PAYLOAD_BYTES - 1,
    CHUNK_PAYLOAD_BYTES,
    CHUNK_PAYLOAD_BYTES + 1,
    PAYLOAD_MAX_BYTES - 1,
    PAYLOAD_MAX_BYTES,
  ])('%i bytes arrive as they were', async (bytes) => {
    const { board, other } = await meet(version);
    const payload = payloadOf(bytes);
    board.sayRaw(message(7, payload));
    expect(await board.hear()).toEqual(['ACK 7']);
    await other.hear();
    expect(other.payloads.at(-1)).toEqual(Uint8Array.from(payload));
  });
});

test('a file of chunks is not taken for a flood, and what is said meanwhile arrives in between', async () => {
  const { board, other } = await meet(12);
  const chunk = payloadOf(CHUNK_PAYLOAD_BYTES);
  const rounds = 40;
  for (let round = 0; round < rounds; round++) {
    for (let trId = 1; trId <= 50; trId++) board.sayRaw(message(round * 51 + trId, chunk));
    board.sayRaw(`MSG ${round * 51 + 51} A 2\r\nhi`);
    expect(await board.hear()).toHaveLength(51);
    const heard = await other.hear();
    expect(heard).toHaveLength(51);
    expect(heard.at(-1)).toBe('MSG alice@example.com Alice 2\nhi');
  }
  expect([board.isClosed, other.isClosed]).toEqual([false, false]);
});
