/** A session over TLS stays so: every line to a server and the login; and what goes wrong on such lines. */
import { describe, expect, test } from 'vitest';
import { grant, NS, open, say } from './conversation-scene.ts';
import { ScriptedServer } from './scripted-server.ts';

const SERVER = { host: 'server.example.com', port: 1863 };
const SECURITY = { trustedFingerprint: 'ab'.repeat(32) };
const ENCRYPTED = { server: { ...SERVER, isSecure: true }, ...SECURITY };

function online(options: Parameters<ScriptedServer['bringOnline']>[1]): ScriptedServer {
  const server = new ScriptedServer();
  server.bringOnline(12, options);
  return server;
}

describe('lines to servers', () => {
  /** The line signed in by, one after a referral, one to a switchboard asked for, one to one we are rung to. */
  function walk(server: ScriptedServer): readonly unknown[] {
    const seen = [server.opened[0]?.security];
    say(server, open(server), 'one');
    grant(server);
    seen.push(server.opened.at(-1)?.security);
    server.say('RNG 9 sb.example.com:1863 CKI 1.2 bob@example.com Bob\n', NS);
    seen.push(server.opened.at(-1)?.security);
    server.hangUp(NS);
    server.submit({ type: 'reconnectNow' });
    seen.push(server.opened.at(-1)?.security);
    server.accept();
    server.say('VER 1 MSNP12\nCVR 2 1 1 1 x x\nXFR 3 NS other.example.com:1863 0\n');
    expect(server.opened.at(-1)?.host).toBe('other.example.com');
    seen.push(server.opened.at(-1)?.security);
    return seen;
  }

  test('are all TLS with the same trust where the session is', () => {
    const all = [SECURITY, SECURITY, SECURITY, SECURITY, SECURITY];
    expect(walk(online(ENCRYPTED))).toEqual(all);
  });

  test('are so without a fingerprint as well', () => {
    expect(walk(online({ server: ENCRYPTED.server }))).toEqual([{}, {}, {}, {}, {}]);
  });

  test.each([{ server: SERVER, ...SECURITY }, { server: { ...SERVER, isSecure: false } }])(
    'are none of them TLS where it is not',
    (options) => {
      expect(walk(online(options))).toEqual([undefined, undefined, undefined, undefined, undefined]);
    },
  );

  test.each([
    ['the same certificate as the login', {}, SECURITY.trustedFingerprint],
    ['another than the login', { trustedLoginFingerprint: 'cd'.repeat(32) }, 'cd'.repeat(32)],
  ])('trust %s', (_what, trust, atLogin) => {
    const server = new ScriptedServer();
    server.signIn({ ...ENCRYPTED, ...trust });
    server.accept();
    server.say('VER 1 MSNP12\nCVR 2 1 1 1 x x\nUSR 3 TWN S lc=1\n');
    const exchange = server.logins[0]?.exchange;
    expect([exchange?.url.slice(0, 8), exchange?.trustedFingerprint]).toEqual(['https://', atLogin]);
    expect(walk(online({ ...ENCRYPTED, ...trust }))).toEqual([
      SECURITY,
      SECURITY,
      SECURITY,
      SECURITY,
      SECURITY,
    ]);
  });
});

describe('a login that would not be encrypted', () => {
  function toPassport(http: string): ScriptedServer {
    const server = new ScriptedServer();
    server.signIn({ ...ENCRYPTED, http });
    server.accept();
    server.say('VER 1 MSNP12\nCVR 2 1 1 1 x x\nUSR 3 TWN S lc=1\n');
    return server;
  }

  test('is not begun', () => {
    const server = toPassport('http://login.example.com');
    expect(server.logins).toEqual([]);
    expect(server.all('signInFailed')).toMatchObject([{ failure: { code: 'loginServiceFailed' } }]);
  });

  test('is not gone on with', () => {
    const server = toPassport('https://login.example.com');
    server.answerLogin({ passporturls: 'DALogin=http://login.example.com/login' });
    expect(server.logins).toEqual([]);
    expect(server.all('signInFailed')).toMatchObject([{ failure: { code: 'loginServiceFailed' } }]);
  });
});

describe('lines that do not come about', () => {
  const CODES = ['badCertificate', 'tlsFailed', 'proxyUnreachable', 'proxyDenied', 'proxyRefused'] as const;

  test.each(CODES)('%s is told as a failure of the sign-in', (code) => {
    const server = new ScriptedServer();
    server.signIn(ENCRYPTED);
    server.hangUp(server.latest, code);
    expect(server.all('signInFailed')).toMatchObject([{ failure: { code, stage: 'connecting' } }]);
    expect([server.messenger.state.phase, server.opened]).toEqual(['signedOut', []]);
  });

  test.each([
    ['badCertificate', 'signedOut'],
    ['proxyDenied', 'signedOut'],
    ['tlsFailed', 'waitingToReconnect'],
    ['proxyUnreachable', 'waitingToReconnect'],
    ['proxyRefused', 'waitingToReconnect'],
  ] as const)('%s while signing in again: %s', (code, phase) => {
    const server = online(ENCRYPTED);
    server.hangUp(NS);
    server.submit({ type: 'reconnectNow' });
    server.hangUp(server.latest, code);
    expect(server.messenger.state.phase).toBe(phase);
    const ends = server.all('signedOut').map(({ reason, failure }) => [reason, failure?.code]);
    expect(ends).toEqual(phase === 'signedOut' ? [['failed', code]] : []);
  });
});
