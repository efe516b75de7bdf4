/** The vectors of MSNFTP; what is a stream is read whole, byte by byte and cut at every position. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  BLOCK_DATA_MAX_BYTES,
  BYE_CODES,
  encodeBlockHeader,
  encodeEndBlock,
  encodeMsnftpLine,
  encodeSwitchboardMessage,
  hexOf,
  invitationFields,
  maskPort,
  MsnftpReader,
  readInvitation,
  type MsnftpCommand,
  type MsnftpItem,
} from '../src/index.ts';
import { sameInEveryCut, throughSwitchboard } from './cuts.ts';
import { bytesOf, bytesOfHex, concatenate, loadVectors, textOf } from './vectors.ts';

function sha1(bytes: Uint8Array): Uint8Array {
  return createHash('sha1').update(bytes).digest();
}

describe('invitations', () => {
  interface InvitationVector {
    readonly name: string;
    readonly payload: string;
    readonly length: number;
    readonly fields: Readonly<Record<string, string>>;
  }
  const { vectors } = loadVectors<{ vectors: readonly InvitationVector[] }>('invitations');
  const FILE = {
    applicationGuid: '{5D3E02AB-6190-11d3-BBBB-00C04F795683}',
    applicationName: 'File Transfer',
  };
  const ACCEPT = { command: 'accept', cookie: 33_267, requestsAddress: true, senderConnects: false };
  const internal = { internal: '192.168.1.10', internalPort: 6891 };
  const ownNetwork = { internal: '192.168.0.4', internalPort: 6891 };
  const expected: Readonly<Record<string, unknown>> = {
    INVITE: {
      command: 'invite',
      cookie: 33_267,
      ...FILE,
      fileName: 'été.txt',
      fileSize: 11,
      connectable: false,
    },
    'ACCEPT by receiver, sender will listen': ACCEPT,
    'ACCEPT by sender with address': {
      ...ACCEPT,
      address: { external: '203.0.113.5', port: 6891, ...internal, authCookie: '93301' },
    },
    'ACCEPT by receiver that listens': {
      ...ACCEPT,
      senderConnects: true,
      address: { external: '198.51.100.7', port: 6891, ...ownNetwork, authCookie: '93302' },
    },
    CANCEL: { command: 'cancel', cookie: 33_267, code: 'reject' },
    'CANCEL transfer failed': { command: 'cancel', cookie: 33_267, code: 'transferFailed' },
  };

  test('are read out of a switchboard', () => {
    const messages = throughSwitchboard(vectors.map(({ payload }) => bytesOf(payload)));
    for (const [index, vector] of vectors.entries()) {
      const message = messages[index];
      if (message?.kind !== 'invitation') throw new Error('no invitation');
      expect(bytesOf(vector.payload)).toHaveLength(vector.length);
      expect(Object.fromEntries(message.fields)).toEqual(vector.fields);
      expect(readInvitation(message.fields)).toEqual(expected[vector.name]);
    }
  });

  test.each(vectors)('are written with the same fields: $name', ({ payload, fields }) => {
    const invitation = readInvitation(new Map(Object.entries(fields)));
    if (invitation === undefined) throw new Error('no invitation');
    const written = invitationFields(invitation);
    // The port in the inner network is always written, though not every client does.
    expect(Object.fromEntries(written)).toEqual({
      ...(written.has('IP-Address-Internal') ? { 'PortX-Internal': '11178' } : {}),
      ...fields,
    });
    const bytes = encodeSwitchboardMessage({ kind: 'invitation', fields: written });
    // One vector has its fields in another order, and one less.
    expect(textOf(bytes) === payload).toBe(!written.has('Sender-Connect'));
  });
});

describe('msnftp', () => {
  interface Block {
    readonly name: string;
    readonly hex?: string;
    readonly blockLengths?: readonly number[];
    readonly headersHex?: readonly string[];
    readonly sha1?: string;
    readonly wireLength?: number;
  }
  interface Msnftp {
    readonly blocks: readonly Block[];
    readonly transcript: { readonly lines: readonly (readonly [from: string, text: string])[] };
    readonly portX: { readonly examples: readonly (readonly [port: number, portX: number])[] };
    readonly byeCodes: Readonly<Record<string, string>>;
  }
  const { blocks, transcript, portX, byeCodes } = loadVectors<Msnftp>('msnftp');

  const HELLO = hexOf(sha1(bytesOf('hello world')));
  const NOTHING = hexOf(sha1(bytesOf('')));

  interface ReadStream {
    readonly items: readonly Exclude<MsnftpItem, { kind: 'data' }>[];
    readonly sha1: string;
  }

  /** What a side reads, with the hash of the file; blocks are expected once FIL has come. */
  function read(stream: Uint8Array, beginsWithBlocks: boolean): ReadStream {
    return sameInEveryCut(stream, (pieces) => {
      const reader = new MsnftpReader();
      if (beginsWithBlocks) reader.expectBlocks();
      const all = pieces.flatMap((piece) => [...reader.receive(piece)]);
      const data = all.flatMap((item) => (item.kind === 'data' ? [item.bytes] : []));
      const items = all.flatMap((item) => (item.kind === 'data' ? [] : [item]));
      return { items, sha1: hexOf(sha1(concatenate(data))) };
    });
  }

  test('blocks', () => {
    const hexes = blocks.flatMap(({ hex }) => (hex === undefined ? [] : [hex]));
    const [hello = '', end = '', header = '', cancel = ''] = hexes;
    expect(read(bytesOfHex(hello), true)).toEqual({ items: [], sha1: HELLO });
    expect(hexOf(encodeBlockHeader(11)) + hexOf(bytesOf('hello world'))).toBe(hello);
    for (const hex of [end, cancel]) {
      expect(read(bytesOfHex(hex), true)).toEqual({ items: [{ kind: 'end' }], sha1: NOTHING });
      expect(hexOf(encodeEndBlock())).toBe(hex);
    }
    expect(hexOf(encodeBlockHeader(BLOCK_DATA_MAX_BYTES))).toBe(header);
  });

  test('a file of 5000 bytes', () => {
    const vector = blocks.find(({ blockLengths }) => blockLengths !== undefined);
    const file = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);
    const lengths = vector?.blockLengths ?? [];
    const headers = lengths.map(encodeBlockHeader);
    expect(headers.map(hexOf)).toEqual(vector?.headersHex);
    let at = 0;
    const pieces = headers.flatMap((header, index) => {
      const start = at;
      at += lengths[index] ?? 0;
      return [header, file.subarray(start, at)];
    });
    const stream = concatenate(pieces);
    expect(stream).toHaveLength(vector?.wireLength ?? -1);
    expect(read(stream, true)).toEqual({ items: [], sha1: vector?.sha1 });
  });

  test('the transcript, as each side reads it', () => {
    const wireOf = (who: string, to = transcript.lines.length) =>
      concatenate(
        transcript.lines
          .slice(0, to)
          .filter(([from]) => from.startsWith(who))
          .map(([from, text]) => (from.endsWith('-hex') ? bytesOfHex(text) : bytesOf(text))),
      );
    const commands: readonly MsnftpCommand[] = [
      { verb: 'VER', dialects: ['MSNFTP'] },
      { verb: 'USR', account: 'bob@example.com', authCookie: '1083' },
      { verb: 'TFR' },
      { verb: 'BYE', code: BYE_CODES.received },
    ];
    const lines = commands.map((line) => ({ kind: 'line', line }));
    expect(read(wireOf('R'), false)).toEqual({ items: lines, sha1: NOTHING });
    expect(textOf(concatenate(commands.map(encodeMsnftpLine)))).toBe(textOf(wireOf('R')));
    const beforeBlocks = transcript.lines.findIndex(([from]) => from === 'S-hex');
    expect(read(wireOf('S', beforeBlocks), false).items).toEqual([
      lines[0],
      { kind: 'line', line: { verb: 'FIL', size: 11 } },
    ]);
    // Blocks are told from lines where they begin, so that the whole side can be read in one go, too.
    expect(read(wireOf('S'), true)).toEqual({
      items: [lines[0], { kind: 'line', line: { verb: 'FIL', size: 11 } }, { kind: 'end' }],
      sha1: HELLO,
    });
  });

  test.each(portX.examples)('PortX of %i is %i', (port, masked) => {
    expect(maskPort(port)).toBe(masked);
    expect(maskPort(masked)).toBe(port);
  });

  test('codes of BYE', () => {
    expect(Object.entries(byeCodes).map(([decimal, hex]) => [Number(decimal), Number(hex)])).toEqual(
      Object.values(BYE_CODES)
        .sort((first, second) => first - second)
        .map((code) => [code, code]),
    );
  });
});
