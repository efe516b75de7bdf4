/**
 * A public server as it was seen to behave (Escargot): raw UTF-8 in names, blanks at line ends, version fields
 * where none belong, constant stamps, no challenge, objects that are none, identifiers that are no numbers.
 */
import { encodeUtf8 } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../memory/world.ts';
import { ScriptedServer } from './scripted-server.ts';

const NS = 1;
const BOB = accountOf('bob');
const CAROL = accountOf('carol');
const STAMP = '2000-01-01T00:00:00.0-00:00';
const BOB_ID = '0b0b0b0b-1111-4222-8333-444444444444';
const CAROL_ID = '0ca01ca0-1111-4222-8333-444444444444';
const FRIENDS = 'f0000000-1111-4222-8333-444444444444';
const WORK = 'a0000000-1111-4222-8333-444444444444';
/** Sent in place of an object by whoever has none. */
const NO_OBJECT = '%3Cmsnobj%2F%3E';

function profile(): string {
  const text = `MIME-Version: 1.0\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\nMSPAuth: ${'x'.repeat(1_300)}\n\n`;
  return `MSG Hotmail Hotmail ${encodeUtf8(text.replaceAll('\n', '\r\n')).length}\n${text}`;
}

function logIn(server: ScriptedServer): void {
  server.answerLogin({ passporturls: 'DALogin=https://login.example.com/login' });
  server.answerLogin({
    'authentication-info': "Passport1.4 da-status=success,tname=MSPAuth,from-PP='t=abc&p=',ru=http://x",
  });
}

function signedIn(version: 11 | 12): ScriptedServer {
  const server = new ScriptedServer();
  server.signIn({ versions: [version] });
  server.accept();
  server.say(`VER 1 MSNP${version}\nCVR 2 0.1.0 0.1.0 0.1.0 http://x http://x\n`);
  server.say('USR 3 TWN S ct=1,rver=1,wp=FS_40SEC_0_COMPACT,lc=1,id=1\n');
  logIn(server);
  server.say(`USR 4 OK alice@example.com 1 0\nSBS 0 null\n${profile()}`);
  const network = version === 12 ? ' 1' : '';
  server.say(
    `SYN 5 ${STAMP} ${STAMP} 2 1\nGTC A\nBLP AL\nPRP MFN Alice & <Co>\u{1F600}\nLSG Friends ${FRIENDS}\n`,
  );
  server.say(`LST N=bob@example.com F=Bob%20\u00f6 C=${BOB_ID} 11${network} ${FRIENDS}\n`);
  server.say(`LST N=carol@example.com F=Carol<3 C=${CAROL_ID} 3${network} \n`);
  expect(server.heard()).toContain('CHG 6 NLN 1073741856\n');
  server.say(
    `CHG 6 NLN 1073741856 ${NO_OBJECT}\nILN 6 BSY bob@example.com Bob&\u00f6 1073791084 ${NO_OBJECT}\n`,
  );
  server.say('UBX bob@example.com 0\n');
  return server;
}

describe('the newer dialects', () => {
  test.each([11, 12] as const)('MSNP%i: sign-in, list and presence', (version) => {
    const server = signedIn(version);
    const { phase, contacts, groups } = server.messenger.state;
    expect(phase).toBe('signedIn');
    expect(server.messenger.state.profile?.friendlyName).toContain('Alice');
    expect([...groups.values()]).toEqual([{ groupId: FRIENDS, name: 'Friends' }]);
    expect(contacts.get(BOB)).toMatchObject({
      status: 'busy',
      friendlyName: 'Bob&\u00f6',
      capabilities: 1_073_791_084,
      personalMessage: '',
      groupIds: [FRIENDS],
    });
    expect(contacts.get(CAROL)).toMatchObject({ friendlyName: 'Carol<3', groupIds: [], contactId: CAROL_ID });
  });

  test('no challenge ever comes; the keep-alive goes on at the pace asked for', () => {
    const server = signedIn(12);
    server.heard();
    server.advance(1);
    server.say('QNG 60\n');
    server.advance(59_000);
    expect(server.heard()).toBe('PNG\n');
    server.advance(2_000);
    expect(server.heard()).toBe('PNG\n');
    expect(server.messenger.state.phase).toBe('signedIn');
  });

  test('groups, by replies with and without a version in them', () => {
    const server = signedIn(12);
    const added = server.submit({ type: 'addGroup', name: 'Work' });
    server.say(`ADG 7 Work ${WORK} 0\n`);
    const renamed = server.submit({ type: 'renameGroup', groupId: WORK, name: 'Office' });
    server.say(`REG 8 1 Office ${WORK} 0\n`);
    expect(server.messenger.state.groups.get(WORK)?.name).toBe('Office');
    const removed = server.submit({ type: 'removeGroup', groupId: WORK });
    server.say(`RMG 9 1 ${WORK}\n`);
    for (const id of [added, renamed, removed]) expect(server.outcomeOf(id)).toEqual({ ok: true });
    expect(server.messenger.state.groups.has(WORK)).toBe(false);
  });

  test('a value that is set already, and properties told twice', () => {
    const server = signedIn(12);
    const privacy = server.submit({ type: 'setDefaultPrivacy', privacy: 'allow' });
    server.say('218 7\n');
    const addition = server.submit({ type: 'addContact', account: accountOf('dave') });
    server.say('ADC 8 FL N=dave@example.com F=dave@example.com C=dddddddd-1111-4222-8333-444444444444\n');
    server.say('BPR dave@example.com PHH\nBPR dave@example.com PHH 1\nADC 9 AL N=dave@example.com\n');
    expect([privacy, addition].map((id) => server.outcomeOf(id))).toEqual([{ ok: true }, { ok: true }]);
    expect(server.messenger.state.contacts.get(accountOf('dave'))?.phones).toEqual({ home: '1' });
  });

  test('switchboards with identifiers of hexadecimal digits, ours and theirs', () => {
    const server = signedIn(12);
    const outcome = server.outcomeOf(server.submit({ type: 'openConversation', account: BOB }));
    const conversationId = outcome?.ok === true ? (outcome.conversationId ?? '') : '';
    server.heard(NS);
    server.submit({ type: 'sendText', conversationId, lineId: 'one', text: 'one' });
    expect(server.heard(NS)).toBe('XFR 7 SB\n');
    server.say('XFR 7 SB 127.0.0.1:1864 CKI 0123456789abcdef0123456789abcde\n', NS);
    server.accept();
    expect(server.opened.at(-1)).toMatchObject({ host: '127.0.0.1', port: 1864 });
    server.say('USR 1 OK alice@example.com Alice\nCAL 2 RINGING 0123456789abcdef0123456789abcde\n');
    server.say('JOI bob@example.com Bob&\u00f6 1073791084\n');
    server.say('ACK 4\n');
    expect(server.all('lineChanged').map(({ state }) => state)).toEqual(['waiting', 'sent', 'delivered']);
    server.say('BYE bob@example.com\n');
    server.say('RNG fedcba9876543210fedcba987654321 127.0.0.1:1864 CKI abc bob@example.com Bob\n', NS);
    server.accept();
    expect(server.heard()).toBe('ANS 1 alice@example.com abc fedcba9876543210fedcba987654321\n');
    server.say('IRO 1 1 1 bob@example.com Bob 1073791084\nANS 1 OK\n');
    const body = 'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nhi';
    server.say(encodeUtf8(`MSG bob@example.com Bob&\u00f6 ${body.length}\r\n${body}`));
    expect(server.all('textReceived')).toMatchObject([
      { conversationId, text: 'hi', senderName: 'Bob&\u00f6' },
    ]);
  });

  test('a wrong ticket: 911 and the end', () => {
    const server = new ScriptedServer();
    server.signIn({ versions: [12] });
    server.accept();
    server.say('VER 1 MSNP12\nCVR 2 1 1 1 x x\nUSR 3 TWN S ct=1\n');
    logIn(server);
    server.say('911 4\n');
    expect(server.all('signInFailed')).toMatchObject([{ failure: { serverCode: 911 } }]);
  });
});

describe('the older dialects', () => {
  test('MSNP9: group 0 counted and named, always the whole list', () => {
    const server = new ScriptedServer();
    server.signIn({ versions: [9] });
    server.accept();
    server.say('VER 1 MSNP9\nCVR 2 1 1 1 x x\nUSR 3 TWN S ct=1\n');
    logIn(server);
    server.say(`USR 4 OK alice@example.com Nick 1 0\n${profile()}SYN 5 7 2 2\nGTC A\nBLP AL\n`);
    server.say('LSG 0 Other%20Contacts 0\nLSG 1 Friends 0\n');
    server.say('LST bob@example.com Bob 11 1\nLST carol@example.com Carol 3 0\nCHG 6 NLN 1073741856\n');
    const { phase, contacts, groups } = server.messenger.state;
    expect(phase).toBe('signedIn');
    expect([...groups.keys()]).toEqual(['1']);
    expect([contacts.get(BOB)?.groupIds, contacts.get(CAROL)?.groupIds]).toEqual([['1'], []]);
  });

  test('MSNP7: every follower with its transaction ID', () => {
    const server = new ScriptedServer();
    server.signIn({ versions: [7] });
    server.accept();
    server.say(
      'VER 1 MSNP7\nINF 2 MD5\nUSR 3 MD5 S 1234567890.123456789\nUSR 4 OK alice@example.com Nick 1\n',
    );
    server.say(`${profile()}SYN 6 7\nGTC 6 7 A\nBLP 6 7 AL\nLSG 6 7 1 2 0 Other%20Contacts 0\n`);
    server.say('LSG 6 7 2 2 1 Friends 0\nLST 6 FL 7 1 1 bob@example.com Bob 1\nBPR 7 bob@example.com PHH \n');
    server.say('LST 6 AL 7 1 1 bob@example.com Bob\nLST 6 BL 7 0 0\nLST 6 RL 7 1 1 bob@example.com Bob\n');
    server.say('CHG 7 NLN\nILN 7 NLN bob@example.com Bob\n');
    expect(server.messenger.state.phase).toBe('signedIn');
    expect(server.messenger.state.contacts.get(BOB)).toMatchObject({
      status: 'online',
      groupIds: ['1'],
      phones: {},
    });
  });
});
