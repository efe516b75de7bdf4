import { encodeP2pChunk, P2P_FILE_DATA_FLAGS, P2P_FLAGS } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import {
  OFFERS_WAITING_MAX,
  RECEIVER_BYE_DELAY,
  SESSIONS_MAX,
  UNSTORED_MAX_BYTES,
} from '../../src/p2p/limits.ts';
import { fileOf } from './file-people.ts';
import { CALL_ID, fileRequest, headerOf, SESSION_ID, Stranger } from './stranger.ts';

const DATA = { sessionId: SESSION_ID, identifier: 900, flags: P2P_FILE_DATA_FLAGS } as const;
const BAD_PEER = { kind: 'failed', reason: 'badPeer' };

function accepted(size: number, isNudge = false): Stranger {
  const stranger = new Stranger({ isNudge });
  stranger.offerFile(size, isNudge ? 'film-1' : undefined);
  stranger.accept();
  return stranger;
}

/** A header with numbers that no encoder of ours would write. */
function rawChunk(offset: bigint, total: bigint, data: Uint8Array): Uint8Array {
  const bytes = encodeP2pChunk({
    header: headerOf({ ...DATA, totalSize: data.length, chunkSize: data.length }),
    data,
    footer: 2,
  });
  const view = new DataView(bytes.buffer);
  view.setBigUint64(8, offset, true);
  view.setBigUint64(16, total, true);
  return bytes;
}

describe('a sender of files', () => {
  test('that does as it should', () => {
    const stranger = accepted(5);
    stranger.sendData(fileOf(5), DATA);
    stranger.flow.settle('good', stranger.now);
    expect(stranger.ending).toEqual({ kind: 'done' });
    expect(stranger.received).toEqual(Buffer.from(fileOf(5)));
  });

  test('with another size than it offered', () => {
    const stranger = accepted(5);
    stranger.sendData(fileOf(6), DATA);
    expect(stranger.ending).toEqual(BAD_PEER);
    expect(stranger.hearSlp()).toMatchObject([{ kind: 'request', method: 'BYE' }]);
  });

  test.each([
    [2n ** 64n - 1n, 2n ** 64n - 1n],
    [2n ** 64n - 3n, 5n],
    [0n, 2n ** 64n - 1n],
    [2n ** 53n, 2n ** 53n + 5n],
    [3n, 5n],
  ])('with offset %s of %s', (offset, total) => {
    const stranger = accepted(5);
    stranger.channel.carried(rawChunk(offset, total, fileOf(5)), stranger.now);
    expect(stranger.received).toHaveLength(0);
    expect([undefined, BAD_PEER]).toContainEqual(stranger.ending);
  });

  test.each([0, 1, 4, 6, 0xffff_ffff])('whose block of 5 bytes claims %i', (length) => {
    const stranger = accepted(5);
    const bytes = rawChunk(0n, 5n, fileOf(5));
    new DataView(bytes.buffer).setUint32(24, length, true);
    stranger.channel.carried(bytes, stranger.now);
    expect(stranger.received).toHaveLength(0);
  });

  test('with chunks that overlap', () => {
    const stranger = accepted(10);
    stranger.sendData(fileOf(5), { ...DATA, totalSize: 10 });
    stranger.sendData(fileOf(5), { ...DATA, totalSize: 10, dataOffset: 4 });
    expect(stranger.ending).toEqual(BAD_PEER);
  });

  test('with early chunks that overlap', () => {
    const stranger = accepted(10);
    for (const dataOffset of [2, 0]) {
      stranger.sendData(fileOf(4), { ...DATA, totalSize: 10, dataOffset });
    }
    expect(stranger.ending).toEqual(BAD_PEER);
  });

  test('that repeats itself for ever: nothing more is received, and it ends', () => {
    const stranger = accepted(10);
    for (let minute = 0; minute < 10 && stranger.ending === undefined; minute++) {
      for (let count = 0; count < 100; count++) stranger.sendData(fileOf(5), { ...DATA, totalSize: 10 });
      stranger.advance(60_000);
    }
    expect(stranger.received).toHaveLength(5);
    expect(stranger.ending).toEqual({ kind: 'broken' });
  });

  test('whose first chunk never comes: it ends', () => {
    const stranger = accepted(10);
    stranger.sendData(fileOf(5), { ...DATA, totalSize: 10, dataOffset: 5 });
    stranger.advance(60_000);
    expect(stranger.ending).toEqual({ kind: 'broken' });
  });

  test('that sends early chunks without end: few are held', () => {
    const stranger = accepted(1_000_000_000);
    for (let at = 1; at < 100_000 && stranger.ending === undefined; at++) {
      stranger.sendData(fileOf(1), { ...DATA, totalSize: 1_000_000_000, dataOffset: at * 2 });
    }
    expect(stranger.ending).toEqual(BAD_PEER);
  });

  test('that is faster than the disk: there is an end to it', () => {
    const size = 2 * UNSTORED_MAX_BYTES;
    const stranger = accepted(size);
    const part = fileOf(60_000);
    for (let at = 0; at + part.length <= size && stranger.ending === undefined; at += part.length) {
      stranger.sendData(part, { ...DATA, totalSize: size, dataOffset: at });
    }
    expect(stranger.ending).toEqual({ kind: 'failed', reason: 'failed' });
    expect(stranger.received.length).toBeLessThan(UNSTORED_MAX_BYTES + 200_000);
  });

  test('that sends before it may', () => {
    const stranger = new Stranger();
    stranger.offerFile(5);
    stranger.sendData(fileOf(5), DATA);
    stranger.accept();
    expect(stranger.received).toHaveLength(0);
  });

  test('that sends after the end, or for sessions that never were', () => {
    const stranger = accepted(5);
    stranger.flow.cancel(undefined, stranger.now);
    stranger.sendData(fileOf(5), DATA);
    stranger.sendData(fileOf(5), { ...DATA, sessionId: 5 });
    expect(stranger.received).toHaveLength(0);
  });

  test('that starts where nothing is kept', () => {
    const stranger = accepted(10, true);
    stranger.sendData(fileOf(5), { ...DATA, totalSize: 10, dataOffset: 5, ackDataSize: 5n });
    expect(stranger.ending).toEqual(BAD_PEER);
  });

  test('with more hashes than files', () => {
    const stranger = accepted(5, true);
    stranger.sendData(fileOf(64), { ...DATA, identifier: 901, flags: 0 });
    expect(stranger.ending).toEqual(BAD_PEER);
  });

  test('without hashes: nothing is complete, and it may go on another time', () => {
    const stranger = accepted(5, true);
    stranger.sendData(fileOf(5), DATA);
    stranger.advance(300_000);
    expect(stranger.events.map(({ kind }) => kind)).not.toContain('complete');
    expect(stranger.ending).toEqual({ kind: 'broken' });
  });

  test('that leaves before the end', () => {
    const stranger = accepted(5);
    stranger.sendSlp(stranger.request('BYE', { kind: 'sessionClose' }));
    expect(stranger.ending).toEqual({ kind: 'cancelled', by: 'them' });
  });

  test.each([
    ['receiverClosed', { kind: 'cancelled', by: 'them' }],
    ['senderCancelled', { kind: 'cancelled', by: 'them' }],
    ['error', { kind: 'failed', reason: 'peerFailed' }],
  ] as const)('that says %s in a header', (flag, ending) => {
    const stranger = accepted(5);
    stranger.sendData(new Uint8Array(0), { ...DATA, flags: P2P_FLAGS[flag], totalSize: 5 });
    expect(stranger.ending).toEqual(ending);
  });

  test('of no bytes, who says nothing but BYE', () => {
    const stranger = accepted(0);
    stranger.sendSlp(stranger.request('BYE', { kind: 'sessionClose' }));
    stranger.flow.settle('good', stranger.now);
    expect(stranger.ending).toEqual({ kind: 'done' });
  });

  test('that says BYE right behind the last byte: no BYE crosses it', () => {
    const stranger = accepted(5);
    stranger.sendData(fileOf(5), DATA);
    stranger.sendSlp(stranger.request('BYE', { kind: 'sessionClose' }));
    stranger.flow.settle('good', stranger.now);
    stranger.advance(60_000);
    expect(stranger.ending).toEqual({ kind: 'done' });
    expect(stranger.hearSlp()).toEqual([]);
  });

  test('that says nothing behind the last byte: then we do, a little later', () => {
    const stranger = accepted(5);
    stranger.sendData(fileOf(5), DATA);
    stranger.flow.settle('good', stranger.now);
    stranger.advance(RECEIVER_BYE_DELAY - 1);
    expect(stranger.hearSlp()).toEqual([]);
    stranger.advance(1);
    expect(stranger.hearSlp()).toMatchObject([{ method: 'BYE', callId: CALL_ID }]);
  });
});

describe('a flood', () => {
  test('of offers: some wait, the rest is declined', () => {
    const stranger = new Stranger();
    for (let count = 1; count <= 100; count++) {
      stranger.sendSlp(stranger.request('INVITE', fileRequest(5, count), callIdOf(count)));
      stranger.deliver();
    }
    expect(stranger.offers).toHaveLength(OFFERS_WAITING_MAX);
    const answers = stranger.hearSlp().map((slp) => (slp.kind === 'response' ? slp.status : 0));
    expect(answers).toEqual(Array.from({ length: 100 - OFFERS_WAITING_MAX }, () => 603));
  });

  test('of accepted offers: sessions have an end', () => {
    const stranger = new Stranger();
    for (let count = 1; count <= 100; count++) {
      stranger.sendSlp(stranger.request('INVITE', fileRequest(5, count), callIdOf(count)));
      stranger.flows.at(-1)?.accept(undefined, stranger.now);
      stranger.hear();
    }
    expect(stranger.offers).toHaveLength(SESSIONS_MAX);
  });

  test('of one call over and over: one offer', () => {
    const stranger = new Stranger();
    for (let count = 0; count < 100; count++) stranger.offerFile(5);
    expect(stranger.offers).toHaveLength(1);
  });

  test('a number that is in use is not taken twice', () => {
    const stranger = new Stranger();
    stranger.offerFile(5);
    stranger.sendSlp(stranger.request('INVITE', fileRequest(6), callIdOf(1)));
    expect(stranger.offers).toHaveLength(1);
    expect(stranger.hearSlp()).toMatchObject([{ kind: 'response', status: 500 }]);
  });
});

function callIdOf(number: number): string {
  return `{9D79AE57-1BD5-444B-B14E-${number.toString(16).padStart(12, '0').toUpperCase()}}`;
}
