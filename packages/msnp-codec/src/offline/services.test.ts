/** Requests and answers of the two services, both ways, and whatever else may come in their place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mutate, randomOf } from '../../test/mutations.ts';
import { textOfLength } from '../../test/texts.ts';
import { encodeUtf8 } from '../wire/utf8.ts';
import {
  cookieOfTicket,
  decodeFetchAnswer,
  decodeFetchRequest,
  encodeFetchAnswer,
  encodeFetchRefusal,
  encodeFetchRequest,
  fetchAction,
  ticketOfCookie,
  type FetchAnswer,
  type FetchRequest,
} from './fetch-service.ts';
import { OFFLINE_ANSWER_MAX_BYTES, OFFLINE_DELETIONS_MAX, OFFLINE_REQUEST_MAX_BYTES } from './limits.ts';
import {
  decodeStoreAnswer,
  decodeStoreRequest,
  encodeStoreKept,
  encodeStoreRefusal,
  encodeStoreRequest,
  type StoreRequest,
} from './store-service.ts';

const STORE: StoreRequest = {
  from: 'alice@example.com',
  senderName: '=?utf-8?B?w4VsaWNl?=',
  protocol: 'MSNP12',
  build: '7.5.0324',
  to: 'bob@example.com',
  ticket: `t=a&p=b"<'>`,
  productId: 'PROD0101{0RM?UBW',
  lockKey: '',
  messageNumber: 1,
  content: 'A: b\r\n\r\n<&>',
};

const FETCHES: readonly FetchRequest[] = [
  { kind: 'metadata' },
  { kind: 'message', messageId: '<id&1>' },
  { kind: 'delete', messageIds: ['1', '2'] },
  { kind: 'delete', messageIds: [] },
];

const MAIL_DATA = {
  counts: { inbox: 0, inboxUnread: 0, others: 0, othersUnread: 0 },
  offlineMessages: [
    {
      messageId: 'a',
      account: 'alice@example.com',
      senderName: '=?utf-8?B?QQ==?=',
      receivedAt: '2026-11-27T09:05:07Z',
    },
    { messageId: 'b', account: 'x@example.com', senderName: 'x', receivedAt: '' },
  ],
};

const ANSWERS: readonly Exclude<FetchAnswer, { readonly kind: 'refused' }>[] = [
  { kind: 'metadata', data: MAIL_DATA },
  { kind: 'message', mail: 'From: <a>\r\n\r\nx & y' },
  { kind: 'deleted' },
];

function bytes(text: string): Uint8Array {
  return encodeUtf8(text);
}

function soap(body: string, header = ''): Uint8Array {
  return bytes(`<e:Envelope xmlns:e="x"><e:Header>${header}</e:Header><e:Body>${body}</e:Body></e:Envelope>`);
}

describe('Store', () => {
  test('a request is read as it was written', () => {
    expect(decodeStoreRequest(bytes(encodeStoreRequest(STORE)))).toEqual({ ok: true, value: STORE });
    fc.assert(
      fc.property(textOfLength({ maxLength: 200 }), (text) => {
        const request = { ...STORE, from: text, senderName: text, ticket: text, content: text };
        expect(decodeStoreRequest(bytes(encodeStoreRequest(request)))).toEqual({ ok: true, value: request });
      }),
    );
  });

  test.each([
    ['missingField', encodeStoreRequest(STORE).replace('<To ', '<Too ')],
    ['missingField', encodeStoreRequest(STORE).replace('memberName="bob', 'name="bob')],
    ['missingField', encodeStoreRequest({ ...STORE, messageNumber: 0 })],
    ['missingField', encodeStoreRequest({ ...STORE, messageNumber: 1e9 })],
    ['missingField', encodeStoreRequest(STORE).replaceAll('Content', 'Contents')],
    ['notSoap', '<a/>'],
    ['notSoap', '<Envelope/>'],
    ['badXml', encodeStoreRequest(STORE).slice(0, -1)],
    ['tooLarge', encodeStoreRequest({ ...STORE, content: 'x'.repeat(OFFLINE_REQUEST_MAX_BYTES) })],
  ])('%s', (code, xml) => {
    expect(decodeStoreRequest(bytes(xml))).toMatchObject({ ok: false, fault: { code } });
  });

  test('answers', () => {
    const read = (xml: string) => decodeStoreAnswer(bytes(xml));
    expect(read(encodeStoreKept())).toEqual({ ok: true, value: { kind: 'kept' } });
    for (const reason of [
      'systemUnavailable',
      'senderThrottled',
      'messageTooLarge',
      'invalidContent',
    ] as const) {
      expect(read(encodeStoreRefusal({ reason }))).toEqual({
        ok: true,
        value: { kind: 'refused', reason, wantsTicket: false },
      });
    }
    const reason = 'authenticationFailed';
    expect(read(encodeStoreRefusal({ reason, lockKeyChallenge: '18<50' }))).toEqual({
      ok: true,
      value: { kind: 'refused', reason, lockKeyChallenge: '18<50', wantsTicket: false },
    });
    expect(read(encodeStoreRefusal({ reason, ticketParameters: 'ct=1' }))).toEqual({
      ok: true,
      value: { kind: 'refused', reason, wantsTicket: true },
    });
  });

  test('answers of other services', () => {
    expect(decodeStoreAnswer(soap(''))).toEqual({ ok: true, value: { kind: 'kept' } });
    expect(decodeStoreAnswer(soap('<e:Fault><faultcode>e:Server</faultcode></e:Fault>'))).toEqual({
      ok: true,
      value: { kind: 'refused', reason: 'other', wantsTicket: false },
    });
    expect(decodeStoreAnswer(bytes('<html><body>busy</body></html>'))).toMatchObject({ ok: false });
  });
});

describe('what waits', () => {
  test.each(FETCHES)('a request is read as it was written: %o', (request) => {
    const cookie = { t: 'a<&', p: 'b' };
    expect(decodeFetchRequest(bytes(encodeFetchRequest(request, cookie)))).toEqual({
      ok: true,
      value: { cookie, request },
    });
  });

  test('an action names each', () => {
    expect(fetchAction('delete')).toBe('http://www.hotmail.msn.com/ws/2004/09/oim/rsi/DeleteMessages');
  });

  test.each([
    ['t=1&p=2', { t: '1', p: '2' }, 't=1&p=2'],
    ['t=1', { t: '1', p: '' }, 't=1&p='],
    ['t=1&p=2&p=3', { t: '1', p: '2&p=3' }, 't=1&p=2&p=3'],
    ['other', { t: 'other', p: '' }, 't=other&p='],
  ])('the ticket %s in halves', (ticket, cookie, again) => {
    expect(cookieOfTicket(ticket)).toEqual(cookie);
    expect(ticketOfCookie(cookie)).toBe(again);
  });

  test.each([
    ['nothing known', soap('<Other/>')],
    ['no id', soap('<GetMessage/>')],
    ['a long id', soap(`<GetMessage><messageId>${'x'.repeat(65)}</messageId></GetMessage>`)],
    ['no ids', soap('<DeleteMessages/>')],
    [
      'too many ids',
      soap(
        `<DeleteMessages><messageIds>${'<messageId>1</messageId>'.repeat(OFFLINE_DELETIONS_MAX + 1)}</messageIds></DeleteMessages>`,
      ),
    ],
  ])('a request with %s', (_what, request) => {
    expect(decodeFetchRequest(request)).toMatchObject({ ok: false, fault: { code: 'missingField' } });
  });

  test('without a pass the halves are empty', () => {
    expect(decodeFetchRequest(soap('<GetMetadata/>'))).toEqual({
      ok: true,
      value: { cookie: { t: '', p: '' }, request: { kind: 'metadata' } },
    });
  });

  test.each(ANSWERS)('an answer is read as it was written: %o', (answer) => {
    expect(decodeFetchAnswer(bytes(encodeFetchAnswer(answer)))).toEqual({ ok: true, value: answer });
  });

  test('refusals, and a list that is text within XML', () => {
    for (const reason of ['authenticationFailed', 'noSuchMessage', 'badRequest'] as const) {
      expect(decodeFetchAnswer(bytes(encodeFetchRefusal(reason)))).toEqual({
        ok: true,
        value: { kind: 'refused', reason },
      });
    }
    const list = soap(
      '<GetMetadataResponse>&lt;MD&gt;&lt;M&gt;&lt;I&gt;a&lt;/I&gt;&lt;/M&gt;&lt;/MD&gt;</GetMetadataResponse>',
    );
    expect(decodeFetchAnswer(list)).toMatchObject({
      ok: true,
      value: { kind: 'metadata', data: { offlineMessages: [{ messageId: 'a' }] } },
    });
    expect(decodeFetchAnswer(soap('<Fault/>'))).toMatchObject({ value: { reason: 'other' } });
    expect(decodeFetchAnswer(soap('<X/>'))).toMatchObject({ fault: { code: 'missingField' } });
    expect(decodeFetchAnswer(new Uint8Array(OFFLINE_ANSWER_MAX_BYTES + 1))).toMatchObject({
      fault: { code: 'tooLarge' },
    });
  });
});

test('broken bytes give a value or a fault', () => {
  const random = randomOf(7);
  const whole = [
    encodeStoreRequest(STORE),
    encodeStoreKept(),
    encodeStoreRefusal({ reason: 'authenticationFailed', lockKeyChallenge: '1', ticketParameters: '2' }),
    ...FETCHES.map((request) => encodeFetchRequest(request, { t: 'a', p: 'b' })),
    ...ANSWERS.map(encodeFetchAnswer),
  ].map(bytes);
  let faults = 0;
  for (let round = 0; round < 2_000; round++) {
    const broken = mutate(whole[random(whole.length)] ?? new Uint8Array(), random);
    for (const decode of [decodeStoreRequest, decodeStoreAnswer, decodeFetchRequest, decodeFetchAnswer]) {
      if (!decode(broken).ok) faults++;
    }
  }
  expect(faults).toBeGreaterThan(0);
});
