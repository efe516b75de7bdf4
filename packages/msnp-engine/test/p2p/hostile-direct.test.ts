import {
  decodeHandshake,
  encodeDirectPacket,
  encodeHandshake,
  encodeP2pChunk,
  FOO_PACKET,
  hashNonce,
  P2P_FILE_DATA_FLAGS,
  parseGuid,
  ZERO_GUID,
  type Guid,
  type TransportAddress,
  type TransportRequest,
  type TransportResponse,
} from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import {
  DIRECT_ADDRESSES_MAX,
  DIRECT_ATTEMPT_TIMEOUT,
  DIRECT_TRY_TIMEOUT,
  UNPROVED_CONNECTIONS_MAX,
  UNSTORED_PAUSE_BYTES,
} from '../../src/p2p/limits.ts';
import { fileOf } from './file-people.ts';
import { sha1 } from './pair.ts';
import { headerOf, SESSION_ID, Stranger, type LinkAct } from './stranger.ts';

const SECRET = guid('{122D2937-5C86-4C7B-81F5-0E05017880C2}');
const OTHER = guid('{00112233-4455-6677-8899-AABBCCDDEEFF}');
const ENDPOINT = { port: 6891, addresses: ['10.0.0.1', '127.0.0.1'] };

function guid(text: string): Guid {
  const parsed = parseGuid(text);
  if (parsed === undefined) throw new Error('no GUID');
  return parsed;
}

const REQUEST: TransportRequest = {
  kind: 'transportRequest',
  bridges: ['TRUDPv1', 'TCPv1', 'SBBridge'],
  netId: 0,
  connectionType: 'unknown',
  upnpNat: false,
  firewalled: false,
};

function lastOf(stranger: Stranger, kind: LinkAct['kind']): number {
  return stranger.acts.findLast((act) => act.kind === kind)?.id ?? -1;
}

interface Listening {
  readonly stranger: Stranger;
  readonly listener: number;
  readonly body: TransportResponse;
}

/** A file is accepted, the other side asked for a direct connection, and we listen. */
function listening(request: Partial<TransportRequest> = {}, size = 10): Listening {
  const stranger = new Stranger();
  stranger.offerFile(size);
  stranger.accept();
  stranger.sendSlp(stranger.request('INVITE', { ...REQUEST, ...request }));
  const listener = lastOf(stranger, 'listen');
  stranger.channel.listening(listener, ENDPOINT, stranger.now);
  const body = stranger.hearSlp().at(-1)?.content;
  if (body?.kind !== 'transportResponse') throw new Error('no answer');
  return { stranger, listener, body };
}

function knock({ stranger, listener }: Listening, connection: number): void {
  stranger.channel.accepted(listener, connection, stranger.now);
}

/** What is written on a connection. */
function writtenOn(stranger: Stranger, connection: number): Uint8Array {
  return Buffer.concat(
    stranger.acts.map((act) =>
      act.kind === 'write' && act.id === connection && act.bytes !== undefined
        ? act.bytes
        : new Uint8Array(0),
    ),
  );
}

function isClosed(stranger: Stranger, connection: number): boolean {
  return stranger.acts.some((act) => act.kind === 'close' && act.id === connection);
}

function prove({ stranger }: Listening, connection: number, nonce: Guid): void {
  stranger.channel.received(connection, FOO_PACKET, stranger.now);
  stranger.channel.received(connection, encodeHandshake(nonce, 1), stranger.now);
}

function dataPacket(): Uint8Array {
  const data = fileOf(10);
  const header = headerOf({
    sessionId: SESSION_ID,
    identifier: 900,
    flags: P2P_FILE_DATA_FLAGS,
    totalSize: 10,
    chunkSize: 10,
  });
  return encodeDirectPacket(encodeP2pChunk({ header, data }));
}

describe('whoever connects to us', () => {
  test('with the secret whose hash was told is let in, and sees ours', () => {
    const scene = listening({ hashedNonce: hashNonce(SECRET, sha1) });
    const { stranger, body, listener } = scene;
    knock(scene, 70);
    prove(scene, 70, SECRET);
    const shown = decodeHandshake(writtenOn(stranger, 70).subarray(4));
    expect(shown && hashNonce(shown.nonce, sha1)).toBe(body.hashedNonce);
    expect(stranger.acts).toContainEqual({ kind: 'stopListening', id: listener });
    stranger.channel.received(70, dataPacket(), stranger.now);
    expect(stranger.received).toEqual(Buffer.from(fileOf(10)));
  });

  test('with the nonce that we gave is let in, as before Messenger 7', () => {
    const scene = listening();
    expect(scene.body.hashedNonce).toBeUndefined();
    knock(scene, 70);
    prove(scene, 70, scene.body.nonce ?? ZERO_GUID);
    expect(decodeHandshake(writtenOn(scene.stranger, 70).subarray(4))?.nonce).toBe(scene.body.nonce);
  });

  test.each([
    ['another secret', OTHER],
    ['the hash itself', hashNonce(SECRET, sha1)],
    ['nothing', ZERO_GUID],
  ])('with %s is dropped; whoever comes later with the right one is not', (_name, nonce) => {
    const scene = listening({ hashedNonce: hashNonce(SECRET, sha1) });
    const { stranger } = scene;
    knock(scene, 70);
    prove(scene, 70, nonce);
    expect([isClosed(stranger, 70), writtenOn(stranger, 70)]).toEqual([true, Buffer.alloc(0)]);
    stranger.channel.received(70, dataPacket(), stranger.now);
    expect(stranger.received).toHaveLength(0);
    knock(scene, 71);
    prove(scene, 71, SECRET);
    stranger.channel.received(71, dataPacket(), stranger.now);
    expect(stranger.received).toHaveLength(10);
  });

  test.each([
    ['data at once', dataPacket()],
    ['foo for ever', Buffer.concat([FOO_PACKET, FOO_PACKET])],
    ['a line of HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['a packet without end', Uint8Array.of(0xff, 0xff, 0xff, 0x7f)],
  ])('with %s is dropped', (_name, bytes) => {
    const scene = listening({ hashedNonce: hashNonce(SECRET, sha1) });
    knock(scene, 70);
    scene.stranger.channel.received(70, bytes, scene.stranger.now);
    expect(isClosed(scene.stranger, 70)).toBe(true);
    expect(scene.stranger.received).toHaveLength(0);
  });

  test('with nothing to say is dropped after a while, the listener a while later', () => {
    const scene = listening();
    knock(scene, 70);
    scene.stranger.advance(DIRECT_TRY_TIMEOUT);
    expect(isClosed(scene.stranger, 70)).toBe(true);
    expect(lastOf(scene.stranger, 'stopListening')).toBe(-1);
    scene.stranger.advance(DIRECT_ATTEMPT_TIMEOUT - DIRECT_TRY_TIMEOUT);
    expect(lastOf(scene.stranger, 'stopListening')).toBe(scene.listener);
  });

  test('in a crowd: few at once', () => {
    const scene = listening();
    for (let connection = 100; connection < 150; connection++) knock(scene, connection);
    const closed = scene.stranger.acts.filter(({ kind }) => kind === 'close');
    expect(closed).toHaveLength(50 - UNPROVED_CONNECTIONS_MAX);
  });

  test('to a listener that was never ours, or is over', () => {
    const scene = listening();
    scene.stranger.channel.accepted(12_345, 70, scene.stranger.now);
    scene.stranger.advance(DIRECT_ATTEMPT_TIMEOUT);
    knock(scene, 71);
    expect([isClosed(scene.stranger, 70), isClosed(scene.stranger, 71)]).toEqual([true, true]);
  });

  test('second, though with the right nonce', () => {
    const scene = listening({ hashedNonce: hashNonce(SECRET, sha1) });
    knock(scene, 70);
    knock(scene, 71);
    prove(scene, 70, SECRET);
    expect(isClosed(scene.stranger, 71)).toBe(true);
    prove(scene, 71, SECRET);
    scene.stranger.channel.received(71, dataPacket(), scene.stranger.now);
    expect(scene.stranger.received).toHaveLength(0);
  });

  test('and breaks the framing later loses the connection, not the session', () => {
    const scene = listening({ hashedNonce: hashNonce(SECRET, sha1) });
    knock(scene, 70);
    prove(scene, 70, SECRET);
    scene.stranger.channel.received(70, Uint8Array.of(0xff, 0xff, 0xff, 0xff), scene.stranger.now);
    expect([isClosed(scene.stranger, 70), scene.stranger.ending]).toEqual([true, undefined]);
  });
});

describe('reading', () => {
  const SIZE = 4 * UNSTORED_PAUSE_BYTES;
  const PART = 32 * 1024;

  function pausesOf(stranger: Stranger): readonly (boolean | undefined)[] {
    return stranger.acts.filter(({ kind }) => kind === 'pause').map(({ isPaused }) => isPaused);
  }

  /** A plain file of `SIZE` is accepted, and we listen for whoever sends it. */
  function large(): Listening {
    return listening({ hashedNonce: hashNonce(SECRET, sha1) }, SIZE);
  }

  function part(dataOffset: number): Uint8Array {
    const numbers = { sessionId: SESSION_ID, identifier: 900, flags: P2P_FILE_DATA_FLAGS };
    const header = headerOf({ ...numbers, dataOffset, totalSize: SIZE, chunkSize: PART });
    return encodeP2pChunk({ header, data: new Uint8Array(PART) });
  }

  test('stops while the disk is behind', () => {
    const scene = large();
    const { stranger } = scene;
    knock(scene, 70);
    prove(scene, 70, SECRET);
    for (let at = 0; at <= UNSTORED_PAUSE_BYTES; at += PART) {
      expect(pausesOf(stranger)).toEqual([]);
      stranger.channel.received(70, encodeDirectPacket(part(at)), stranger.now);
    }
    expect(pausesOf(stranger)).toEqual([true]);
    stranger.flow.stored(UNSTORED_PAUSE_BYTES, stranger.now);
    expect(pausesOf(stranger)).toEqual([true, false]);
  });

  test('does not begin while the disk is behind what came through the switchboard', () => {
    const scene = large();
    const { stranger } = scene;
    for (let at = 0; at <= UNSTORED_PAUSE_BYTES; at += PART) stranger.channel.carried(part(at), stranger.now);
    knock(scene, 70);
    prove(scene, 70, SECRET);
    expect(pausesOf(stranger)).toEqual([true]);
  });

  test('stops while bytes are still to come through the switchboard', () => {
    const scene = large();
    const { stranger } = scene;
    knock(scene, 70);
    prove(scene, 70, SECRET);
    stranger.channel.received(70, encodeDirectPacket(part(PART)), stranger.now);
    expect([pausesOf(stranger), stranger.received.length]).toEqual([[true], 0]);
    stranger.channel.carried(part(0), stranger.now);
    expect([pausesOf(stranger), stranger.received.length]).toEqual([[true, false], 2 * PART]);
  });

  test('goes on for others when a session that stopped it ends', () => {
    const scene = large();
    const { stranger } = scene;
    knock(scene, 70);
    prove(scene, 70, SECRET);
    stranger.channel.received(70, encodeDirectPacket(part(PART)), stranger.now);
    stranger.flow.cancel(undefined, stranger.now);
    expect(pausesOf(stranger)).toEqual([true, false]);
  });
});

describe('whom we connect to', () => {
  function offered(fields: Partial<TransportResponse>): Stranger {
    const stranger = new Stranger();
    stranger.offerFile(10);
    stranger.accept();
    const place = { address: '10.0.0.9', port: 6891 };
    const body = {
      kind: 'transportResponse',
      bridge: 'TCPv1',
      listening: true,
      internalAddresses: [place],
      externalAddresses: [],
      ...fields,
    } as const;
    stranger.sendSlp(stranger.request('INVITE', body));
    return stranger;
  }

  const targetsOf = (stranger: Stranger): readonly (string | undefined)[] =>
    stranger.acts.filter(({ kind }) => kind === 'connect').map(({ host }) => host);

  test('shows the nonce that it gave', () => {
    const stranger = offered({ nonce: SECRET });
    const connection = lastOf(stranger, 'connect');
    stranger.channel.opened(connection, stranger.now);
    expect(decodeHandshake(writtenOn(stranger, connection).subarray(FOO_PACKET.length + 4))?.nonce).toBe(
      SECRET,
    );
    stranger.channel.received(connection, encodeHandshake(SECRET, 1), stranger.now);
    stranger.channel.received(connection, dataPacket(), stranger.now);
    expect(stranger.received).toHaveLength(10);
  });

  test('and does not know its own nonce is left', () => {
    const stranger = offered({ nonce: SECRET });
    const connection = lastOf(stranger, 'connect');
    stranger.channel.opened(connection, stranger.now);
    stranger.channel.received(connection, encodeHandshake(OTHER, 1), stranger.now);
    stranger.channel.received(connection, dataPacket(), stranger.now);
    expect([isClosed(stranger, connection), stranger.received.length]).toEqual([true, 0]);
  });

  test.each([
    ['no nonce', {}],
    ['a nonce that proves nothing', { nonce: ZERO_GUID }],
    ['nobody listening', { nonce: SECRET, listening: false }],
    ['a service of ours', { nonce: SECRET, internalAddresses: [{ address: '127.0.0.1', port: 25 }] }],
    ['no address', { nonce: SECRET, internalAddresses: [] }],
  ] as const)('with %s: nobody', (_name, fields) => {
    const stranger = offered(fields);
    expect(targetsOf(stranger)).toEqual([]);
    expect(stranger.ending).toBeUndefined();
  });

  test('at many addresses: at some of them', () => {
    const many: TransportAddress[] = Array.from({ length: 100 }, (_, at) => ({
      address: `10.0.1.${at}`,
      port: 6891,
    }));
    const stranger = offered({ nonce: SECRET, internalAddresses: many, externalAddresses: many });
    expect(targetsOf(stranger)).toHaveLength(DIRECT_ADDRESSES_MAX);
  });

  test('not at all without a session', () => {
    const stranger = new Stranger();
    stranger.sendSlp(stranger.request('INVITE', REQUEST));
    expect(stranger.acts).toEqual([]);
    expect(stranger.hearSlp()).toMatchObject([{ kind: 'response', status: 481 }]);
  });

  test('not where direct connections are off, and no address of ours is told', () => {
    const stranger = new Stranger();
    stranger.channel.allowDirect = false;
    stranger.offerFile(10);
    stranger.accept();
    stranger.sendSlp(stranger.request('INVITE', REQUEST));
    expect(stranger.acts).toEqual([]);
    expect(stranger.hearSlp()).toMatchObject([
      { status: 200, content: { listening: false, nonce: ZERO_GUID } },
    ]);
  });
});
