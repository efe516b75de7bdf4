/** What lines mean, spelled out: the forms of each version, and the habits of other people's servers. */
import { describe, expect, test } from 'vitest';
import {
  decodeServerSwitchboard,
  encodeClientNotification,
  encodeServerNotification,
  encodeServerSwitchboard,
  LocalProtocolError,
} from '../src/index.ts';
import { frameOf, fromServer } from './lines.ts';
import { bytesOf, textOf } from './vectors.ts';

const GUID = 'd6deeacd-7849-4de4-93c5-d130915d0042';
const CONTACT = 'c1f9a363-4ee9-4a33-a434-b056a4c55b98';

describe('notification server, by version', () => {
  const forms: readonly (readonly [number, string, object])[] = [
    [8, 'VER 1 0', { verb: 'VER', trId: 1, dialects: [] }],
    [5, 'USR 4 OK a@b Al%20A', { verb: 'USR', step: 'ok', trId: 4, account: 'a@b', friendlyName: 'Al A' }],
    [
      7,
      'USR 4 OK a@b Al 0',
      { verb: 'USR', step: 'ok', trId: 4, account: 'a@b', friendlyName: 'Al', verified: false },
    ],
    [
      9,
      'USR 4 OK a@b Al 1 0',
      {
        verb: 'USR',
        step: 'ok',
        trId: 4,
        account: 'a@b',
        friendlyName: 'Al',
        verified: true,
        restricted: false,
      },
    ],
    [
      12,
      'USR 4 OK a@b 1 0',
      { verb: 'USR', step: 'ok', trId: 4, account: 'a@b', verified: true, restricted: false },
    ],
    [
      2,
      'XFR 2 NS 64.4.13.55:1863',
      { verb: 'XFR', trId: 2, target: 'notification', address: { host: '64.4.13.55', port: 1863 } },
    ],
    [
      7,
      'XFR 2 NS [::1]:80 0 10.0.0.1:1863',
      {
        verb: 'XFR',
        trId: 2,
        target: 'notification',
        address: { host: '::1', port: 80 },
        current: '10.0.0.1:1863',
      },
    ],
    [
      2,
      'XFR 2 SB messenger.example CKI 1.2',
      {
        verb: 'XFR',
        trId: 2,
        target: 'switchboard',
        address: { host: 'messenger.example', port: 1863 },
        cookie: '1.2',
      },
    ],
    [7, 'SYN 1 27', { verb: 'SYN', trId: 1, listVersions: ['27'] }],
    [8, 'SYN 1 182 2 3', { verb: 'SYN', trId: 1, listVersions: ['182'], contactCount: 2, groupCount: 3 }],
    [12, 'SYN 1 a b', { verb: 'SYN', trId: 1, listVersions: ['a', 'b'] }],
    [12, 'SYN 1 a b 2 3', { verb: 'SYN', trId: 1, listVersions: ['a', 'b'], contactCount: 2, groupCount: 3 }],
    [7, 'GTC 1 255 A', { verb: 'GTC', trId: 1, listVersion: '255', notifyOnAdd: 'ask' }],
    [12, 'GTC N', { verb: 'GTC', notifyOnAdd: 'never' }],
    [12, 'GTC 20 N', { verb: 'GTC', trId: 20, notifyOnAdd: 'never' }],
    [7, 'BLP 1 255 AL', { verb: 'BLP', trId: 1, listVersion: '255', privacy: 'allow' }],
    [12, 'BLP BL', { verb: 'BLP', privacy: 'block' }],
    [7, 'PRP 1 255 PHH 12%203', { verb: 'PRP', trId: 1, listVersion: '255', property: 'PHH', value: '12 3' }],
    [7, 'PRP 1 255 PHW', { verb: 'PRP', trId: 1, listVersion: '255', property: 'PHW' }],
    [12, 'PRP MFN Al', { verb: 'PRP', property: 'MFN', value: 'Al' }],
    [12, 'PRP 9 MFN 12', { verb: 'PRP', trId: 9, property: 'MFN', value: '12' }],
    [
      7,
      'LSG 1 255 1 2 0 Other%20Contacts 0',
      { verb: 'LSG', trId: 1, listVersion: '255', index: 1, total: 2, groupId: '0', name: 'Other Contacts' },
    ],
    [9, 'LSG 3 Work 0', { verb: 'LSG', groupId: '3', name: 'Work' }],
    [12, `LSG Work ${GUID}`, { verb: 'LSG', groupId: GUID, name: 'Work' }],
    [2, 'LST 1 BL 255 0 0', { verb: 'LST', trId: 1, list: 'block', listVersion: '255', index: 0, total: 0 }],
    [
      7,
      'LST 1 FL 255 1 2 b@c Bob 0,1',
      {
        verb: 'LST',
        trId: 1,
        list: 'forward',
        listVersion: '255',
        index: 1,
        total: 2,
        contact: { account: 'b@c', friendlyName: 'Bob', lists: ['forward'], groupIds: ['0', '1'] },
      },
    ],
    [
      8,
      'LST b@c Bob 11 0,1',
      {
        verb: 'LST',
        contact: {
          account: 'b@c',
          friendlyName: 'Bob',
          lists: ['forward', 'allow', 'reverse'],
          groupIds: ['0', '1'],
        },
      },
    ],
    [10, 'LST N=d@e 16', { verb: 'LST', contact: { account: 'd@e', lists: ['pending'], groupIds: [] } }],
    [
      12,
      `LST N=b@c F=Bob C=${CONTACT} 3 1 ${GUID}`,
      {
        verb: 'LST',
        contact: {
          account: 'b@c',
          friendlyName: 'Bob',
          contactId: CONTACT,
          lists: ['forward', 'allow'],
          network: 1,
          groupIds: [GUID],
        },
      },
    ],
    [
      7,
      'BPR 255 b@c PHH 1',
      { verb: 'BPR', listVersion: '255', account: 'b@c', property: 'PHH', value: '1' },
    ],
    [8, 'BPR PHH 1', { verb: 'BPR', property: 'PHH', value: '1' }],
    [12, 'BPR b@c PHM', { verb: 'BPR', account: 'b@c', property: 'PHM' }],
    [9, 'REM 0 RL 260 c@d', { verb: 'REM', trId: 0, list: 'reverse', listVersion: '260', principal: 'c@d' }],
    [
      12,
      `REM 8 FL ${CONTACT} ${GUID}`,
      { verb: 'REM', trId: 8, list: 'forward', principal: CONTACT, groupId: GUID },
    ],
    [
      7,
      'NLN BSY b@c Bob',
      { verb: 'NLN', presence: { status: 'busy', account: 'b@c', friendlyName: 'Bob' } },
    ],
    [
      9,
      'ILN 9 AWY b@c Bob 28 %3Cmsnobj%20a%3D%221%22%2F%3E',
      {
        verb: 'ILN',
        trId: 9,
        presence: {
          status: 'away',
          account: 'b@c',
          friendlyName: 'Bob',
          capabilities: 28,
          msnObject: '<msnobj a="1"/>',
        },
      },
    ],
    [12, 'CHG 0 FLN', { verb: 'CHG', trId: 0, status: 'offline' }],
    [12, 'OUT RCT 6', { verb: 'OUT', reason: 'RCT', minutes: 6 }],
    [12, '217 3', { verb: 'error', code: 217, trId: 3 }],
    [12, '500', { verb: 'error', code: 500 }],
  ];

  test.each(forms)('MSNP%i: %s', (version, line, command) => {
    expect(fromServer(line, version)).toStrictEqual(command);
  });
});

describe('habits of other servers', () => {
  const group = { name: 'A B', groupId: GUID };
  const habits: readonly (readonly [string, object])[] = [
    [`ADG 20 A%20B ${GUID} 0`, { verb: 'ADG', trId: 20, ...group }],
    [`ADG 20 1 A%20B ${GUID} 0`, { verb: 'ADG', trId: 20, listVersion: '1', ...group }],
    [`REG 22 1 A%20B ${GUID} 0`, { verb: 'REG', trId: 22, listVersion: '1', ...group }],
    [`REG 22 1 ${GUID} A%20B 0`, { verb: 'REG', trId: 22, listVersion: '1', ...group }],
    [`REG 22 ${GUID} 7`, { verb: 'REG', trId: 22, name: '7', groupId: GUID }],
    [`RMG 21 1 ${GUID}`, { verb: 'RMG', trId: 21, listVersion: '1', groupId: GUID }],
    [`LSG ${GUID} A%20B`, { verb: 'LSG', ...group }],
    [
      `LST C=${CONTACT} N=b@c F=Bob 3 1 `,
      {
        verb: 'LST',
        contact: {
          contactId: CONTACT,
          account: 'b@c',
          friendlyName: 'Bob',
          lists: ['forward', 'allow'],
          network: 1,
          groupIds: [],
        },
      },
    ],
    [
      `LST N=b@c 1 ${GUID}`,
      { verb: 'LST', contact: { account: 'b@c', lists: ['forward'], groupIds: [GUID] } },
    ],
    [
      `ADC 5 FL C=${CONTACT} F=Bob N=b@c`,
      { verb: 'ADC', trId: 5, list: 'forward', account: 'b@c', friendlyName: 'Bob', contactId: CONTACT },
    ],
    ['PRP 1 PHH ', { verb: 'PRP', trId: 1, property: 'PHH' }],
    ['QNG', { verb: 'QNG' }],
    [
      'NLN NLN b@c <B>&😀 5 %3Cmsnobj%2F%3E',
      {
        verb: 'NLN',
        presence: { status: 'online', account: 'b@c', friendlyName: '<B>&😀', capabilities: 5 },
      },
    ],
    [
      'NLN NLN b@c Bob x:y %3Cbroken',
      {
        verb: 'NLN',
        presence: { status: 'online', account: 'b@c', friendlyName: 'Bob', msnObject: '<broken' },
      },
    ],
    [
      'NLN NLN b@c Bob 2789003324:48 0',
      {
        verb: 'NLN',
        presence: { status: 'online', account: 'b@c', friendlyName: 'Bob', capabilities: 2_789_003_324 },
      },
    ],
    [
      'USR 6 OK a@b Al%20A 1 0',
      {
        verb: 'USR',
        step: 'ok',
        trId: 6,
        account: 'a@b',
        friendlyName: 'Al A',
        verified: true,
        restricted: false,
      },
    ],
    ['XFR 0 NS 0', { verb: 'unknown', name: 'XFR', args: ['0', 'NS', '0'] }],
    ['IMS 28 OFF', { verb: 'IMS', trId: 28, on: false }],
  ];

  test.each(habits)('%s', (line, command) => {
    expect(fromServer(line, 12)).toStrictEqual(command);
  });

  test('a session ID of 31 hex characters', () => {
    const sessionId = '0123456789abcdef0123456789abcde';
    const ringing = decodeServerSwitchboard(
      frameOf(`CAL 2 RINGING ${sessionId}`, 'server', 'switchboard'),
      11,
    );
    expect(ringing).toStrictEqual({ verb: 'CAL', trId: 2, sessionId });
    expect(
      fromServer(`RNG ${sessionId} 10.0.0.1:1864 CKI t b@c Bob U messenger.example 1`, 12),
    ).toStrictEqual({
      verb: 'RNG',
      sessionId,
      address: { host: '10.0.0.1', port: 1864 },
      cookie: 't',
      account: 'b@c',
      friendlyName: 'Bob',
    });
  });

  test('personal data with other escapes, other elements and other orders', () => {
    const xml =
      '<Data><CurrentMedia></CurrentMedia><PSM>a &#x26; b</PSM><MachineGuid>{1}</MachineGuid></Data>';
    expect(fromServer(`UBX b@c ${xml.length}\r\n${xml}`, 11)).toStrictEqual({
      verb: 'UBX',
      account: 'b@c',
      data: { personalMessage: 'a & b', currentMedia: '' },
    });
    expect(fromServer('UBX b@c 0', 11)).toMatchObject({ data: { personalMessage: '', currentMedia: '' } });
    expect(fromServer('UBX b@c 5\r\n<Data', 11)).toMatchObject({ data: { personalMessage: '' } });
  });
});

describe('what an older version cannot say is left out', () => {
  const presence = {
    status: 'online',
    account: 'a@b',
    friendlyName: 'A',
    capabilities: 5,
    msnObject: '<msnobj/ >',
  } as const;

  test.each([
    [7, 'NLN NLN a@b A'],
    [8, 'NLN NLN a@b A 5'],
    [9, 'NLN NLN a@b A 5 %3Cmsnobj%2F%20%3E'],
  ] as const)('presence in MSNP%i', (version, line) => {
    expect(textOf(encodeServerNotification({ verb: 'NLN', presence }, version))).toBe(`${line}\r\n`);
  });

  test.each([
    [8, 'QNG'],
    [9, 'QNG 50'],
  ] as const)('seconds to the next ping in MSNP%i', (version, line) => {
    expect(textOf(encodeServerNotification({ verb: 'QNG', seconds: 50 }, version))).toBe(`${line}\r\n`);
  });

  test.each([
    [11, 'JOI a@b A'],
    [12, 'JOI a@b A 5'],
  ] as const)('capabilities on a switchboard in MSNP%i', (version, line) => {
    const joined = { verb: 'JOI', account: 'a@b', friendlyName: 'A', capabilities: 5 } as const;
    expect(textOf(encodeServerSwitchboard(joined, version))).toBe(`${line}\r\n`);
  });

  test.each([
    [2, 'XFR 2 NS h:1'],
    [3, 'XFR 2 NS h:1 0'],
    [7, 'XFR 2 NS h:1 0 c:2'],
  ] as const)('a referral in MSNP%i', (version, line) => {
    const address = { host: 'h', port: 1 };
    const referral = { verb: 'XFR', trId: 2, target: 'notification', address, current: 'c:2' } as const;
    expect(textOf(encodeServerNotification(referral, version))).toBe(`${line}\r\n`);
  });
});

describe('writing', () => {
  test('before a version is settled takes the newest forms', () => {
    const client = {
      locale: '0x0409',
      os: 'winnt',
      osVersion: '5.1',
      architecture: 'i386',
      clientName: 'MSNMSGR',
      clientVersion: '7.5.0324',
      clientId: 'msmsgs',
      account: 'a@b',
    };
    expect(textOf(encodeClientNotification({ verb: 'CVR', trId: 2, client }, undefined))).toBe(
      'CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.5.0324 msmsgs a@b\r\n',
    );
  });

  test('a name cannot forge a token, a line or a payload length', () => {
    const wire = encodeServerSwitchboard(
      { verb: 'MSG', account: 'a@b\r\nOUT', friendlyName: 'x 9\r\nOUT', body: bytesOf('hi') },
      12,
    );
    expect(textOf(wire)).toBe('MSG a@b%0D%0AOUT x%209%0D%0AOUT 2\r\nhi');
  });

  test('of a malformed command is our own fault', () => {
    const malformed = { verb: 'malformed', name: 'VER', args: [], reason: 'x' } as const;
    expect(() => encodeServerNotification(malformed, 12)).toThrow(LocalProtocolError);
  });

  test('an error line may have neither transaction ID nor payload, or both', () => {
    expect(textOf(encodeServerNotification({ verb: 'error', code: 500 }, 12))).toBe('500\r\n');
    expect(textOf(encodeServerNotification({ verb: 'error', code: 911, trId: 4 }, 12))).toBe('911 4\r\n');
    const detailed = { verb: 'error', code: 241, trId: 4, payload: bytesOf('<x/>') } as const;
    expect(textOf(encodeServerNotification(detailed, 13))).toBe('241 4 4\r\n<x/>');
  });
});
