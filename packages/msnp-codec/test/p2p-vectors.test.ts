/** The vectors of P2P and pictures; what is a stream is read whole, byte by byte and cut at every position. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  decodeFileContext,
  decodeHandshake,
  decodeP2pChunk,
  decodeP2pHeader,
  decodeSlpMessage,
  DirectPacketReader,
  encodeBase64,
  encodeDirectPacket,
  encodeFileContext,
  encodeHandshake,
  encodeP2pChunk,
  encodeP2pHeader,
  encodeSlpBody,
  encodeSlpMessage,
  encodeSwitchboardMessage,
  FOO_PACKET,
  guidToBytes,
  hashNonce,
  hexOf,
  isFooPacket,
  P2P_CHUNK_MAX_BYTES,
  parseGuid,
  readMsnObjectContext,
  readSlpBody,
  type FileContext,
  type Guid,
  type P2pHeader,
} from '../src/index.ts';
import { sameInEveryCut, throughSwitchboard } from './cuts.ts';
import { guidOf, valueOf } from './decoded-values.ts';
import { bytesOf, bytesOfHex, concatenate, loadVectors, textOf } from './vectors.ts';

function sha1(bytes: Uint8Array): Uint8Array {
  return createHash('sha1').update(bytes).digest();
}

describe('p2p-v1', () => {
  interface HeaderVector {
    readonly name: string;
    readonly headerHex: string;
    readonly footerHex: string;
    readonly fields: Omit<P2pHeader, 'chunkSize' | 'ackDataSize'> & {
      readonly messageSize: number;
      readonly ackDataSize: number;
    };
  }
  interface Slp {
    readonly text: string;
    readonly bodyContentLength: number;
    readonly totalLength: number;
    readonly context: string;
    readonly contextDecoded: string;
  }
  interface P2pVectors {
    readonly headers: readonly HeaderVector[];
    readonly slpInvite: Slp;
    readonly chunking: { readonly max: number; readonly total: number };
  }
  const { headers, slpInvite, chunking } = loadVectors<P2pVectors>('p2p-v1');

  function headerOf({ messageSize, ackDataSize, ...fields }: HeaderVector['fields']): P2pHeader {
    return { ...fields, chunkSize: messageSize, ackDataSize: BigInt(ackDataSize) };
  }

  test.each(headers)('header: $name', ({ headerHex, fields }) => {
    expect(valueOf(decodeP2pHeader(bytesOfHex(headerHex)))).toEqual(headerOf(fields));
    expect(hexOf(encodeP2pHeader(headerOf(fields)))).toBe(headerHex);
  });

  test('chunks come out of a switchboard byte for byte', () => {
    const chunks = headers.map(({ headerHex, footerHex, fields }) => {
      const data = Uint8Array.from({ length: fields.messageSize }, (_, index) => index % 256);
      return concatenate([bytesOfHex(headerHex), data, bytesOfHex(footerHex)]);
    });
    const sent = chunks.map((chunk) => ({ kind: 'p2p', destination: 'bob@example.com', chunk }) as const);
    for (const [index, { fields, footerHex }] of headers.entries()) {
      const message = sent[index];
      const bytes = chunks[index];
      if (message === undefined || bytes === undefined) throw new Error('no chunk');
      const chunk = valueOf(decodeP2pChunk(bytes, { footer: true }));
      expect(chunk).toEqual({
        header: headerOf(fields),
        data: bytes.subarray(48, 48 + fields.messageSize),
        footer: Number.parseInt(footerHex, 16),
      });
      expect(hexOf(encodeP2pChunk(chunk))).toBe(hexOf(bytes));
    }
    // One of each size is enough for the cuts: a full chunk, a short one, an acknowledgement.
    const few = sent.slice(0, 3);
    expect(throughSwitchboard(few.map((message) => encodeSwitchboardMessage(message)))).toEqual(few);
  });

  test('the same chunks as packets of a direct connection', () => {
    const packets = headers.slice(1, 6).map(({ headerHex, fields }) => {
      return concatenate([bytesOfHex(headerHex), new Uint8Array(fields.messageSize)]);
    });
    const stream = concatenate(packets.map(encodeDirectPacket));
    expect(packetsOf(stream).map(hexOf)).toEqual(packets.map(hexOf));
    for (const packet of packets) expect(decodeP2pChunk(packet, { footer: false }).ok).toBe(true);
  });

  test('the INVITE', () => {
    const bytes = bytesOf(slpInvite.text);
    expect(bytes).toHaveLength(slpInvite.totalLength);
    expect(chunking).toMatchObject({ max: P2P_CHUNK_MAX_BYTES, total: slpInvite.totalLength });
    const message = valueOf(decodeSlpMessage(bytes));
    expect(message).toMatchObject({
      kind: 'request',
      method: 'INVITE',
      to: 'bob@example.com',
      from: 'alice@example.com',
      branch: '{33517CE4-02FC-4428-B6F4-39927229B722}',
      callId: '{9D79AE57-1BD5-444B-B14E-3FC9BB2B5D58}',
      cSeq: 0,
    });
    const body = valueOf(readSlpBody(message));
    if (body.kind !== 'sessionRequest' || body.context === undefined) throw new Error('no session request');
    const eufGuid = guidOf('A4268EEC-FEC5-49E5-95C3-F126696BDBF6');
    expect(body).toMatchObject({ eufGuid, sessionId: 1_980_589, appId: 12 });
    expect(encodeBase64(body.context)).toBe(slpInvite.context);
    expect(textOf(body.context)).toBe(slpInvite.contextDecoded);
    expect(readMsnObjectContext(body.context)?.location).toBe('TFR2C.tmp');
    expect(textOf(encodeSlpMessage({ ...message, ...encodeSlpBody(body) }))).toBe(slpInvite.text);
  });
});

function packetsOf(stream: Uint8Array): readonly Uint8Array[] {
  return sameInEveryCut(stream, (pieces) => {
    const reader = new DirectPacketReader();
    return pieces.flatMap((piece) => reader.receive(piece).map(valueOf));
  });
}

describe('file-context', () => {
  interface Context {
    readonly filename: string;
    readonly size: number;
    readonly length: number;
    readonly base64: string;
    readonly previewHex?: string;
  }
  type Contexts = Readonly<Record<'v2' | 'v3' | 'v3preview', Context>>;
  const contexts = loadVectors<Contexts>('file-context');

  test.each([
    ['v2', 2],
    ['v3', 3],
    ['v3preview', 3],
  ] as const)('%s', (name, version) => {
    const { filename, size, length, base64, previewHex } = contexts[name];
    const preview = previewHex === undefined ? {} : { preview: bytesOfHex(previewHex) };
    const context: FileContext = { version, name: filename, size, ...preview };
    const bytes = encodeFileContext(context);
    expect(bytes).toHaveLength(length);
    expect(encodeBase64(bytes)).toBe(base64);
    expect(valueOf(decodeFileContext(bytes))).toEqual(context);
  });
});

describe('direct-connection', () => {
  interface Handshake {
    readonly nonce: string;
    readonly identifier: number;
    readonly packetHex: string;
    readonly headerHex: string;
    readonly nonceBytesHex: string;
    readonly asFields: {
      readonly ackIdentifier: number;
      readonly ackUniqueId: number;
      readonly ackDataSize: string;
    };
  }
  interface HashedNonce {
    readonly plainNonce: string;
    readonly bytesHex: string;
    readonly hashedNonce: string;
  }
  interface Direct {
    readonly fooPacketHex: string;
    readonly handshakeV1: Handshake;
    readonly handshakeV2: { readonly packetHex: string };
    readonly hashedNonce: readonly HashedNonce[];
    readonly reversedHeaders: Readonly<Record<string, string>>;
  }
  const direct = loadVectors<Direct>('direct-connection');
  const { handshakeV1 } = direct;

  test('foo and the handshakes', () => {
    const nonce = guidOf(handshakeV1.nonce);
    expect(hexOf(FOO_PACKET)).toBe(direct.fooPacketHex);
    expect(hexOf(encodeHandshake(nonce, handshakeV1.identifier))).toBe(handshakeV1.packetHex);
    expect(hexOf(encodeDirectPacket(guidToBytes(nonce)))).toBe(direct.handshakeV2.packetHex);
    const stream = direct.fooPacketHex + handshakeV1.packetHex + direct.handshakeV2.packetHex;
    const [foo, first, second] = packetsOf(bytesOfHex(stream));
    if (foo === undefined || first === undefined || second === undefined) throw new Error('too few packets');
    expect([foo, first, second].map(isFooPacket)).toEqual([true, false, false]);
    expect(hexOf(first)).toBe(handshakeV1.headerHex);
    expect(decodeHandshake(first)).toEqual({ identifier: handshakeV1.identifier, nonce });
    expect(decodeHandshake(second)).toBeUndefined();
    const { ackIdentifier, ackUniqueId, ackDataSize } = handshakeV1.asFields;
    expect(valueOf(decodeP2pHeader(first))).toMatchObject({
      ackIdentifier,
      ackUniqueId,
      ackDataSize: BigInt(ackDataSize),
    });
  });

  test.each(direct.hashedNonce)('hash of $plainNonce', ({ plainNonce, bytesHex, hashedNonce }) => {
    const nonce: Guid | undefined = parseGuid(plainNonce);
    if (nonce === undefined) throw new Error('no nonce');
    expect(hexOf(guidToBytes(nonce))).toBe(bytesHex);
    expect(hashNonce(nonce, sha1)).toBe(hashedNonce);
  });

  test.each(Object.entries(direct.reversedHeaders))('%s may come as %s', (name, written) => {
    const network = name.startsWith('IPv4Internal') ? 'Internal' : 'External';
    const values = { Addrs: '192.168.0.4', Port: '6891', AddrsAndPorts: '192.168.0.4:6891' };
    const value = new Map(Object.entries(values)).get(name.split('-')[1] ?? '') ?? '';
    const other = value === values.Port ? `Addrs: ${values.Addrs}` : `Port: ${values.Port}`;
    const lines = [`${written}: ${Array.from(value).reverse().join('')}`, `IPv4${network}-${other}`];
    const body = valueOf(
      readSlpBody({
        kind: 'response',
        status: 200,
        to: 'a@b',
        from: 'c@d',
        branch: '',
        callId: '1',
        cSeq: 1,
        contentType: 'application/x-msnmsgr-transrespbody',
        body: `Bridge: TCPv1\r\nListening: true\r\n${lines.join('\r\n')}\r\n\r\n`,
      }),
    );
    if (body.kind !== 'transportResponse') throw new Error('no transport response');
    const addresses = network === 'Internal' ? body.internalAddresses : body.externalAddresses;
    expect(addresses).toEqual([{ address: '192.168.0.4', port: 6891 }]);
  });
});

test('msnobject: the Context of a picture', () => {
  const { vectors } = loadVectors<{ vectors: readonly { readonly xml?: string }[] }>('msnobject');
  for (const { xml } of vectors) {
    if (xml === undefined) continue;
    const object = readMsnObjectContext(bytesOf(`${xml}\0`));
    expect(object?.size).toBe(Number(/Size="(\d+)"/.exec(xml)?.[1]));
  }
});
