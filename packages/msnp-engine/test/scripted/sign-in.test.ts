/** Every way a sign-in can go, and fail, told apart. */
import { describe, expect, test } from 'vitest';
import { LOGIN_REDIRECTS_MAX } from '../../src/auth/passport-login.ts';
import { REFERRALS_MAX } from '../../src/notification/notification-session.ts';
import { ScriptedServer } from './scripted-server.ts';

function begin(): ScriptedServer {
  const server = new ScriptedServer();
  server.signIn();
  server.accept();
  return server;
}

function toPassport(): ScriptedServer {
  const server = begin();
  server.say('VER 1 MSNP12\nCVR 2 1 1 1 x x\nUSR 3 TWN S lc=1,id=2\n');
  return server;
}

function failureOf(server: ScriptedServer): unknown {
  expect(server.messenger.state.phase).toBe('signedOut');
  expect(server.opened).toEqual([]);
  expect(server.outcomeOf('request-1')).toMatchObject({ ok: false });
  expect(server.messenger.deadline()).toBeUndefined();
  return server.all('signInFailed')[0]?.failure;
}

describe('versions', () => {
  test('MSNP12 down to MSNP8 are offered first, the old ones when none of them is taken', () => {
    const server = begin();
    expect(server.heard()).toBe('VER 1 MSNP12 MSNP11 MSNP10 MSNP9 MSNP8 CVR0\n');
    server.say('VER 1 0\n');
    server.accept();
    expect(server.heard()).toBe('VER 2 MSNP7 MSNP6 MSNP5 MSNP4 MSNP3 MSNP2 CVR0\n');
    server.say('VER 2 MSNP5\n');
    expect(server.heard()).toBe('INF 3\n');
  });

  test('so are they when the server just hangs up', () => {
    const server = begin();
    server.hangUp();
    server.accept();
    expect(server.heard()).toContain('MSNP7');
  });

  test('the best of what an old server lists is taken', () => {
    const server = begin();
    server.heard();
    server.say('VER 1 CVR0 MSNP9 MSNP8\n');
    expect(server.heard()).toMatch(
      /^CVR 2 0x0409 winnt 5\.1 i386 Nudge 0\.1\.0 MSMSGS alice@example\.com\n$/,
    );
  });

  test('nothing in common', () => {
    const server = begin();
    server.say('VER 1 0\n');
    server.accept();
    server.say('VER 2 0\n');
    expect(failureOf(server)).toMatchObject({ code: 'versionRefused', stage: 'checkingVersion' });
  });

  test('a version that was never offered', () => {
    const server = begin();
    server.say('VER 1 MSNP15\n');
    server.accept();
    server.say('VER 2 MSNP15\n');
    expect(failureOf(server)).toMatchObject({ code: 'versionRefused' });
  });

  test('an old server without MD5', () => {
    const server = new ScriptedServer();
    server.signIn({ versions: [2] });
    server.accept();
    server.say('VER 1 MSNP2\nINF 2 CTP\n');
    expect(failureOf(server)).toMatchObject({ code: 'versionRefused' });
    expect(server.heard(1)).not.toContain('secret');
  });
});

describe('referral', () => {
  test('leads to another server, where all begins anew', () => {
    const server = begin();
    server.say('VER 1 MSNP12\nCVR 2 1 1 1 x x\nXFR 3 NS other.example.com:2000 0 here:1863\n');
    expect(server.opened).toMatchObject([{ host: 'other.example.com', port: 2000 }]);
    expect(server.closed).toEqual([1]);
    server.accept();
    expect(server.heard()).toMatch(/^VER \d+ MSNP12/);
  });

  test('without end is given up', () => {
    const server = begin();
    for (let hop = 0; hop < REFERRALS_MAX; hop++) {
      server.say('XFR 3 NS again.example.com:1863 0\n');
      expect(server.opened).toHaveLength(1);
      server.accept();
    }
    server.say('XFR 3 NS again.example.com:1863 0\n');
    expect(failureOf(server)).toMatchObject({ code: 'tooManyRedirects' });
  });

  test('that says nothing of use', () => {
    const server = begin();
    server.say('VER 1 MSNP12\nCVR 2 1 1 1 x x\nXFR 3 NS here:nowhere\n');
    expect(failureOf(server)).toMatchObject({ code: 'protocolError' });
  });
});

describe('Passport', () => {
  test('nexus, login and ticket', () => {
    const server = toPassport();
    expect(server.logins[0]?.exchange.url).toBe('https://login.example.com/rdr/pprdr.asp');
    expect(JSON.stringify(server.logins[0]?.exchange)).not.toContain('secret');
    server.answerLogin({ passporturls: 'DARealm=x,DALogin=login2.example.com/login2.srf,DAReg=y' });
    const { url, headers } = server.logins[0]?.exchange ?? {};
    expect(url).toBe('https://login2.example.com/login2.srf');
    expect(headers?.['Authorization']).toContain('sign-in=alice%40example.com,pwd=secret%20enough,lc=1,id=2');
    server.heard();
    server.answerLogin({ 'authentication-info': "Passport1.4 da-status=success,from-PP='t=a&p=b'" });
    expect(server.heard()).toBe('USR 4 TWN S t=a&p=b\n');
  });

  test.each([
    ['wrong password', { 'www-authenticate': 'Passport1.4 da-status=failed,srealm=x' }, 401, 'wrongPassword'],
    [
      'refused for good',
      { 'www-authenticate': 'Passport1.4 da-status=failed-noretry' },
      401,
      'accountRefused',
    ],
    ['too many tries', {}, 429, 'serverBusy'],
    ['no ticket', {}, 200, 'loginServiceFailed'],
    ['no such page', {}, 404, 'loginServiceFailed'],
    ['a redirect to nowhere', {}, 302, 'loginServiceFailed'],
    ['a redirect out of encryption', { location: 'http://login.example.com/' }, 302, 'loginServiceFailed'],
    ['a redirect to another scheme', { location: 'file:///etc/passwd' }, 302, 'loginServiceFailed'],
  ] as const)('%s', (_name, headers, status, code) => {
    const server = toPassport();
    server.answerLogin({ passporturls: 'DALogin=login.example.com/login' });
    server.answerLogin(headers, status);
    expect(server.logins).toEqual([]);
    expect(failureOf(server)).toMatchObject({ code, stage: 'authenticating' });
  });

  test.each([
    ['the nexus names an address without encryption', { passporturls: 'DALogin=http://login.example.com/' }],
    ['the nexus names nothing', { passporturls: 'DARealm=x' }],
    ['the nexus says nothing', {}],
  ])('%s', (_name, headers) => {
    const server = toPassport();
    server.answerLogin(headers);
    expect(server.logins).toEqual([]);
    expect(failureOf(server)).toMatchObject({ code: 'loginServiceFailed' });
  });

  test('redirects are followed with the same credentials, but not without end', () => {
    const server = toPassport();
    server.answerLogin({ passporturls: 'DALogin=login.example.com/login' });
    for (let hop = 0; hop < LOGIN_REDIRECTS_MAX; hop++) {
      server.answerLogin({ location: hop % 2 === 0 ? '/again' : 'https://other.example.com/login' }, 302);
      expect(server.logins[0]?.exchange.headers['Authorization']).toContain('pwd=');
    }
    expect(server.logins[0]?.exchange.url).toBe('https://other.example.com/again');
    server.answerLogin({ location: '/again' }, 302);
    expect(failureOf(server)).toMatchObject({ code: 'tooManyRedirects' });
  });

  test.each([
    ['noNetwork', 'noNetwork'],
    ['unreachable', 'loginServiceFailed'],
    ['timedOut', 'timedOut'],
    ['badCertificate', 'badCertificate'],
    ['ended', 'loginServiceFailed'],
    ['tlsFailed', 'tlsFailed'],
    ['proxyUnreachable', 'proxyUnreachable'],
    ['proxyDenied', 'proxyDenied'],
    ['proxyRefused', 'proxyRefused'],
  ] as const)('no answer: %s', (code, expected) => {
    const server = toPassport();
    const fingerprint = code === 'badCertificate' ? { fingerprint: 'ab'.repeat(32) } : {};
    server.answerLogin({ kind: 'failed', failure: { code, message: 'x', ...fingerprint } });
    expect(failureOf(server)).toMatchObject({ code: expected, ...fingerprint });
  });

  test('a ticket the server does not take is not blamed on the password', () => {
    const server = toPassport();
    server.answerLogin({ passporturls: 'DALogin=login.example.com/login' });
    server.answerLogin({ 'authentication-info': "Passport1.4 da-status=success,from-PP='t=a'" });
    server.say('911 4\n');
    expect(failureOf(server)).toMatchObject({ code: 'loginServiceFailed', serverCode: 911 });
  });

  test('a login address that is none', () => {
    const server = new ScriptedServer();
    server.signIn({ http: 'gopher://x' });
    server.accept();
    server.say('VER 1 MSNP12\nCVR 2 1 1 1 x x\nUSR 3 TWN S lc=1\n');
    expect(failureOf(server)).toMatchObject({ code: 'loginServiceFailed' });
  });
});

describe('refusals by the server', () => {
  test.each([
    [205, 'unknownAccount'],
    [911, 'wrongPassword'],
    [923, 'accountRefused'],
    [924, 'accountRefused'],
    [500, 'serverBusy'],
    [600, 'serverBusy'],
    [604, 'serverClosing'],
    [910, 'serverBusy'],
    [921, 'serverBusy'],
    [715, 'protocolError'],
    [999, 'serverBusy'],
  ])('error %i is %s', (number, code) => {
    const server = begin();
    server.say(`VER 1 MSNP12\nCVR 2 1 1 1 x x\n${number} 3\n`);
    expect(failureOf(server)).toMatchObject({ code, stage: 'authenticating', serverCode: number });
    server.hangUp();
    expect(server.all('signInFailed')).toHaveLength(1);
  });

  test('an error without a number of its own still counts', () => {
    const server = begin();
    server.say('601\n');
    expect(failureOf(server)).toMatchObject({ code: 'serverBusy', serverCode: 601 });
  });
});

describe('the line', () => {
  test.each([
    ['unreachable', 'unreachable'],
    ['noNetwork', 'noNetwork'],
    ['timedOut', 'timedOut'],
  ] as const)('cannot be had: %s', (code, expected) => {
    const server = new ScriptedServer();
    server.signIn();
    server.hangUp(server.latest, code);
    expect(failureOf(server)).toMatchObject({ code: expected, stage: 'connecting' });
  });

  test('breaks in the middle', () => {
    const server = begin();
    server.say('VER 1 MSNP12\nCVR 2 1 1 1 x x\n');
    server.hangUp();
    expect(failureOf(server)).toMatchObject({ code: 'lineLost', stage: 'authenticating' });
  });

  test.each([
    ['connecting', (_server: ScriptedServer): void => undefined],
    ['checkingVersion', (server: ScriptedServer): void => server.accept()],
    [
      'authenticating',
      (server: ScriptedServer): void => {
        server.accept();
        server.say('VER 1 MSNP12\nCVR 2 1 1 1 x x\n');
      },
    ],
    [
      'authenticating',
      (server: ScriptedServer): void => {
        server.accept();
        server.say('VER 1 MSNP12\nCVR 2 1 1 1 x x\nUSR 3 TWN S lc=1\n');
      },
    ],
    [
      'loadingContactList',
      (server: ScriptedServer): void => {
        server.accept();
        server.say('VER 1 MSNP12\nCVR 2 1 1 1 x x\nUSR 3 TWN S lc=1\n');
        server.answerLogin({ passporturls: 'DALogin=login.example.com/login' });
        server.answerLogin({ 'authentication-info': "Passport1.4 da-status=success,from-PP='t=a'" });
        server.say('USR 4 OK alice@example.com 1 0\n');
      },
    ],
  ] as const)('falls silent while %s', (stage, lead) => {
    const server = new ScriptedServer();
    server.signIn({ versions: [12] });
    lead(server);
    server.advance(40_000);
    expect(failureOf(server)).toMatchObject({ code: 'timedOut', stage });
  });

  test('a sign-in can be cancelled, also while Passport is asked', () => {
    const server = toPassport();
    const out = server.submit({ type: 'signOut' });
    expect(server.outcomeOf(out)).toEqual({ ok: true });
    expect(server.outcomeOf('request-1')).toMatchObject({ ok: false, code: 'lineLost' });
    expect(server.all('signedOut')).toMatchObject([{ reason: 'requested' }]);
    server.answerLogin({ passporturls: 'DALogin=login.example.com/login' });
    expect(server.logins).toEqual([]);
    expect(server.opened).toEqual([]);
  });

  test('signing in twice is refused', () => {
    const server = begin();
    expect(server.outcomeOf(server.signIn())).toMatchObject({ ok: false, code: 'invalidArgument' });
    expect(server.opened).toHaveLength(1);
  });
});

test('no failure and no log says the password', () => {
  const server = toPassport();
  server.answerLogin({ passporturls: 'DALogin=login.example.com/login' });
  server.answerLogin({}, 500);
  expect(JSON.stringify(server.events)).not.toContain('secret');
});
