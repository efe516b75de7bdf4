import {
  encodeDirectPacket,
  encodeHandshake,
  encodeP2pChunk,
  encodeSlpMessage,
  FOO_PACKET,
  P2P_FILE_DATA_FLAGS,
  P2P_FLAGS,
  parseGuid,
  ZERO_GUID,
} from '@nudge/msnp-codec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileRequest, headerOf, SESSION_ID, Stranger } from './stranger.ts';

const RUNS = 400;

/** Sizes and offsets that break things. */
const number = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.constantFrom(1202, 2 ** 31, 2 ** 32 - 1, 2 ** 53 - 1),
);
const word = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constantFrom(SESSION_ID, 900, 2 ** 32 - 1));
const flags = fc.oneof(
  fc.constantFrom(0, ...Object.values(P2P_FLAGS), P2P_FILE_DATA_FLAGS),
  fc.integer({ min: 0, max: 0x1ff }),
);
const bytes = fc.uint8Array({ maxLength: 60 });

const chunk = fc
  .record({
    sessionId: word,
    identifier: word,
    dataOffset: number,
    totalSize: number,
    chunkSize: number,
    flags,
    ackIdentifier: word,
    ackDataSize: fc.constantFrom(0n, 5n, 2n ** 64n - 1n),
    data: bytes,
  })
  .map(({ data, ...fields }) => encodeP2pChunk({ header: headerOf(fields), data, footer: 0 }));

/** A good message with a few bytes changed. */
function mutated(good: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.nat({ max: good.length - 1 }), fc.integer({ min: 0, max: 255 }));
  return fc.array(change, { maxLength: 4 }).map((changes) => {
    const copy = Uint8Array.from(good);
    for (const [at, byte] of changes) copy[at] = byte;
    return copy;
  });
}

function slpChunk(text: Uint8Array): Uint8Array {
  const header = headerOf({ identifier: 9, totalSize: text.length, chunkSize: text.length });
  return encodeP2pChunk({ header, data: text, footer: 0 });
}

/** Somebody in the middle of everything: a file accepted, another offered by us, an object asked for. */
function busy(): Stranger {
  const stranger = new Stranger({ isNudge: true });
  stranger.offerFile(1_000, 'film-1');
  stranger.accept();
  stranger.channel.offer({ name: 'b', size: 5, resumeId: 'film-2' }, () => undefined, stranger.now);
  const object = { creator: 'a', size: 100, type: 3, location: '', friendly: 'AAA=', sha1d: 'x' };
  stranger.channel.fetchObject(object, () => undefined, stranger.now);
  return stranger;
}

function expectSound(stranger: Stranger): void {
  stranger.advance(3_600_000);
  expect(stranger.events.filter(({ kind }) => kind === 'ended').length).toBeLessThanOrEqual(
    stranger.flows.length,
  );
  expect(stranger.received.length).toBeLessThanOrEqual(1_000 * stranger.flows.length);
  expect(stranger.isWanting).toBe(false);
}

test('any chunks in a switchboard', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(chunk, bytes), { maxLength: 40 }), (chunks) => {
      const stranger = busy();
      for (const each of chunks) stranger.channel.carried(each, stranger.now);
      expectSound(stranger);
    }),
    { numRuns: RUNS },
  );
});

test('SLP with a few bytes changed', () => {
  const like = new Stranger();
  const texts = [
    encodeSlpMessage(like.request('INVITE', fileRequest(5, 5, 'film-9'))),
    encodeSlpMessage(like.request('BYE', { kind: 'sessionClose' })),
    encodeSlpMessage({ ...like.request('INVITE', { kind: 'none' }), kind: 'response', status: 200 }),
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(...texts.map(mutated)), { maxLength: 6 }), (messages) => {
      const stranger = busy();
      for (const text of messages) stranger.channel.carried(slpChunk(text), stranger.now);
      expectSound(stranger);
    }),
    { numRuns: RUNS },
  );
});

test('any bytes on a direct connection, before and after it is proved', () => {
  const nonce = parseGuid('{122D2937-5C86-4C7B-81F5-0E05017880C2}') ?? ZERO_GUID;
  const packet = fc.oneof(
    chunk.map(encodeDirectPacket),
    bytes,
    fc.constant(FOO_PACKET),
    mutated(encodeHandshake(nonce, 1)),
    fc.constant(encodeHandshake(nonce, 1)),
  );
  fc.assert(
    fc.property(fc.boolean(), fc.array(packet, { maxLength: 20 }), (isProved, packets) => {
      const stranger = busy();
      const place = { address: '10.0.0.9', port: 6891 };
      stranger.sendSlp(
        stranger.request('INVITE', {
          kind: 'transportResponse',
          bridge: 'TCPv1',
          listening: true,
          nonce,
          internalAddresses: [place],
          externalAddresses: [],
        }),
      );
      const connection = stranger.acts.find(({ kind }) => kind === 'connect')?.id ?? -1;
      stranger.channel.opened(connection, stranger.now);
      if (isProved) stranger.channel.received(connection, encodeHandshake(nonce, 1), stranger.now);
      for (const each of packets) stranger.channel.received(connection, each, stranger.now);
      expectSound(stranger);
    }),
    { numRuns: RUNS },
  );
});
