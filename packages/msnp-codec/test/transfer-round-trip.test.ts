/** What is written of files, P2P and pictures means the same when it is read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bytesToGuid,
  decodeFileContext,
  decodeHandshake,
  decodeManifest,
  decodeP2pChunk,
  decodeP2pHeader,
  decodeSlpMessage,
  decodeSwitchboardMessage,
  DirectPacketReader,
  encodeBlockHeader,
  encodeDirectPacket,
  encodeEndBlock,
  encodeFileContext,
  encodeHandshake,
  encodeManifest,
  encodeMsnftpLine,
  encodeP2pCarrier,
  encodeP2pChunk,
  encodeP2pHeader,
  encodeSlpBody,
  encodeSlpMessage,
  encodeSwitchboardMessage,
  guidToBytes,
  invitationFields,
  MsnftpReader,
  parseGuid,
  readInvitation,
  readSlpBody,
  respondToSlp,
  SLP_REASONS,
  type MsnftpItem,
  type SlpBody,
  type SlpMessage,
  type SlpStatus,
} from '../src/index.ts';
import { valueOf } from './decoded-values.ts';
import {
  blockLength,
  endpoint,
  envelope,
  fileContext,
  guid,
  invitation,
  manifest,
  msnftpCommand,
  p2pChunk,
  slpBodies,
} from './transfer-arbitraries.ts';
import { concatenate } from './vectors.ts';

/** Cuts a stream into pieces of the given lengths, over and over. */
function piecesOf(stream: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let at = 0;
  while (at < stream.length) {
    const length = lengths[pieces.length % lengths.length] ?? stream.length;
    pieces.push(stream.slice(at, at + length));
    at += length;
  }
  return pieces;
}

const pieceLengths = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 5 });

test('invitations, through a message of a switchboard', () => {
  fc.assert(
    fc.property(invitation, (sent) => {
      const body = encodeSwitchboardMessage({ kind: 'invitation', fields: invitationFields(sent) });
      const { message } = decodeSwitchboardMessage(body);
      expect(message.kind === 'invitation' && readInvitation(message.fields)).toStrictEqual(sent);
    }),
    { numRuns: 400 },
  );
});

describe('MSNFTP', () => {
  test('lines', () => {
    fc.assert(
      fc.property(fc.array(msnftpCommand, { maxLength: 6 }), pieceLengths, (commands, lengths) => {
        const reader = new MsnftpReader();
        const stream = concatenate(commands.map(encodeMsnftpLine));
        const items = piecesOf(stream, lengths).flatMap((piece) => [...reader.receive(piece)]);
        expect(items).toStrictEqual(commands.map((line) => ({ kind: 'line', line })));
        expect(reader.bufferedBytes).toBe(0);
      }),
    );
  });

  test('blocks and the lines behind them', () => {
    const steps = fc.array(fc.oneof(blockLength, msnftpCommand, fc.constant('end' as const)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(steps, pieceLengths, (sent, lengths) => {
        const dataOf = (length: number) => new Uint8Array(length).fill(length % 256);
        const wire = sent.flatMap((step) => {
          if (step === 'end') return [encodeEndBlock()];
          return typeof step === 'number'
            ? [encodeBlockHeader(step), dataOf(step)]
            : [encodeMsnftpLine(step)];
        });
        const reader = new MsnftpReader();
        reader.expectBlocks();
        const items = piecesOf(concatenate(wire), lengths).flatMap((piece) => [...reader.receive(piece)]);
        const data = items.flatMap((item) => (item.kind === 'data' ? [item.bytes] : []));
        const blocks = sent.flatMap((step) => (typeof step === 'number' ? [dataOf(step)] : []));
        expect(concatenate(data)).toEqual(concatenate(blocks));
        const others = sent.flatMap((step): readonly MsnftpItem[] => {
          if (step === 'end') return [{ kind: 'end' }];
          return typeof step === 'number' ? [] : [{ kind: 'line', line: step }];
        });
        expect(items.filter(({ kind }) => kind !== 'data')).toStrictEqual(others);
      }),
    );
  });
});

describe('P2P', () => {
  test('headers and chunks', () => {
    fc.assert(
      fc.property(p2pChunk, (chunk) => {
        expect(valueOf(decodeP2pHeader(encodeP2pHeader(chunk.header)))).toStrictEqual(chunk.header);
        const form = { footer: chunk.footer !== undefined };
        expect(valueOf(decodeP2pChunk(encodeP2pChunk(chunk), form))).toStrictEqual(chunk);
      }),
      { numRuns: 400 },
    );
  });

  test('carriers, written at once or as a message', () => {
    fc.assert(
      fc.property(
        p2pChunk,
        endpoint,
        fc.option(endpoint, { nil: undefined }),
        (chunk, destination, source) => {
          const route = source === undefined ? { destination } : { destination, source };
          const message = { kind: 'p2p', ...route, chunk: encodeP2pChunk(chunk) } as const;
          const body = encodeSwitchboardMessage(message);
          expect(encodeP2pCarrier(route, chunk)).toEqual(body);
          expect(decodeSwitchboardMessage(body)).toStrictEqual({ message });
        },
      ),
    );
  });

  test('packets of a direct connection', () => {
    const packets = fc.array(fc.uint8Array({ minLength: 1, maxLength: 2000 }), { maxLength: 6 });
    fc.assert(
      fc.property(packets, pieceLengths, (sent, lengths) => {
        const reader = new DirectPacketReader();
        const pieces = piecesOf(concatenate(sent.map(encodeDirectPacket)), lengths);
        expect(pieces.flatMap((piece) => reader.receive(piece).map(valueOf))).toEqual(sent);
        expect(reader.bufferedBytes).toBe(0);
      }),
    );
  });

  test('handshakes and GUIDs', () => {
    fc.assert(
      fc.property(guid, fc.nat(), (nonce, identifier) => {
        expect(decodeHandshake(encodeHandshake(nonce, identifier).subarray(4))).toEqual({
          identifier,
          nonce,
        });
        expect(bytesToGuid(guidToBytes(nonce))).toBe(nonce);
        expect(parseGuid(nonce.toLowerCase().slice(1, -1))).toBe(nonce);
      }),
    );
  });

  test('contexts of files', () => {
    fc.assert(
      fc.property(fileContext, (context) => {
        expect(valueOf(decodeFileContext(encodeFileContext(context)))).toStrictEqual(context);
      }),
    );
  });

  test('manifests', () => {
    fc.assert(
      fc.property(manifest, (entries) => {
        expect(valueOf(decodeManifest(encodeManifest(entries)))).toStrictEqual(entries);
      }),
    );
  });
});

describe('SLP', () => {
  /** Writes a message with a body and reads both. */
  function expectSameMessage(message: SlpMessage, body: SlpBody): void {
    const read = valueOf(decodeSlpMessage(encodeSlpMessage(message)));
    expect(read).toStrictEqual(message);
    expect(valueOf(readSlpBody(read))).toStrictEqual(body);
  }

  const status = fc.constantFrom(...(Object.keys(SLP_REASONS).map(Number) as SlpStatus[]));
  const method = fc.constantFrom('INVITE', 'BYE', 'ACK');

  test.each(Object.keys(slpBodies) as SlpBody['kind'][])('%s, in a request or its response', (kind) => {
    const bodies: fc.Arbitrary<SlpBody> = slpBodies[kind];
    fc.assert(
      fc.property(envelope, bodies, method, status, (head, body, asked, answered) => {
        const request = { kind: 'request', method: asked, ...head, ...encodeSlpBody(body) } as const;
        const response = respondToSlp(request, { status: answered, ...encodeSlpBody(body) });
        if (kind !== 'sessionAnswer') expectSameMessage(request, body);
        if (kind === 'sessionRequest') return;
        expectSameMessage(response, body);
        expect(response).toMatchObject({ to: head.from, from: head.to, callId: head.callId });
      }),
    );
  });
});
