import {
  encodeSlpMessage,
  encodeUtf8,
  EUF_GUIDS,
  msnObjectContext,
  P2P_FLAGS,
  parseGuid,
  type SlpBody,
} from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { SLP_MAX_BYTES, UNFINISHED_MESSAGES_MAX } from '../../src/p2p/limits.ts';
import { fileOf } from './file-people.ts';
import { fileRequest, SESSION_ID, Stranger } from './stranger.ts';

function statusesOf(stranger: Stranger): readonly number[] {
  return stranger.hearSlp().flatMap((slp) => (slp.kind === 'response' ? [slp.status] : []));
}

const WEBCAM = parseGuid(EUF_GUIDS.webcamOffer) ?? EUF_GUIDS.webcamOffer;

describe('what is asked of us', () => {
  test.each([
    [
      'a session of a kind we do not know',
      { kind: 'sessionRequest', eufGuid: WEBCAM, sessionId: 5, appId: 4 },
      500,
    ],
    [
      'an object that is not named',
      { kind: 'sessionRequest', eufGuid: EUF_GUIDS.object, sessionId: 5, appId: 1 },
      603,
    ],
    [
      'a file that is not named',
      { kind: 'sessionRequest', eufGuid: EUF_GUIDS.file, sessionId: 5, appId: 2 },
      606,
    ],
    ['nothing', { kind: 'none' }, 500],
  ] as const satisfies readonly (readonly [string, SlpBody, number])[])('%s', (_name, body, status) => {
    const stranger = new Stranger();
    stranger.sendSlp(stranger.request('INVITE', body));
    expect(statusesOf(stranger)).toEqual([status]);
  });

  test('an object that we have not', () => {
    const stranger = new Stranger();
    const object = { creator: 'a', size: 5, type: 3, location: '', friendly: 'AAA=', sha1d: 'nothing' };
    const context = msnObjectContext(object);
    const body = {
      kind: 'sessionRequest',
      eufGuid: EUF_GUIDS.object,
      sessionId: 5,
      appId: 1,
      context,
    } as const;
    stranger.sendSlp(stranger.request('INVITE', body));
    expect(statusesOf(stranger)).toEqual([603]);
  });

  test('a BYE of a call that never was', () => {
    const stranger = new Stranger();
    stranger.sendSlp(stranger.request('BYE', { kind: 'sessionClose' }));
    expect(statusesOf(stranger)).toEqual([481]);
  });

  test('a BYE of a call that is over is no surprise', () => {
    const stranger = new Stranger();
    stranger.offerFile(5);
    stranger.flow.decline(stranger.now);
    stranger.hear();
    stranger.sendSlp(stranger.request('BYE', { kind: 'sessionClose' }));
    expect(statusesOf(stranger)).toEqual([]);
  });

  test('responses to what we never asked are passed over', () => {
    const stranger = new Stranger();
    const request = stranger.request('INVITE', { kind: 'none' });
    for (const status of [100, 200, 404, 481, 500, 603]) {
      stranger.sendSlp({ ...request, kind: 'response', status });
    }
    expect(statusesOf(stranger)).toEqual([]);
  });
});

describe('how it is said', () => {
  test.each(['0', '1', '99999999', '-5', 'many', ''])('Content-Length %j is not believed', (length) => {
    const stranger = new Stranger();
    const text = new TextDecoder().decode(encodeSlpMessage(stranger.request('INVITE', fileRequest(5))));
    const lying = encodeUtf8(text.replace(/Content-Length: \d+/, `Content-Length: ${length}`));
    stranger.sendData(lying, { identifier: 9 });
    expect(stranger.offers).toEqual([{ name: 'a.txt', size: 5 }]);
  });

  test.each([1, 2, 7, 100])('in chunks of %i bytes, the last one first', (length) => {
    const stranger = new Stranger();
    const bytes = encodeSlpMessage(stranger.request('INVITE', fileRequest(5)));
    const offsets = Array.from({ length: Math.ceil(bytes.length / length) }, (_, at) => at * length);
    for (const dataOffset of offsets.reverse()) {
      const part = bytes.subarray(dataOffset, dataOffset + length);
      stranger.sendData(part, { identifier: 9, dataOffset, totalSize: bytes.length });
    }
    expect(stranger.offers).toEqual([{ name: 'a.txt', size: 5 }]);
  });

  test('twice: done once, acknowledged twice', () => {
    const stranger = new Stranger();
    const bytes = encodeSlpMessage(stranger.request('INVITE', fileRequest(5)));
    for (let count = 0; count < 2; count++) stranger.sendData(bytes, { identifier: 9 });
    const acknowledged = stranger.hear().filter(({ header }) => header.flags === P2P_FLAGS.ack);
    expect(acknowledged.map(({ header }) => header.ackIdentifier)).toEqual([9, 9]);
    expect(stranger.offers).toHaveLength(1);
  });

  test('an INVITE that is longer than any', () => {
    const stranger = new Stranger();
    stranger.sendData(fileOf(1_000), { identifier: 9, totalSize: SLP_MAX_BYTES + 1 });
    stranger.sendData(fileOf(1_000), { identifier: 10, totalSize: 0xffff_ffff });
    expect(stranger.hear()).toEqual([]);
  });

  test('beginnings without end: few are held, and not for long', () => {
    const stranger = new Stranger();
    for (let count = 0; count < 1_000; count++) {
      stranger.sendData(fileOf(10), { identifier: count + 1, totalSize: SLP_MAX_BYTES });
    }
    const invite = encodeSlpMessage(stranger.request('INVITE', fileRequest(5)));
    stranger.sendData(invite, { identifier: 5_000 });
    expect([stranger.offers.length, UNFINISHED_MESSAGES_MAX]).toEqual([0, 8]);
    stranger.advance(61_000);
    stranger.channel.expire(stranger.now);
    stranger.sendData(invite, { identifier: 5_001 });
    expect(stranger.offers).toHaveLength(1);
  });

  test.each([
    '',
    '\0',
    'INVITE',
    'INVITE x MSNSLP/1.0\r\n\r\n',
    'MSNSLP/1.0 200 OK\r\n\r\n',
    'x'.repeat(1_000),
  ])('%j is acknowledged and passed over', (text) => {
    const stranger = new Stranger();
    stranger.sendData(encodeUtf8(text), { identifier: 9 });
    expect(stranger.hearSlp()).toEqual([]);
    expect(stranger.isWanting).toBe(false);
  });
});

describe('acknowledgements', () => {
  test('that never come end a session', () => {
    const stranger = new Stranger();
    stranger.offerFile(5);
    stranger.flow.accept(undefined, stranger.now);
    stranger.hear(false);
    stranger.advance(60_000);
    expect(stranger.ending).toEqual({ kind: 'broken' });
  });

  test('of anything else change nothing', () => {
    const stranger = new Stranger();
    for (let identifier = 0; identifier < 100; identifier++) {
      for (const flags of [
        P2P_FLAGS.ack,
        P2P_FLAGS.negativeAck,
        P2P_FLAGS.receiverClosed,
        P2P_FLAGS.waitingForReply,
      ]) {
        stranger.sendData(new Uint8Array(0), { sessionId: SESSION_ID, flags, ackIdentifier: identifier });
      }
    }
    expect(stranger.hear()).toEqual([]);
  });

  test('of BYE may be closing instead', () => {
    const stranger = new Stranger();
    stranger.offerFile(5);
    stranger.accept();
    stranger.flow.cancel(undefined, stranger.now);
    const [bye] = stranger.hear(false);
    expect(stranger.isWanting).toBe(true);
    stranger.sendData(new Uint8Array(0), {
      flags: P2P_FLAGS.receiverClosed,
      ackIdentifier: bye?.header.identifier ?? 0,
      totalSize: 0,
    });
    expect(stranger.isWanting).toBe(false);
  });
});
