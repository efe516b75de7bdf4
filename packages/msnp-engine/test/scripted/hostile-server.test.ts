/** Servers that mean harm, or are broken: a clear end, bounded memory, nothing thrown. */
import { encodeUtf8, type ProtocolVersion } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { CONTACTS_MAX, GROUPS_MAX_ACCEPTED } from '../../src/contacts/contact-list.ts';
import { PARTICIPANTS_MAX } from '../../src/switchboard/switchboard-session.ts';
import { SWITCHBOARDS_MAX } from '../../src/switchboard/switchboard-pool.ts';
import { accountOf } from '../memory/world.ts';
import { ScriptedServer } from './scripted-server.ts';

function online(version: ProtocolVersion = 12): ScriptedServer {
  const server = new ScriptedServer();
  server.bringOnline(version);
  return server;
}

/** At the point where the list is awaited. */
function awaitingList(version: 7 | 8 | 12): ScriptedServer {
  const server = new ScriptedServer();
  server.signIn({ versions: [version] });
  server.accept();
  server.say(`VER 1 MSNP${version}\n`);
  if (version < 8) {
    server.say('INF 2 MD5\nUSR 3 MD5 S 1.2\nUSR 4 OK alice@example.com Alice 1\n');
    return server;
  }
  server.say('CVR 2 1 1 1 x x\nUSR 3 TWN S lc=1\n');
  server.answerLogin({ passporturls: 'DALogin=login.example.com/login' });
  server.answerLogin({ 'authentication-info': "Passport1.4 da-status=success,from-PP='t=1'" });
  server.say(version < 10 ? 'USR 4 OK alice@example.com Alice 1 0\n' : 'USR 4 OK alice@example.com 1 0\n');
  return server;
}

describe('a list without end', () => {
  const lines = Array.from({ length: 1_000 }, (_line, index) => index);

  test.each([
    [7, 'SYN 6 9\n', (person: number) => `LST 6 FL 9 1 99999999 p${person}@example.com Name 0\n`],
    [8, 'SYN 5 9 99999999 0\n', (person: number) => `LST p${person}@example.com Name 3 0\n`],
    [
      12,
      'SYN 5 9 9 99999999 0\n',
      (person: number) => `LST N=p${person}@example.com F=Name C=${person} 3 1\n`,
    ],
  ] as const)('of new people over MSNP%i', (version, begin, lineOf) => {
    const server = awaitingList(version);
    server.say(begin);
    for (let block = 0; server.messenger.state.phase === 'signingIn' && block < 100; block++) {
      server.say(lines.map((line) => lineOf(block * 1_000 + line)).join(''));
    }
    expect(server.all('signInFailed')).toMatchObject([
      { failure: { code: 'protocolError', stage: 'loadingContactList' } },
    ]);
    expect(server.opened).toEqual([]);
  });

  test('of the same person', () => {
    const server = awaitingList(12);
    server.say('SYN 5 9 9 99999999 0\n');
    const block = lines.map(() => 'BPR PHH 1\n').join('');
    for (let count = 0; server.messenger.state.phase === 'signingIn' && count < 300; count++)
      server.say(block);
    expect(server.all('signInFailed')).toMatchObject([{ failure: { code: 'protocolError' } }]);
  });

  test('that grows after the sign-in stops growing', () => {
    const server = online();
    for (let block = 0; block * 1_000 <= CONTACTS_MAX; block++) {
      server.say(lines.map((line) => `ADC 0 RL N=q${block * 1_000 + line}@example.com F=x\n`).join(''));
    }
    expect(server.messenger.state.contacts.size).toBe(CONTACTS_MAX);
    server.say(lines.map((line) => `ADG 0 name${line} 0${line}\nADG 0 other 1${line}\n`).join(''));
    expect(server.messenger.state.groups.size).toBeLessThanOrEqual(GROUPS_MAX_ACCEPTED);
    expect(server.messenger.state.phase).toBe('signedIn');
  });
});

describe('bytes that cannot be read', () => {
  test.each([
    ['a payload of a gigabyte', 'MSG Hotmail Hotmail 1073741824\n'],
    ['a length that is no number', 'MSG Hotmail Hotmail many\n'],
    ['a negative length', 'MSG Hotmail Hotmail -1\n'],
    ['a line without end', 'x'.repeat(20_000)],
  ])('%s ends the session, which is begun again later', (_name, bytes) => {
    const server = online();
    server.say(bytes);
    expect(server.opened).toEqual([]);
    expect(server.all('connectionLost')).toMatchObject([
      { failure: { code: 'protocolError', stage: 'signedIn' } },
    ]);
    expect(server.messenger.state.phase).toBe('waitingToReconnect');
  });

  test('rubbish lines, lone line ends and unknown commands are passed over', () => {
    const server = online();
    server.say('\n\n \nHELLO\nNLN\nLST\nILN 1\nXYZ 1 2 3\n17\nCHG x\nADC 0 ZZ N=\n');
    server.say(encodeUtf8('\u0000\u0001\r\nNLN NLN bob@example.com Bobby 32\r\n'));
    expect(server.messenger.state.phase).toBe('signedIn');
    expect(server.all('contactChanged').at(-1)?.contact.friendlyName).toBe('Bobby');
  });

  test('half a command for ever is noticed by the keep-alive', () => {
    const server = online();
    server.say('NLN NL');
    server.advance(120_000);
    expect(server.all('connectionLost')[0]).toMatchObject({ failure: { code: 'lineLost' } });
  });

  test('commands before their time end the sign-in', () => {
    const server = new ScriptedServer();
    server.signIn();
    server.accept();
    server.say('USR 1 OK alice@example.com 1 0\n');
    expect(server.all('signInFailed')).toMatchObject([{ failure: { code: 'protocolError' } }]);
  });

  test('an unreadable answer settles the request', () => {
    const server = online();
    const id = server.submit({ type: 'setStatus', status: 'busy' });
    server.say('CHG 7 ???\n');
    expect(server.outcomeOf(id)).toMatchObject({ ok: false, code: 'refusedByServer' });
  });

  test('no answer settles the request, after a while', () => {
    const server = online();
    const id = server.submit({ type: 'setStatus', status: 'busy' });
    for (let round = 0; round < 4; round++) {
      server.advance(10_000);
      server.say('QNG 60\n');
    }
    expect(server.outcomeOf(id)).toMatchObject({ ok: false, code: 'timedOut' });
  });

  test('markup in names stays text', () => {
    const server = online();
    server.say('NLN NLN bob@example.com %3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E 32\n');
    expect(server.messenger.state.contacts.get(accountOf('bob'))).toMatchObject({
      friendlyName: '<img src=x onerror=alert(1)>',
    });
  });
});

describe('a megabyte', () => {
  const megabyte = 'n'.repeat(1_000_000);

  test('of name in a line ends the connection; what was known stays', () => {
    const server = online();
    server.say(`NLN NLN bob@example.com ${megabyte} 32\n`);
    expect(server.all('connectionLost')).toMatchObject([{ failure: { code: 'protocolError' } }]);
    expect(server.messenger.state.contacts.get(accountOf('bob'))?.friendlyName).toBe('Bob');
  });

  test('of personal message announced ends it before a byte of it is kept', () => {
    const server = online();
    server.say('UBX bob@example.com 1000000\n');
    expect(server.all('connectionLost')).toMatchObject([{ failure: { code: 'protocolError' } }]);
  });

  test('of name in the message of a server ends it too', () => {
    const server = online();
    server.say(`MSG Hotmail ${megabyte} 5\nhello`);
    expect(server.all('connectionLost')).toMatchObject([{ failure: { code: 'protocolError' } }]);
  });
});

describe('calls', () => {
  test('without number are not all answered', () => {
    const server = online();
    for (let call = 0; call < SWITCHBOARDS_MAX + 50; call++) {
      server.say(`RNG ${call} evil.example.com:1863 CKI 1.2 p${call}@example.com Name\n`, 1);
    }
    expect(server.opened).toHaveLength(SWITCHBOARDS_MAX + 1);
    server.advance(30_000);
    expect(server.opened).toHaveLength(1);
  });

  test('whose switchboard leads nowhere leave nothing behind', () => {
    const server = online();
    server.say('RNG 1 evil.example.com:1863 CKI 1.2 bob@example.com Bob\n', 1);
    server.accept();
    server.say('911 1\n');
    expect(server.opened).toHaveLength(1);
    expect(server.all('conversationChanged')).toEqual([]);
  });

  test('with a crowd in it: so many people and no more', () => {
    const server = online();
    server.say('RNG 1 sb.example.com:1863 CKI 1.2 bob@example.com Bob\n', 1);
    server.accept();
    const crowd = Array.from(
      { length: 500 },
      (_person, index) => `IRO 1 ${index} 500 p${index}@example.com P 0\n`,
    );
    server.say(`${crowd.join('')}ANS 1 OK\n`);
    expect(server.all('conversationChanged').at(-1)?.participants).toHaveLength(PARTICIPANTS_MAX);
  });
});

test('an order to come back later is kept within reason', () => {
  const server = online(11);
  server.say('OUT RCT 5\n');
  expect(server.all('connectionLost')).toMatchObject([
    { failure: { code: 'serverClosing' }, retryInMilliseconds: 300_000 },
  ]);
  const other = online(11);
  other.say('OUT RCT 99999\n');
  expect(other.all('connectionLost')[0]?.retryInMilliseconds).toBe(3_600_000);
});

test.each([
  ['OUT OTH', 'otherPlace', undefined],
  ['OUT TOU', 'failed', 'accountRefused'],
] as const)('%s ends the session for good', (line, reason, code) => {
  const server = online();
  server.say(`${line}\n`);
  expect(server.all('signedOut')).toMatchObject([{ reason }]);
  expect(server.all('signedOut')[0]?.failure?.code).toBe(code);
  expect(server.messenger.deadline()).toBeUndefined();
});

test('what a server says of another place is told only with its plain fields', () => {
  const server = online();
  const body =
    'Content-Type: text/x-nudge-signed-in-elsewhere\r\n\r\n' +
    `Address: 10.0.0.7\r\nSystem: \u202exunil\r\nClient: ${'n'.repeat(500)}\r\n`;
  server.say(encodeUtf8(`MSG Hotmail Hotmail ${encodeUtf8(body).length}\r\n${body}OUT OTH\r\n`));
  expect(server.all('signedOut')).toEqual([
    { type: 'signedOut', reason: 'otherPlace', place: { address: '10.0.0.7' } },
  ]);
});

test('a failed challenge does not make the client hammer the server', () => {
  const server = online();
  server.say('CHL 0 22210219642164014968\n');
  expect(server.heard(1)).toContain('QRY 7 PROD0090YUAUV{2B 32\n85ecb0db8f32113df79ce0892b9a102c');
  server.say('540 7\n');
  expect(server.all('connectionLost')).toHaveLength(1);
  server.advance(4_900);
  expect(server.opened).toEqual([]);
});
