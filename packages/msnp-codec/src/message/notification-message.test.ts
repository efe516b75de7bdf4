import { describe, expect, test } from 'vitest';
import { bytesOf, loadVectors, textOf } from '../../test/vectors.ts';
import { INVITATION_TEXT_MAX_LENGTH } from '../commands/mail-invitations.ts';
import { OFFLINE_MESSAGE_FOLDERS, type MailData } from './mail-data.ts';
import {
  decodeNotificationMessage,
  encodeInitialMail,
  encodeInitialMailData,
  encodeMailActivity,
  encodeInvitationWords,
  encodeOfflineMessageNotice,
  encodeProfile,
  encodeShutdownNotice,
  encodeSignedInElsewhere,
} from './notification-message.ts';

interface CommandVectors {
  readonly vectors: readonly { readonly line: string; readonly payload?: string }[];
}

/** Payloads of the vectors' server messages, by the content type they name. */
function vectorOf(contentType: string): Uint8Array {
  const { vectors } = loadVectors<CommandVectors>('commands');
  const found = vectors.find(
    ({ line, payload }) =>
      line.startsWith('MSG Hotmail') && payload?.includes(`Content-Type: ${contentType}`),
  );
  if (found?.payload === undefined) throw new Error(`no vector of ${contentType}`);
  return bytesOf(found.payload);
}

describe('the vectors', () => {
  test('profile', () => {
    const message = decodeNotificationMessage(vectorOf('text/x-msmsgsprofile'));
    if (message.kind !== 'profile') throw new Error('expected a profile');
    expect(message.fields.get('logintime')).toBe('1050223062');
    expect(message.fields.has('content-type')).toBe(false);
  });

  test('initial mail', () => {
    const message = decodeNotificationMessage(vectorOf('text/x-msmsgsinitialemailnotification'));
    expect(message).toMatchObject({ kind: 'initialMail', inboxUnread: 1 });
  });

  test('new mail', () => {
    const message = decodeNotificationMessage(vectorOf('text/x-msmsgsemailnotification'));
    expect(message).toMatchObject({
      kind: 'newMail',
      from: 'Bob',
      subject: expect.stringContaining('=?') as string,
    });
  });

  test('mail moved', () => {
    const message = decodeNotificationMessage(vectorOf('text/x-msmsgsactivemailnotification'));
    expect(message).toMatchObject({ kind: 'mailActivity', sourceFolder: 'ACTIVE' });
  });

  test('mail data', () => {
    const message = decodeNotificationMessage(vectorOf('text/x-msmsgsinitialmdatanotification'));
    expect(message).toMatchObject({ kind: 'mailData', tooLarge: false, data: { counts: { inbox: 0 } } });
  });

  test('mail data that is to be asked for', () => {
    expect(decodeNotificationMessage(encodeInitialMailData('tooLarge'))).toEqual({
      kind: 'mailData',
      data: { offlineMessages: [] },
      tooLarge: true,
      links: {},
    });
  });

  test('messages moved', () => {
    const { waiting, deleted } = OFFLINE_MESSAGE_FOLDERS;
    const move = { sourceFolder: waiting, destinationFolder: deleted, count: 3 };
    expect(decodeNotificationMessage(encodeMailActivity(move))).toEqual({ kind: 'mailActivity', ...move });
  });

  test('shutdown', () => {
    const message = decodeNotificationMessage(vectorOf('application/x-msmsgssystemmessage'));
    expect(message).toEqual({ kind: 'system', type: 1, minutes: 5 });
  });
});

describe('ours', () => {
  const offlineMessages = [
    {
      messageId: 'm1',
      account: 'bob@example.com',
      senderName: 'Bob & Co',
      receivedAt: '2005-11-15T22:24:27.000Z',
    },
  ];
  const counts = { inbox: 3, inboxUnread: 2, others: 1, othersUnread: 0 };

  test('profile', () => {
    const wire = encodeProfile([
      ['LoginTime', '1'],
      ['ABCHMigrated', '1'],
    ]);
    expect(textOf(wire)).toMatch(/\r\nLoginTime: 1\r\nABCHMigrated: 1\r\n\r\n$/);
    expect(decodeNotificationMessage(wire)).toEqual({
      kind: 'profile',
      fields: new Map([
        ['logintime', '1'],
        ['abchmigrated', '1'],
      ]),
    });
  });

  test('initial mail', () => {
    const links = { inboxUrl: '/a', foldersUrl: '/b', postUrl: 'http://x.example/' };
    const wire = encodeInitialMail({ inboxUnread: 2, foldersUnread: 0, links });
    expect(decodeNotificationMessage(wire)).toEqual({
      kind: 'initialMail',
      inboxUnread: 2,
      foldersUnread: 0,
      links,
    });
  });

  test.each<MailData>([{ counts, offlineMessages }, { counts, offlineMessages: [] }, { offlineMessages }])(
    'mail data %#',
    (data) => {
      expect(decodeNotificationMessage(encodeInitialMailData(data))).toEqual({
        kind: 'mailData',
        data,
        tooLarge: false,
        links: {},
      });
      expect(decodeNotificationMessage(encodeOfflineMessageNotice(data))).toEqual({
        kind: 'offlineMessages',
        data,
        tooLarge: false,
      });
    },
  );

  test('shutdown', () => {
    const message = decodeNotificationMessage(encodeShutdownNotice(7));
    expect(message).toEqual({ kind: 'system', type: 1, minutes: 7 });
  });
});

describe('where else an account signed in', () => {
  test('in full', () => {
    const place = {
      address: '192.168.1.7',
      system: 'linux',
      clientName: 'Nudge',
      clientVersion: '0.1.0 beta',
    };
    const wire = encodeSignedInElsewhere(place);
    expect(textOf(wire)).toBe(
      'MIME-Version: 1.0\r\nContent-Type: text/x-nudge-signed-in-elsewhere\r\n\r\n' +
        'Address: 192.168.1.7\r\nSystem: linux\r\nClient: Nudge\r\nVersion: 0.1.0 beta\r\n',
    );
    expect(decodeNotificationMessage(wire)).toEqual({ kind: 'signedInElsewhere', place });
  });

  test.each(['loopback', 'fe80::1', '10.0.0.1'])('at %s', (address) => {
    const message = decodeNotificationMessage(encodeSignedInElsewhere({ address }));
    expect(message).toEqual({ kind: 'signedInElsewhere', place: { address } });
  });

  const longest = 'n'.repeat(32);

  test('names of 32 characters are the longest', () => {
    const place = { system: longest, clientName: `${longest}n` };
    const message = decodeNotificationMessage(encodeSignedInElsewhere(place));
    expect(message).toEqual({ kind: 'signedInElsewhere', place: { system: longest } });
  });

  test.each([
    ['Address: evil.example.com', 'a name for an address'],
    ['Address: 1', 'no address'],
    [`Address: ${'1'.repeat(46)}`, 'too long an address'],
    ['System: \u202egnp.exe', 'a turned direction'],
    ['System: li\u0000nux', 'a control character'],
    ['Client: Nüdge', 'other letters'],
    [`Version: ${longest}1`, 'too long a name'],
    ['System:  ', 'nothing'],
  ])('%j is not read: %s', (line) => {
    const body = bytesOf(`Content-Type: text/x-nudge-signed-in-elsewhere\r\n\r\n${line}\r\n`);
    expect(decodeNotificationMessage(body)).toEqual({ kind: 'signedInElsewhere', place: {} });
  });

  test.each(['\u202eexe', 'a\r\nClient: forged', 'ü', ''])('%j is not written', (system) => {
    expect(textOf(encodeSignedInElsewhere({ system }))).toMatch(/elsewhere\r\n\r\n$/);
  });
});

describe('odd ones', () => {
  test('too large mail data', () => {
    const body = bytesOf(
      'Content-Type: text/x-msmsgsinitialmdatanotification\r\n\r\nMail-Data: too-large\r\n',
    );
    expect(decodeNotificationMessage(body)).toMatchObject({ kind: 'mailData', tooLarge: true });
  });

  test('shutdown with its fields among the headers', () => {
    const body = bytesOf('Content-Type: application/x-msmsgssystemmessage\r\nType: 1\r\nArg1: -3\r\n\r\n');
    expect(decodeNotificationMessage(body)).toEqual({ kind: 'system', type: 1, minutes: 0 });
  });

  test.each(['', 'x', 'Content-Type: text/x-other\r\n\r\nbody'])('unknown %j', (text) => {
    expect(decodeNotificationMessage(bytesOf(text)).kind).toBe('unknown');
  });
});

describe('what somebody wrote who added this account', () => {
  test('is the body as it stands, whatever it looks like', () => {
    const text = 'Hi, it’s me!\r\nInvited-By: mallory@example.com\r\n\r\nFrom the lake.';
    const wire = encodeInvitationWords('alice@example.com', text);
    expect(textOf(wire).split('\r\n\r\n', 1)).toEqual([
      'MIME-Version: 1.0\r\nContent-Type: text/x-nudge-invitation; charset=UTF-8\r\nInvited-By: alice@example.com',
    ]);
    expect(decodeNotificationMessage(wire)).toEqual({
      kind: 'invitationWords',
      from: 'alice@example.com',
      text,
    });
  });

  test('has an end, and perhaps no sender', () => {
    const wire = bytesOf(`Content-Type: text/x-nudge-invitation\r\n\r\n${'x'.repeat(500)}`);
    const text = 'x'.repeat(INVITATION_TEXT_MAX_LENGTH);
    expect(decodeNotificationMessage(wire)).toEqual({ kind: 'invitationWords', from: '', text });
  });
});
