/**
 * Any bytes whatever in the place of files, P2P and pictures give a value that keeps its promises, or a typed
 * failure, within bounded memory and work; nothing is thrown.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeFileContext,
  decodeHandshake,
  decodeManifest,
  decodeP2pChunk,
  decodeSlpMessage,
  decodeSwitchboardMessage,
  DIRECT_PACKET_MAX_BYTES,
  DirectPacketReader,
  encodeBlockHeader,
  encodeDirectPacket,
  encodeFileContext,
  encodeHandshake,
  encodeManifest,
  encodeMsnftpLine,
  encodeP2pChunk,
  encodeSlpBody,
  encodeSlpMessage,
  encodeSwitchboardMessage,
  FILE_CONTEXT_NAME_MAX_LENGTH,
  FILE_PREVIEW_MAX_BYTES,
  FOO_PACKET,
  invitationFields,
  MANIFEST_ENTRIES_MAX,
  MANIFEST_PATH_MAX_LENGTH,
  MSNFTP_LINE_MAX_BYTES,
  MsnftpReader,
  netIdOf,
  parseEndpoint,
  parseGuid,
  readInvitation,
  readMsnObjectContext,
  readSlpBody,
  TRANSPORT_LIST_MAX,
  type Decoded,
  type Manifest,
  type SlpBody,
} from '../src/index.ts';
import { mutate, randomOf } from './mutations.ts';
import {
  envelope,
  fileContext,
  guid,
  invitation,
  manifest,
  msnftpCommand,
  p2pChunk,
  slpBodies,
} from './transfer-arbitraries.ts';
import { bytesOf, concatenate } from './vectors.ts';

/** What is done to bytes; throws when a promise is broken. */
type Trial = (bytes: Uint8Array, step: number) => void;

const TOUCHES_MAX = 4;

/** A failure has a code and words; a value is handed on to be looked at. */
function expectDecoded<Value>(result: Decoded<Value, string>, look: (value: Value) => void): void {
  if (result.ok) return look(result.value);
  expect(result.fault.code).toMatch(/^[a-zA-Z]+$/);
  expect(result.fault.message).not.toBe('');
}

function expectSize(size: number): void {
  expect(Number.isSafeInteger(size) && size >= 0).toBe(true);
}

function* pieces(bytes: Uint8Array, step: number): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

function msnftp(bytes: Uint8Array, step: number, expectsBlocks: boolean): void {
  const reader = new MsnftpReader();
  if (expectsBlocks) reader.expectBlocks();
  let data = 0;
  let faults = 0;
  let itemsAfterFault = 0;
  for (const piece of pieces(bytes, step)) {
    for (const item of reader.receive(piece)) {
      itemsAfterFault += faults;
      if (item.kind === 'data') data += item.bytes.length;
      if (item.kind === 'line' && item.line.verb === 'FIL') expectSize(item.line.size);
      if (item.kind === 'fault') faults++;
    }
    expect(reader.bufferedBytes).toBeLessThanOrEqual(MSNFTP_LINE_MAX_BYTES);
  }
  expect(itemsAfterFault).toBe(0);
  expect(data).toBeLessThanOrEqual(expectsBlocks ? bytes.length : 0);
  expect(reader.touchedBytes).toBeLessThanOrEqual(TOUCHES_MAX * bytes.length);
}

function directPackets(bytes: Uint8Array, step: number): void {
  const reader = new DirectPacketReader();
  let faults = 0;
  for (const piece of pieces(bytes, step)) {
    for (const result of reader.receive(piece)) {
      expect(faults).toBe(0);
      if (!result.ok) faults++;
      expectDecoded(result, (packet) => {
        expect(packet.length).toBeGreaterThan(0);
        decodeHandshake(packet);
        chunk(packet, false);
      });
    }
    expect(reader.bufferedBytes).toBeLessThanOrEqual(Math.min(bytes.length, DIRECT_PACKET_MAX_BYTES));
  }
  expect(reader.touchedBytes).toBeLessThanOrEqual(TOUCHES_MAX * bytes.length);
}

function chunk(bytes: Uint8Array, footer: boolean): void {
  expectDecoded(decodeP2pChunk(bytes, { footer }), ({ header, data }) => {
    expectSize(header.dataOffset);
    expectSize(header.totalSize);
    expect(data).toHaveLength(header.chunkSize);
    expect(header.dataOffset + header.chunkSize).toBeLessThanOrEqual(header.totalSize);
  });
}

function context(bytes: Uint8Array): void {
  expectDecoded(decodeFileContext(bytes), ({ name, size, preview }) => {
    expectSize(size);
    expect(name.length).toBeLessThanOrEqual(FILE_CONTEXT_NAME_MAX_LENGTH);
    expect(preview?.length ?? 0).toBeLessThanOrEqual(FILE_PREVIEW_MAX_BYTES);
  });
  const object = readMsnObjectContext(bytes);
  if (object !== undefined) expectSize(object.size);
}

function list(bytes: Uint8Array): void {
  expectDecoded(decodeManifest(bytes), expectSafe);
}

function expectSafe(entries: Manifest): void {
  expect(entries.length).toBeLessThanOrEqual(MANIFEST_ENTRIES_MAX);
  for (const { size, path } of entries) {
    expectSize(size);
    expect(path.length).toBeLessThanOrEqual(MANIFEST_PATH_MAX_LENGTH);
    expect(path).not.toMatch(/(^|\/)(\.{0,2})(\/|$)|\\|^[a-z]:/i);
  }
}

function slp(bytes: Uint8Array): void {
  expectDecoded(decodeSlpMessage(bytes), (message) => {
    parseEndpoint(message.from);
    expectDecoded(readSlpBody(message), expectBody);
    expect(decodeSlpMessage(encodeSlpMessage(message)).ok).toBe(true);
  });
}

function expectBody(body: SlpBody): void {
  if (body.kind === 'sessionRequest') {
    expect(body.sessionId).toBeGreaterThan(0);
    if (body.nudge?.manifest !== undefined) expectSafe(body.nudge.manifest);
    context(body.context ?? new Uint8Array(0));
  }
  if (body.kind === 'sessionAnswer') expectSize(body.resume?.offset ?? 0);
  if (body.kind === 'transportResponse') {
    const addresses = [...body.internalAddresses, ...body.externalAddresses];
    expect(addresses.length).toBeLessThanOrEqual(2 * TRANSPORT_LIST_MAX);
    for (const { address, port } of addresses) {
      netIdOf(address);
      expect(port >= 1 && port <= 0xffff).toBe(true);
    }
  }
}

function switchboardMessage(bytes: Uint8Array): void {
  const decoded = decodeSwitchboardMessage(bytes).message;
  if (decoded.kind === 'p2p') chunk(decoded.chunk, true);
  if (decoded.kind !== 'invitation') return;
  const read = readInvitation(decoded.fields);
  if (read === undefined) return;
  if (read.command === 'invite') expectSize(read.fileSize);
  expect(readInvitation(invitationFields(read))?.command).toBe(read.command);
}

interface Target {
  readonly name: string;
  readonly trial: Trial;
  /** Well-formed bytes, to be broken. */
  readonly wellFormed: fc.Arbitrary<Uint8Array>;
}

const commands = fc
  .array(msnftpCommand, { minLength: 1, maxLength: 4 })
  .map((lines) => concatenate(lines.map(encodeMsnftpLine)));
const block = fc
  .uint8Array({ minLength: 1, maxLength: 300 })
  .map((data) => concatenate([encodeBlockHeader(data.length), data]));
const slpMessage = fc
  .tuple(envelope, fc.oneof(...Object.values<fc.Arbitrary<SlpBody>>(slpBodies)), fc.boolean())
  .map(([head, body, isRequest]) =>
    encodeSlpMessage({
      ...(isRequest ? { kind: 'request', method: 'INVITE' } : { kind: 'response', status: 200 }),
      ...head,
      ...encodeSlpBody(body),
    }),
  );
const chunkBytes = p2pChunk.map(encodeP2pChunk);

const TARGETS: readonly Target[] = [
  { name: 'MSNFTP lines', trial: (bytes, step) => msnftp(bytes, step, false), wellFormed: commands },
  {
    name: 'MSNFTP blocks',
    trial: (bytes, step) => msnftp(bytes, step, true),
    wellFormed: fc.array(fc.oneof(block, commands), { minLength: 1, maxLength: 4 }).map(concatenate),
  },
  {
    name: 'packets of a direct connection',
    trial: directPackets,
    wellFormed: fc
      .array(
        fc.oneof(
          fc.constant(FOO_PACKET),
          guid.map((nonce) => encodeHandshake(nonce, 1)),
          chunkBytes.map(encodeDirectPacket),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map(concatenate),
  },
  { name: 'chunks', trial: (bytes) => chunk(bytes, true), wellFormed: chunkBytes },
  { name: 'SLP', trial: slp, wellFormed: slpMessage },
  { name: 'contexts', trial: context, wellFormed: fileContext.map(encodeFileContext) },
  { name: 'manifests', trial: list, wellFormed: manifest.map(encodeManifest) },
  {
    name: 'messages of a switchboard',
    trial: switchboardMessage,
    wellFormed: fc.oneof(
      invitation.map((sent) =>
        encodeSwitchboardMessage({ kind: 'invitation', fields: invitationFields(sent) }),
      ),
      chunkBytes.map((bytes) => encodeSwitchboardMessage({ kind: 'p2p', destination: 'a@b', chunk: bytes })),
    ),
  },
];

const step = fc.constantFrom(1, 2, 7, 100, 100_000);
/** Rounds of faults laid over each well-formed piece. */
const ROUNDS = 4;

describe.each(TARGETS)('$name', ({ trial, wellFormed }) => {
  test('without any sense', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 700 }), step, trial), { numRuns: 200 });
  });

  test('well-formed', () => {
    fc.assert(fc.property(wellFormed, step, trial), { numRuns: 50 });
  });

  test('with faults', () => {
    fc.assert(
      fc.property(wellFormed, step, fc.integer(), (bytes, size, seed) => {
        const random = randomOf(seed);
        for (let round = 0; round < ROUNDS; round++) trial(mutate(bytes, random), size);
      }),
      { numRuns: 150 },
    );
  });
});

const PIECES: readonly string[] = [
  'INVITE MSNMSGR:a@b MSNSLP/1.0\r\n',
  'MSNSLP/1.0 200 OK\r\n',
  'BYE x MSNSLP/1.0\r\n',
  'To: <msnmsgr:a@b;{1}>\r\n',
  'From: <msnmsgr:c@d>\r\n',
  'Call-ID: {1}\r\n',
  'CSeq: 0 \r\n',
  'Content-Type: application/x-msnmsgr-',
  'Content-Length: 99999999999\r\n',
  'sessionreqbody',
  'transreqbody',
  'transrespbody',
  'EUF-GUID: {5D3E02AB-6190-11D3-BBBB-00C04F795683}\r\n',
  'SessionID: 4294967296\r\n',
  'SessionID: 1\r\n',
  'Context: ',
  'PG1zbm9iaiA',
  'Nudge-Transfer-Id: x\r\n',
  'Nudge-Manifest: MQktCWE=\r\n',
  'srddA-lanretnI4vPI: 1.1.1.1',
  'IPv4Internal-AddrsAndPorts: ',
  '1.1.1.1:1 ',
  '::1:1 ',
  'Bridges: ',
  'Listening: true\r\n',
  'Hashed-Nonce: {}\r\n',
];
const MARKS: readonly string[] = ['\r\n', '\n', '\r', '\0', ': ', ';', ' ', '====', 'é', '😀'];

test('pieces of the protocol in any order', () => {
  const unit = fc.constantFrom(...PIECES, ...MARKS);
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (text) => slp(bytesOf(text))),
    { numRuns: 1500 },
  );
});

describe('work grows with the bytes alone', () => {
  /** Texts that make a careless reader look again and again; the time-out of a test is the only clock. */
  const LENGTH = 250_000;
  const head = 'INVITE MSNMSGR:a@b MSNSLP/1.0\r\nTo: <msnmsgr:a@b>\r\nFrom: <msnmsgr:c@d>\r\nCall-ID: 1\r\n';
  const type = 'Content-Type: application/x-msnmsgr-sessionreqbody\r\n\r\n';

  test.each(['\r', '\n', ' ', ':', '=', 'A', '\0', 'a:\n', '\t', '/', ';', '<'])(
    '%j over and over',
    (unit) => {
      const filler = unit.repeat(Math.floor(LENGTH / unit.length));
      for (const text of [
        filler,
        head + filler,
        `${head}${type}${filler}`,
        `${head}${type}Context: ${filler}`,
      ]) {
        slp(bytesOf(text));
      }
      const bytes = bytesOf(filler);
      msnftp(bytes, 1000, true);
      switchboardMessage(bytes);
      list(bytes.subarray(0, 140_000));
      context(bytes);
      expect(parseGuid(filler)).toBeUndefined();
    },
  );
});
