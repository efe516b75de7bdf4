import { describe, expect, test } from 'vitest';
import { faultOf, guidOf, valueOf } from '../../test/decoded-values.ts';
import { bytesOf } from '../../test/vectors.ts';
import type { Decoded } from '../decoded.ts';
import { EUF_GUIDS } from './applications.ts';
import { encodeSlpBody, readSlpBody, type SlpBody } from './slp-bodies.ts';
import { SLP_FIELDS_MAX } from './slp-fields.ts';
import { SLP_CONTENT_TYPES, type SlpMessage } from './slp-message.ts';

const ENVELOPE = { to: 'a@b', from: 'c@d', branch: '', callId: '{1}', cSeq: 0 };

function inRequest(contentType: string, body: string): Decoded<SlpBody, string> {
  return readSlpBody({ kind: 'request', method: 'INVITE', ...ENVELOPE, contentType, body });
}

function inResponse(contentType: string, body: string): Decoded<SlpBody, string> {
  const message: SlpMessage = { kind: 'response', status: 200, ...ENVELOPE, contentType, body };
  return readSlpBody(message);
}

const { session, sessionClose, transportRequest, transportResponse } = SLP_CONTENT_TYPES;
const FILE = 'EUF-GUID: {5D3E02AB-6190-11d3-BBBB-00C04F795683}\r\nSessionID: 9\r\nAppID: 2\r\n';

describe('a session request', () => {
  const request = { kind: 'sessionRequest', eufGuid: EUF_GUIDS.file, sessionId: 9, appId: 2 };

  test.each([
    ['padded', 'YWI=\r\n'],
    ['not padded', 'YWI\r\n'],
    ['followed by blanks', 'YWI=  \r\n'],
    ['without a line end', 'YWI='],
  ])('takes a Context that is %s', (_how, context) => {
    const body = valueOf(inRequest(session, `${FILE}Context: ${context}`));
    expect(body).toEqual({ ...request, context: bytesOf('ab') });
  });

  test.each(['', 'Context: \r\n', 'Context: Y\r\n', 'Context: !!!!\r\n'])('does without: %j', (context) => {
    expect(valueOf(inRequest(session, FILE + context))).toEqual(request);
  });

  test('passes over what late clients add, in any order and case', () => {
    const lines = [
      ...FILE.trim().split('\r\n'),
      'SChannelState: 0',
      'Capabilities-Flags: 1',
      'RequestFlags: 16',
    ];
    expect(valueOf(inRequest(session, lines.reverse().join('\n').toUpperCase()))).toEqual(request);
  });

  test('has no AppID, and is taken all the same', () => {
    expect(valueOf(inRequest(session, FILE.replace(/AppID.*/, '')))).toEqual({ ...request, appId: 0 });
  });

  test.each([
    '',
    'SessionID: 9\r\n',
    'EUF-GUID: x\r\nSessionID: 9\r\n',
    FILE.replace('SessionID: 9', 'SessionID: 0'),
    FILE.replace('SessionID: 9', 'SessionID: 4294967296'),
    FILE.replace('SessionID: 9', 'SessionID: -1'),
    FILE.replace('SessionID: 9\r\n', ''),
  ])('is none: %j', (body) => {
    expect(faultOf(inRequest(session, body))).toBe('badSessionRequest');
  });

  test('is not looked for behind more lines than there could be', () => {
    const many = 'x: y\n'.repeat(SLP_FIELDS_MAX - 3);
    expect(faultOf(inRequest(session, many + FILE))).toBe('ok');
    expect(faultOf(inRequest(session, `x: y\n${many}${FILE}`))).toBe('ok');
    expect(faultOf(inRequest(session, `x: y\nx: y\n${many}${FILE}`))).toBe('badSessionRequest');
  });
});

describe('additions of Nudge', () => {
  const hash = 'ab'.repeat(32);
  const list = Buffer.from('5\t-\ta/b').toString('base64');

  test('to an offer', () => {
    const nudge = `Nudge-Transfer-Id: t-1\r\nNudge-Sha256: ${hash.toUpperCase()}\r\nNudge-Manifest: ${list}\r\n`;
    expect(valueOf(inRequest(session, FILE + nudge))).toMatchObject({
      nudge: { transferId: 't-1', sha256: hash, manifest: [{ size: 5, path: 'a/b' }] },
    });
  });

  test.each([
    ['Nudge-Transfer-Id: \r\n', 'badTransferId'],
    [`Nudge-Transfer-Id: ${'x'.repeat(65)}\r\n`, 'badTransferId'],
    ['Nudge-Transfer-Id: ../x\r\n', 'badTransferId'],
    ['Nudge-Transfer-Id: x\r\nNudge-Sha256: 12\r\n', 'badHash'],
    ['Nudge-Transfer-Id: x\r\nNudge-Manifest: !\r\n', 'badManifest'],
    ['Nudge-Transfer-Id: x\r\nNudge-Manifest: \r\n', 'badManifest'],
    [
      `Nudge-Transfer-Id: x\r\nNudge-Manifest: ${Buffer.from('5\t-\t../b').toString('base64')}\r\n`,
      'unsafePath',
    ],
    [`Nudge-Transfer-Id: x\r\nNudge-Manifest: ${'A'.repeat(200_000)}\r\n`, 'manifestTooLarge'],
  ])('that are broken are refused: %.80s', (nudge, fault) => {
    expect(faultOf(inRequest(session, FILE + nudge))).toBe(fault);
  });

  test('without an id are none', () => {
    const body = valueOf(inRequest(session, `${FILE}Nudge-Manifest: ${list}\r\nNudge-Sha256: x\r\n`));
    expect(body).not.toHaveProperty('nudge');
  });

  test('to an acceptance', () => {
    const resume = `Nudge-Resume-Offset: 9007199254740991\r\nNudge-Resume-Sha256: ${hash}\r\n`;
    expect(valueOf(inResponse(session, `SessionID: 9\r\n${resume}`))).toEqual({
      kind: 'sessionAnswer',
      sessionId: 9,
      resume: { offset: Number.MAX_SAFE_INTEGER, sha256: hash },
    });
  });

  test.each([
    `Nudge-Resume-Offset: 9007199254740992\r\nNudge-Resume-Sha256: ${hash}\r\n`,
    `Nudge-Resume-Offset: -5\r\nNudge-Resume-Sha256: ${hash}\r\n`,
    `Nudge-Resume-Sha256: ${hash}\r\n`,
    'Nudge-Resume-Offset: 5\r\n',
    'Nudge-Resume-Offset: 5\r\nNudge-Resume-Sha256: xyz\r\n',
  ])('that make no sense mean that nothing was kept: %j', (resume) => {
    expect(valueOf(inResponse(session, resume))).toEqual({ kind: 'sessionAnswer' });
  });
});

test('the wire form of each body', () => {
  const nonce = guidOf('{2B95F56D-9CA0-9A64-82CE-ADC1F3C55845}');
  const home = { address: '192.168.0.4', port: 6891 };
  const bodies: readonly SlpBody[] = [
    { kind: 'sessionAnswer', sessionId: 5 },
    { kind: 'sessionClose' },
    {
      kind: 'transportRequest',
      bridges: ['TRUDPv1', 'TCPv1'],
      netId: -1_388_627_126,
      connectionType: 'firewall',
      upnpNat: true,
      firewalled: false,
      hashedNonce: nonce,
    },
    {
      kind: 'transportResponse',
      bridge: 'TCPv1',
      listening: true,
      hashedNonce: nonce,
      internalAddresses: [home, { address: '10.0.0.2', port: 6891 }],
      externalAddresses: [{ address: '203.0.113.5', port: 6892 }],
    },
    { kind: 'none' },
  ];
  expect(bodies.map(encodeSlpBody)).toEqual([
    { contentType: session, body: 'SessionID: 5\r\n\r\n' },
    { contentType: sessionClose, body: '\r\n' },
    {
      contentType: transportRequest,
      body:
        'Bridges: TRUDPv1 TCPv1\r\nNetID: -1388627126\r\nConn-Type: Firewall\r\nUPnPNat: true\r\nICF: false\r\n' +
        'Hashed-Nonce: {2B95F56D-9CA0-9A64-82CE-ADC1F3C55845}\r\n\r\n',
    },
    {
      contentType: transportResponse,
      body:
        'Bridge: TCPv1\r\nListening: true\r\nHashed-Nonce: {2B95F56D-9CA0-9A64-82CE-ADC1F3C55845}\r\n' +
        'IPv4Internal-Addrs: 192.168.0.4 10.0.0.2\r\nIPv4Internal-Port: 6891\r\n' +
        'IPv4External-Addrs: 203.0.113.5\r\nIPv4External-Port: 6892\r\n\r\n',
    },
    { contentType: 'null', body: '' },
  ]);
});

test('BYE may name the session and a reason', () => {
  expect(valueOf(inRequest(sessionClose, '\r\n'))).toEqual({ kind: 'sessionClose' });
  expect(valueOf(inRequest(sessionClose, 'SessionID: 4294967295\r\nContext: YWI=\r\n'))).toEqual({
    kind: 'sessionClose',
    sessionId: 4_294_967_295,
    context: bytesOf('ab'),
  });
});

test('a body without a type here is kept as fields', () => {
  const contentType = 'application/x-msnmsgr-transdestaddrupdate';
  expect(valueOf(inRequest(contentType, 'IPv4ExternalAddrsAndPorts: 1.2.3.4:5\r\n'))).toEqual({
    kind: 'other',
    contentType,
    fields: new Map([['ipv4externaladdrsandports', '1.2.3.4:5']]),
  });
});
