import { describe, expect, test } from 'vitest';
import { faultOf, valueOf } from '../../test/decoded-values.ts';
import { bytesOf, textOf } from '../../test/vectors.ts';
import {
  decodeSlpMessage,
  encodeSlpMessage,
  respondToSlp,
  SLP_CONTENT_TYPES,
  SLP_MESSAGE_MAX_BYTES,
  type SlpRequest,
} from './slp-message.ts';

const BRANCH = '{33517CE4-02FC-4428-B6F4-39927229B722}';
const CALL = '{9D79AE57-1BD5-444B-B14E-3FC9BB2B5D58}';
const HEAD = [
  'To: <msnmsgr:bob@example.com>',
  'From: <msnmsgr:alice@example.com>',
  `Via: MSNSLP/1.0/TLP ;branch=${BRANCH}`,
  'CSeq: 0 ',
  `Call-ID: ${CALL}`,
  'Max-Forwards: 0',
  'Content-Type: application/x-msnmsgr-sessionreqbody',
  'Content-Length: 16',
];
const BODY = 'SessionID: 7\r\n\r\n';
const INVITE: SlpRequest = {
  kind: 'request',
  method: 'INVITE',
  to: 'bob@example.com',
  from: 'alice@example.com',
  branch: BRANCH,
  callId: CALL,
  cSeq: 0,
  contentType: SLP_CONTENT_TYPES.session,
  body: BODY,
};
const START = 'INVITE MSNMSGR:bob@example.com MSNSLP/1.0';

function read(text: string): ReturnType<typeof decodeSlpMessage> {
  return decodeSlpMessage(bytesOf(text));
}

function withHead(lines: readonly string[], start = START): string {
  return `${[start, ...lines].join('\r\n')}\r\n\r\n${BODY}\0`;
}

describe('reading forgives', () => {
  test.each([
    ['nothing', withHead(HEAD)],
    ['a missing zero byte', withHead(HEAD).slice(0, -1)],
    ['more than one zero byte', `${withHead(HEAD)}\0\0`],
    ['what stands behind the zero byte', `${withHead(HEAD)}rubbish\r\n`],
    ['a length that is too small', withHead(HEAD).replace('Length: 16', 'Length: 0')],
    ['a length that is too large', withHead(HEAD).replace('Length: 16', 'Length: 99999999999999999999')],
    ['a length below zero', withHead(HEAD).replace('Length: 16', 'Length: -1')],
    ['no length', withHead(HEAD.slice(0, -1))],
    [
      'bare line feeds before the body',
      withHead(HEAD)
        .replaceAll('\r\n', '\n')
        .replace(/(?<=\n\n).*/s, BODY),
    ],
    ['another order', withHead([...HEAD].reverse())],
    ['other capitals', withHead(HEAD.map((line) => line.replace(/^[^:]+/, (name) => name.toUpperCase())))],
    ['missing brackets', withHead(HEAD.map((line) => line.replaceAll(/[<>]/g, '')))],
    ['blanks at the ends', withHead(HEAD.map((line) => `${line}  `))],
    [
      'a start line with other capitals and blanks',
      withHead(HEAD, 'invite  msnmsgr:bob@example.com  MSNSLP/1.0 '),
    ],
    ['headers nobody knows', withHead(['X: y', 'rubbish', ...HEAD])],
    ['parameters of the type', withHead(HEAD).replace('reqbody', 'reqbody; charset=x')],
    ['something behind the branch', withHead(HEAD).replace(BRANCH, `${BRANCH};rport`)],
  ])('%s', (_what, text) => {
    expect(valueOf(read(text))).toEqual(INVITE);
  });

  test('places of late clients, kept as they are', () => {
    const to = 'bob@example.com;{00000000-0000-0000-0000-000000000001}';
    const text = withHead(HEAD).replaceAll('bob@example.com', to);
    expect(valueOf(read(text))).toEqual({ ...INVITE, to });
    expect(textOf(encodeSlpMessage({ ...INVITE, to }))).toContain(
      `INVITE MSNMSGR:${to} MSNSLP/1.0\r\nTo: <msnmsgr:${to}>`,
    );
  });

  test('a missing branch, sequence and type', () => {
    const few = withHead(HEAD.filter((line) => /^(?:To|From|Call-ID)/.test(line)));
    expect(valueOf(read(few))).toEqual({ ...INVITE, branch: '', contentType: 'null' });
  });

  test('a message without a body', () => {
    expect(valueOf(read(`${START}\r\n${HEAD.join('\r\n')}`))).toEqual({ ...INVITE, body: '' });
    expect(valueOf(read(`${START}\r\n${HEAD.join('\r\n')}\r\n\r\n`))).toEqual({ ...INVITE, body: '' });
  });
});

describe('responses', () => {
  test.each([
    ['MSNSLP/1.0 200 OK', 200],
    ['MSNSLP/1.0 603 Decline', 603],
    ['MSNSLP/1.0 481 No Such Call', 481],
    ['MSNSLP/1.0 500', 500],
    ['msnslp/1.1  999  Whatever', 999],
  ])('%s', (start, status) => {
    expect(valueOf(read(withHead(HEAD, start)))).toMatchObject({ kind: 'response', status, callId: CALL });
  });

  test.each([
    [200, 'OK'],
    [404, 'Not Found'],
    [481, 'No Such Call'],
    [500, 'Internal Error'],
    [603, 'Decline'],
    [606, 'Unacceptable'],
  ] as const)('%i is written with its words, to the other side', (status, words) => {
    const answer = respondToSlp(INVITE, { status, contentType: SLP_CONTENT_TYPES.none, body: '' });
    expect(textOf(encodeSlpMessage(answer))).toBe(
      [
        `MSNSLP/1.0 ${status} ${words}`,
        'To: <msnmsgr:alice@example.com>',
        'From: <msnmsgr:bob@example.com>',
        `Via: MSNSLP/1.0/TLP ;branch=${BRANCH}`,
        'CSeq: 1 ',
        `Call-ID: ${CALL}`,
        'Max-Forwards: 0',
        'Content-Type: null',
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n'),
    );
  });
});

describe('what cannot be read', () => {
  test.each([
    '',
    '\0',
    '\r\n\r\n',
    'OPTIONS MSNMSGR:bob@example.com MSNSLP/1.0',
    'INVITE',
    'INVITE MSNMSGR:bob@example.com SIP/2.0',
    'MSNSLP/1.0 20 OK',
    'MSNSLP/1.0 2000 OK',
    'MSNSLP/1.0 OK',
  ])('is no message: %j', (start) => {
    expect(faultOf(read(withHead(HEAD, start)))).toBe('badStartLine');
  });

  test.each(['To', 'From', 'Call-ID'])('lacks %s', (name) => {
    const lines = HEAD.filter((line) => !line.startsWith(`${name}:`));
    expect(faultOf(read(withHead(lines)))).toBe('missingHeader');
    expect(faultOf(read(withHead([`${name}: `, ...lines])))).toBe('missingHeader');
  });

  test.each(['bob@example.com', '<msnmsgr:>', '<sip:bob@example.com>', '<msnmsgr:a b>', '<msnmsgr:a>b>'])(
    'is addressed to %s',
    (to) => {
      expect(faultOf(read(withHead([`To: ${to}`, ...HEAD.slice(1)])))).toBe('missingHeader');
    },
  );

  test('is too large, or nearly all head', () => {
    expect(faultOf(decodeSlpMessage(new Uint8Array(SLP_MESSAGE_MAX_BYTES + 1)))).toBe('messageTooLarge');
    expect(faultOf(decodeSlpMessage(new Uint8Array(SLP_MESSAGE_MAX_BYTES).fill(65)))).toBe('headTooLarge');
    expect(faultOf(read(withHead([`X: ${'x'.repeat(9000)}`, ...HEAD])))).toBe('headTooLarge');
  });
});

test('the length counts bytes and the zero, and neither can be forged', () => {
  const text = textOf(encodeSlpMessage({ ...INVITE, callId: `${CALL}\r\nX: 1`, body: 'é\0: x\r\n\r\n' }));
  expect(text).toContain('Content-Length: 10\r\n');
  expect(text.endsWith('\r\n\r\né: x\r\n\r\n\0')).toBe(true);
  expect(text).not.toMatch(/^X: 1/m);
});
