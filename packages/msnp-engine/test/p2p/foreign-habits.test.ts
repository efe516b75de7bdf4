import {
  buildMsnObject,
  decodeSlpMessage,
  encodeHandshake,
  EUF_GUIDS,
  MSN_OBJECT_TYPES,
  msnObjectContext,
  P2P_FILE_DATA_FLAGS,
  P2P_FLAGS,
  parseGuid,
  type P2pChunk,
  type P2pHeader,
  type SlpRequest,
  ZERO_GUID,
} from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import {
  DIRECT_ANSWER_TIMEOUT,
  LANE_CHANGE_PAUSE,
  OPEN_CHUNKS,
  OPEN_CHUNKS_NUDGE,
  SENDER_BYE_DELAY,
} from '../../src/p2p/limits.ts';
import type { FetchResult } from '../../src/p2p/object-asker.ts';
import type { ByteFlow, ByteFlowEvent } from '../../src/transfer/byte-flow.ts';
import { fileOf } from './file-people.ts';
import { sha1 } from './pair.ts';
import { headerOf, SESSION_ID, Stranger, type LinkAct, type StrangerOptions } from './stranger.ts';

const NOTHING = new Uint8Array(0);
const OBJECT_SIZE = 3_000;

/** An acknowledgement as aMSN writes it, with no size, or as msnp11-sdk does, with a number made of the other's. */
type AckStyle = (header: P2pHeader) => Partial<P2pHeader>;
const likeAmsn: AckStyle = () => ({ totalSize: 0, ackDataSize: 0n, identifier: 5 });
const likeSdk: AckStyle = ({ identifier }) => ({ identifier: ~identifier >>> 0 });

function acknowledge(stranger: Stranger, { header }: P2pChunk, style: AckStyle): void {
  const { sessionId, identifier, ackIdentifier, totalSize } = header;
  const usual = {
    sessionId,
    totalSize,
    flags: P2P_FLAGS.ack,
    ackIdentifier: identifier,
    ackUniqueId: ackIdentifier,
  };
  stranger.send({ header: headerOf({ ...usual, ...style(header) }), data: NOTHING });
}

/** The one message that is no acknowledgement, acknowledged in a style. */
function hearOne(stranger: Stranger, style: AckStyle): readonly P2pChunk[] {
  const chunks = stranger.hear(false).filter(({ header }) => (header.flags & P2P_FLAGS.ack) === 0);
  const last = chunks.at(-1);
  if (last !== undefined) acknowledge(stranger, last, style);
  return chunks;
}

function requestIn(chunks: readonly P2pChunk[]): SlpRequest {
  const slp = decodeSlpMessage(Buffer.concat(chunks.map(({ data }) => data)));
  if (!slp.ok || slp.value.kind !== 'request') throw new Error('no request');
  return slp.value;
}

describe.each([
  ['aMSN', likeAmsn],
  ['msnp11-sdk', likeSdk],
])('acknowledged like %s', (_name, style) => {
  test('an object of ours goes out in three steps', () => {
    const data = fileOf(OBJECT_SIZE);
    const fields = { creator: 'bob', type: MSN_OBJECT_TYPES.displayPicture, location: 'a' };
    const object = buildMsnObject({ ...fields, data }, sha1);
    const stranger = new Stranger({ objects: { find: () => ({ object, data }) } });
    const context = msnObjectContext(object);
    stranger.sendSlp(
      stranger.request('INVITE', {
        kind: 'sessionRequest',
        eufGuid: EUF_GUIDS.object,
        sessionId: SESSION_ID,
        appId: 12,
        context,
      }),
    );
    const [answer] = hearOne(stranger, style);
    expect(new TextDecoder().decode(answer?.data)).toMatch(/^MSNSLP\/1\.0 200 OK\r\n/);
    const [preparation] = hearOne(stranger, style);
    expect(preparation).toMatchObject({
      header: { sessionId: SESSION_ID, totalSize: 4, chunkSize: 4, flags: 0 },
      data: new Uint8Array(4),
      footer: 12,
    });
    const chunks = hearOne(stranger, style);
    expect(chunks.map(({ header }) => [header.dataOffset, header.chunkSize, header.flags])).toEqual([
      [0, 1202, 0x20],
      [1202, 1202, 0x20],
      [2404, 596, 0x20],
    ]);
    expect(Buffer.concat(chunks.map((chunk) => chunk.data))).toEqual(Buffer.from(data));
    stranger.sendSlp(stranger.request('BYE', { kind: 'sessionClose' }));
    stranger.hear();
    expect(stranger.isWanting).toBe(false);
  });

  test('a file of ours: the flags exactly as they want them, done by their word', () => {
    const { stranger, flow, events, invite } = sending(5_000, style);
    flow.start(0, stranger.now);
    flow.supply(fileOf(5_000), stranger.now);
    flow.supplied([], stranger.now);
    const chunks = [...hearOne(stranger, () => ({ flags: 0 })), ...stranger.hear(false)];
    const file = chunks.filter(({ header }) => header.chunkSize > 0);
    expect(file.map(({ header }) => header.flags)).toEqual(file.map(() => 0x0100_0030));
    expect(file.map(({ header }) => header.ackDataSize)).toEqual(file.map(() => 0n));
    expect(file.every(({ footer }) => footer === 2)).toBe(true);
    const last = file.at(-1);
    if (last !== undefined) acknowledge(stranger, last, style);
    expect(events.at(-1)).toEqual({ kind: 'ended', ending: { kind: 'done' } });
    stranger.advance(SENDER_BYE_DELAY);
    expect(requestIn(hearOne(stranger, style))).toMatchObject({ method: 'BYE', callId: invite.callId });
  });
});

interface Sending {
  readonly stranger: Stranger;
  readonly flow: ByteFlow;
  readonly events: readonly ByteFlowEvent[];
  readonly invite: SlpRequest;
}

/** A file of ours that the other side has accepted. */
function sending(size: number, style: AckStyle, options: StrangerOptions = {}): Sending {
  const stranger = new Stranger(options);
  stranger.channel.allowDirect = false;
  const events: ByteFlowEvent[] = [];
  const offer = { name: 'a.txt', size, resumeId: 'film-1' };
  const flow = stranger.channel.offer(offer, (event) => events.push(event), stranger.now);
  const invite = requestIn(hearOne(stranger, style));
  stranger.sendSlp({ ...invite, kind: 'response', status: 200, body: 'SessionID: 1\r\n\r\n' });
  expect(events).toEqual([{ kind: 'accepted' }]);
  stranger.hear(false);
  return { stranger, flow, events, invite };
}

/** The same, but ours has asked for a direct connection and waits for the answer. */
function sendingByWish(size: number): Sending & { readonly wish: SlpRequest } {
  const stranger = new Stranger();
  const events: ByteFlowEvent[] = [];
  const flow = stranger.channel.offer({ name: 'a.txt', size }, (event) => events.push(event), stranger.now);
  const invite = requestIn(hearOne(stranger, likeSdk));
  stranger.sendSlp({ ...invite, kind: 'response', status: 200, body: 'SessionID: 1\r\n\r\n' });
  return { stranger, flow, events, invite, wish: requestIn(hearOne(stranger, likeSdk)) };
}

function fileChunksOf(stranger: Stranger): readonly P2pChunk[] {
  return stranger.hear(false).filter(({ header }) => header.flags === P2P_FILE_DATA_FLAGS);
}

test('a new number in each chunk: the last one is acknowledged', () => {
  const data = fileOf(OBJECT_SIZE);
  const fields = { creator: 'eve', type: MSN_OBJECT_TYPES.displayPicture, location: 'a' };
  const object = buildMsnObject({ ...fields, data }, sha1);
  const stranger = new Stranger();
  const results: FetchResult[] = [];
  stranger.channel.fetchObject(object, (result) => results.push(result), stranger.now);
  const chunks = hearOne(stranger, likeSdk);
  const invite = requestIn(chunks);
  const sessionId = Number(/SessionID: (\d+)/.exec(invite.body)?.[1]);
  stranger.sendSlp({ ...invite, kind: 'response', status: 200 });
  stranger.hear(false);
  for (let at = 0; at < 3; at++) {
    const dataOffset = at * 1202;
    const part = data.subarray(dataOffset, dataOffset + 1202);
    const numbers = { sessionId, identifier: 900, flags: P2P_FLAGS.data, ackIdentifier: 1_000 + at };
    stranger.sendData(part, { ...numbers, dataOffset, totalSize: data.length });
  }
  expect(results).toEqual([{ ok: true, data }]);
  expect(stranger.hear(false)).toMatchObject([
    { header: { flags: P2P_FLAGS.ack, ackIdentifier: 900, ackUniqueId: 1_002, totalSize: data.length } },
    { header: { sessionId: 0 } },
  ]);
});

test('BYE in a message that is flagged as an end', () => {
  const stranger = new Stranger();
  stranger.offerFile(5);
  stranger.accept();
  stranger.sendData(fileOf(5), { sessionId: SESSION_ID, identifier: 900, flags: P2P_FILE_DATA_FLAGS });
  stranger.sendSlp(stranger.request('BYE', { kind: 'sessionClose' }), P2P_FLAGS.senderCancelled);
  stranger.flow.settle('good', stranger.now);
  expect(stranger.ending).toEqual({ kind: 'done' });
});

test('BYE of a receiver that has it all, instead of an acknowledgement', () => {
  const { stranger, flow, events, invite } = sending(5, likeSdk);
  flow.start(0, stranger.now);
  flow.supply(fileOf(5), stranger.now);
  flow.supplied([], stranger.now);
  stranger.hear(false);
  stranger.sendSlp(stranger.request('BYE', { kind: 'sessionClose' }, invite.callId));
  expect(events.at(-1)).toEqual({ kind: 'ended', ending: { kind: 'done' } });
});

test.each([
  [false, OPEN_CHUNKS],
  [true, OPEN_CHUNKS_NUDGE],
])('to a Nudge client: %s; %i chunks are open at most', (isNudge, limit) => {
  const { stranger, flow } = sending(100_000, likeAmsn, { isNudge });
  flow.start(0, stranger.now);
  flow.supply(fileOf(100_000), stranger.now);
  expect(stranger.openCount).toBe(limit);
});

test('a Nudge client that does not take up what is ours gets a plain file', () => {
  const { stranger, flow, events } = sending(5, likeAmsn, { isNudge: true });
  flow.start(0, stranger.now);
  flow.supply(fileOf(5), stranger.now);
  flow.supplied(['0'.repeat(64)], stranger.now);
  const [file, ...others] = hearOne(stranger, likeAmsn);
  expect([file?.header.ackDataSize, others]).toEqual([0n, []]);
  expect(events.at(-1)).toEqual({ kind: 'ended', ending: { kind: 'done' } });
});

test('what the switchboard has delivered gets a while, before the rest follows on the direct connection', () => {
  const { stranger, flow, wish } = sendingByWish(500_000);
  const nonce = ZERO_GUID.replace('0', '1');
  const place = 'IPv4Internal-Addrs: 10.0.0.9\r\nIPv4Internal-Port: 6891\r\n\r\n';
  const body = `Bridge: TCPv1\r\nListening: true\r\nNonce: ${nonce}\r\n${place}`;
  const contentType = 'application/x-msnmsgr-transrespbody';
  stranger.sendSlp({ ...wish, kind: 'response', status: 200, contentType, body });
  flow.start(0, stranger.now);
  flow.supply(fileOf(500_000), stranger.now);
  const connection = stranger.acts.find(({ kind }) => kind === 'connect')?.id ?? -1;
  stranger.channel.opened(connection, stranger.now);
  stranger.channel.received(connection, encodeHandshake(parseGuid(nonce) ?? ZERO_GUID, 1), stranger.now);
  const isData = ({ kind, bytes }: LinkAct): boolean => kind === 'write' && (bytes?.length ?? 0) > 1_000;
  stranger.deliver();
  stranger.advance(LANE_CHANGE_PAUSE - 1);
  expect([stranger.acts.some(isData), stranger.openCount]).toEqual([false, 0]);
  stranger.advance(1);
  expect(stranger.acts.some(isData)).toBe(true);
  const first = stranger.acts.find(isData);
  const view = new DataView(first?.bytes?.slice().buffer ?? new ArrayBuffer(64));
  const sent = stranger.hear(false).filter(({ header }) => header.flags === P2P_FILE_DATA_FLAGS);
  const last = sent.at(-1)?.header;
  expect(view.getUint32(12, true)).toBe((last?.dataOffset ?? 0) + (last?.chunkSize ?? 0));
});

test('no word for a file of no bytes: BYE ends it well', () => {
  const { stranger, flow, events } = sending(0, likeSdk);
  flow.start(0, stranger.now);
  flow.supplied([], stranger.now);
  stranger.hear(false);
  stranger.advance(60_000);
  expect(events.at(-1)).toEqual({ kind: 'ended', ending: { kind: 'done' } });
  expect(requestIn(hearOne(stranger, likeSdk)).method).toBe('BYE');
});

test.each([500, 603, 481])('%i to the wish for a direct connection: the file goes on', (status) => {
  const { stranger, flow, events, invite, wish } = sendingByWish(100_000);
  expect(wish).toMatchObject({ contentType: 'application/x-msnmsgr-transreqbody', callId: invite.callId });
  stranger.sendSlp({ ...wish, kind: 'response', status, contentType: 'null', body: '' });
  flow.start(0, stranger.now);
  flow.supply(fileOf(100_000), stranger.now);
  expect(fileChunksOf(stranger).length).toBeGreaterThan(0);
  expect(events.map(({ kind }) => kind)).not.toContain('ended');
});

test('no byte of a file goes out while the wish for a direct connection is open: some lose it', () => {
  const { stranger, flow, events, wish } = sendingByWish(100_000);
  flow.start(0, stranger.now);
  stranger.advance(DIRECT_ANSWER_TIMEOUT - 1);
  expect([events.at(-1)?.kind, fileChunksOf(stranger)]).toEqual(['accepted', []]);
  stranger.sendSlp({ ...wish, kind: 'response', status: 603, contentType: 'null', body: '' });
  expect(events.at(-1)?.kind).toBe('wants');
  flow.supply(fileOf(100_000), stranger.now);
  expect(fileChunksOf(stranger)[0]?.header).toMatchObject({ dataOffset: 0, totalSize: 100_000 });
});

test('a wish for a direct connection that is never answered holds a file up for a while only', () => {
  const { stranger, flow, events } = sendingByWish(100_000);
  flow.start(0, stranger.now);
  stranger.advance(DIRECT_ANSWER_TIMEOUT);
  expect(events.at(-1)?.kind).toBe('wants');
  flow.supply(fileOf(100_000), stranger.now);
  expect(fileChunksOf(stranger).length).toBeGreaterThan(0);
});

test('a file that is cancelled while the wish for a direct connection is open never begins', () => {
  const { stranger, flow, events, invite } = sendingByWish(100_000);
  flow.start(0, stranger.now);
  flow.cancel(undefined, stranger.now);
  expect(requestIn(hearOne(stranger, likeSdk))).toMatchObject({ method: 'BYE', callId: invite.callId });
  stranger.advance(2 * DIRECT_ANSWER_TIMEOUT);
  expect([events.at(-1)?.kind, fileChunksOf(stranger)]).toEqual(['ended', []]);
});
