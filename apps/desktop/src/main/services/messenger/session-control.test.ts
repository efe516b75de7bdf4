import { describe, expect, it } from 'vitest';
import {
  hostAt,
  messengerScene,
  noSecrets,
  reversingSecrets,
  settle,
  SIGN_IN,
} from '../../../../test/messenger-scene.ts';
import { ALICE, BOB, contact } from '../../../../test/scripted-engine.ts';
import { SIGN_OUT_MAX_MILLISECONDS } from './session-control.ts';

describe('signing in', () => {
  it('asks the engine for the chosen server, account and status', async () => {
    const { messenger, engine } = messengerScene();
    const reply = await messenger.control.signIn({ ...SIGN_IN, status: 'appearOffline' });
    await settle();
    expect(reply.ok).toBe(true);
    expect(messenger.control.session).toEqual({ phase: 'signingIn', stage: 'connecting' });
    expect(engine.asked('signIn')[0]?.options).toEqual({
      server: { host: '127.0.0.1', port: 1863, isSecure: false },
      http: 'http://127.0.0.1:8863',
      account: ALICE,
      password: 'secret',
      status: 'hidden',
    });
  });

  it('follows the stages and ends signed in', async () => {
    const { messenger, engine, changes } = messengerScene();
    await messenger.control.signIn(SIGN_IN);
    await settle();
    engine.play({ type: 'signInProgress', stage: 'authenticating' });
    expect(messenger.control.session).toEqual({ phase: 'signingIn', stage: 'authenticating' });
    engine.playSignedIn([contact(BOB)]);
    expect(messenger.control.session).toEqual({ phase: 'signedIn', way: { isSecure: false, isHere: true } });
    expect(changes.last('main', 'contactsReplaced')?.contacts.map(({ address }) => address)).toEqual([BOB]);
    expect(changes.last('main', 'ownChanged')?.own?.displayName).toBe('Alice');
  });

  it.each([
    ['says the last personal message again, since no server keeps it', true, 'at the sea'],
    ['keeps no personal message of an account that is not remembered', false, undefined],
  ])('%s', async (_what, rememberMe, expected) => {
    const { messenger, engine } = messengerScene();
    await messenger.control.signIn({ ...SIGN_IN, rememberMe });
    await settle();
    engine.playSignedIn([]);
    await messenger.own.setMessage('at the sea');
    messenger.control.signOut();
    engine.play({ type: 'signedOut', reason: 'requested' });
    await messenger.control.signIn({ ...SIGN_IN, rememberMe });
    await settle();
    expect(engine.asked('signIn')[1]?.options.personalMessage).toBe(expected);
  });

  it('says why this computer\u2019s server did not start', async () => {
    const { messenger, host, engine } = messengerScene();
    host.outcome = { ok: false, reason: 'storeFailed' };
    await messenger.control.signIn(SIGN_IN);
    await settle();
    expect(messenger.control.session).toMatchObject({ phase: 'signedOut', failure: { code: 'hostFailed' } });
    expect(engine.asked('signIn')).toHaveLength(0);
  });

  it('refuses what is no address, an unknown server, and a second sign-in', async () => {
    const { messenger } = messengerScene();
    const { control } = messenger;
    expect(await control.signIn({ ...SIGN_IN, address: 'nobody' })).toMatchObject({ ok: false });
    expect(await control.signIn({ ...SIGN_IN, serverId: 'nowhere' })).toMatchObject({ ok: false });
    await control.signIn(SIGN_IN);
    expect(await control.signIn(SIGN_IN)).toEqual({ ok: false, failure: { code: 'notAllowed' } });
  });

  it('returns to the form when it is cancelled, and a late answer changes nothing', async () => {
    const { messenger, engine } = messengerScene();
    await messenger.control.signIn(SIGN_IN);
    await settle();
    expect(messenger.control.cancel().ok).toBe(true);
    expect(messenger.control.session).toEqual({ phase: 'signedOut' });
    expect(engine.asked('signOut')).toHaveLength(1);
    engine.play({ type: 'signInProgress', stage: 'authenticating' });
    expect(messenger.control.session).toEqual({ phase: 'signedOut' });
  });
});

describe('what is remembered', () => {
  it('is the account, and the password only when asked for', async () => {
    const { messenger, engine, accounts } = messengerScene();
    await messenger.control.signIn(SIGN_IN);
    await settle();
    expect(accounts.list()).toEqual([]);
    engine.playSignedIn();
    expect(accounts.list()).toMatchObject([{ address: ALICE, hasPassword: false }]);
  });

  it('lets the account sign in by itself at the next start', async () => {
    const first = messengerScene();
    const wanted = { ...SIGN_IN, rememberPassword: true, signInAutomatically: true };
    await first.messenger.control.signIn(wanted);
    await settle();
    first.engine.playSignedIn();
    first.engine.play({ type: 'signedOut', reason: 'requested' });
    await first.messenger.control.signInAutomatically();
    await settle();
    expect(first.engine.asked('signIn')).toHaveLength(2);
    expect(first.engine.asked('signIn')[1]?.options.password).toBe('secret');
  });

  it('is asked for again, and forgotten, when the key store cannot open it', async () => {
    const { messenger, engine, accounts } = messengerScene({ ...reversingSecrets, open: () => undefined });
    await messenger.control.signIn({ ...SIGN_IN, rememberPassword: true });
    await settle();
    engine.playSignedIn();
    engine.play({ type: 'signedOut', reason: 'requested' });
    expect(accounts.list()).toMatchObject([{ hasPassword: true }]);
    const { password: _typed, ...withDots } = SIGN_IN;
    expect((await messenger.control.signIn(withDots)).ok).toBe(true);
    expect(messenger.control.session).toMatchObject({
      phase: 'signedOut',
      failure: { code: 'passwordLost' },
    });
    expect(accounts.list()).toMatchObject([{ address: ALICE, hasPassword: false }]);
    expect(engine.asked('signIn')).toHaveLength(1);
  });

  it('is no password where there is no key store', async () => {
    const { messenger } = messengerScene(noSecrets);
    const reply = await messenger.control.signIn({ ...SIGN_IN, rememberPassword: true });
    expect(reply).toEqual({ ok: false, failure: { code: 'passwordNotStorable' } });
  });

  it('loses a password the server refused, and keeps the account', async () => {
    const { messenger, engine, accounts } = messengerScene();
    await messenger.control.signIn({ ...SIGN_IN, rememberPassword: true });
    await settle();
    engine.playSignedIn();
    engine.play({ type: 'signedOut', reason: 'requested' });
    await messenger.control.signIn({ ...SIGN_IN, rememberPassword: true });
    await settle();
    const failure = { code: 'wrongPassword', stage: 'authenticating', message: 'no' } as const;
    engine.play({ type: 'signInFailed', failure });
    expect(accounts.list()).toMatchObject([{ address: ALICE, hasPassword: false }]);
    expect(messenger.control.session).toMatchObject({
      phase: 'signedOut',
      failure: { code: 'wrongPassword', number: '0x80048821' },
    });
  });

  it('loses every password at once, and a reconnect brings none back', async () => {
    const { messenger, engine, accounts } = messengerScene();
    await messenger.control.signIn({ ...SIGN_IN, rememberPassword: true, signInAutomatically: true });
    await settle();
    engine.playSignedIn();
    expect(accounts.passwordCount).toBe(1);
    messenger.control.forgetPasswords();
    engine.playConnectionLost();
    engine.playSignedIn([], { afterReconnect: true });
    expect(accounts.passwordCount).toBe(0);
    expect(accounts.list()).toMatchObject([
      { address: ALICE, hasPassword: false, signInAutomatically: false },
    ]);
  });

  it('signs in by itself or not, as is chosen later, and a reconnect changes nothing of it', async () => {
    const { messenger, engine, accounts } = messengerScene();
    expect(accounts.automatic).toBeUndefined();
    await messenger.control.signIn({ ...SIGN_IN, rememberPassword: true });
    await settle();
    engine.playSignedIn();
    const reconnect = (): void => {
      engine.playConnectionLost();
      engine.playSignedIn([], { afterReconnect: true });
    };
    expect(accounts.automatic).toEqual({ address: ALICE, isOn: false });
    messenger.control.setAutomaticSignIn(true);
    reconnect();
    expect(accounts.automatic).toEqual({ address: ALICE, isOn: true });
    messenger.control.setAutomaticSignIn(false);
    reconnect();
    expect(accounts.automatic).toEqual({ address: ALICE, isOn: false });
  });

  it('lets one account sign in by itself, of those whose password is kept', () => {
    const { accounts } = messengerScene();
    const remember = (address: string, password: string | undefined, signInAutomatically: boolean): void =>
      accounts.remember({ address, serverId: 'one', status: 'online', signInAutomatically, password });
    remember('carol@example.com', 'secret', true);
    remember(BOB, 'secret', true);
    remember(ALICE, undefined, false);
    expect(accounts.automatic).toEqual({ address: BOB, isOn: true });
    accounts.setAutomatic(false);
    expect(accounts.list().filter(({ signInAutomatically }) => signInAutomatically)).toEqual([]);
    expect(accounts.setAutomatic(true)).toMatchObject({ address: BOB, serverId: 'one' });
    expect(accounts.list().map(({ signInAutomatically }) => signInAutomatically)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('holds no password in clear', async () => {
    const { messenger, engine, accountStore } = messengerScene();
    await messenger.control.signIn({ ...SIGN_IN, rememberPassword: true });
    await settle();
    engine.playSignedIn();
    expect(JSON.stringify(accountStore.content)).not.toContain('secret');
  });
});

describe('a lost line (A07)', () => {
  async function signedInScene() {
    const scene = messengerScene();
    await scene.messenger.control.signIn(SIGN_IN);
    await settle();
    scene.engine.playSignedIn([contact(BOB)]);
    return scene;
  }

  it('tells when the next try comes, and keeps the list', async () => {
    const { messenger, engine, clock } = await signedInScene();
    engine.playConnectionLost(5000);
    expect(messenger.control.session).toMatchObject({
      phase: 'reconnecting',
      failure: { code: 'lineLost' },
      retryAt: clock.now() + 5000,
    });
    expect(messenger.directory.contacts()).toHaveLength(1);
    engine.play({ type: 'reconnecting' });
    expect(messenger.control.session).not.toHaveProperty('retryAt');
    engine.playSignedIn([contact(BOB)], { afterReconnect: true });
    expect(messenger.control.session).toEqual({ phase: 'signedIn', way: { isSecure: false, isHere: true } });
  });

  it('tries again at once when asked', async () => {
    const { messenger, engine } = await signedInScene();
    expect(messenger.control.reconnectNow()).toMatchObject({ ok: false });
    engine.playConnectionLost();
    expect(messenger.control.reconnectNow()).toMatchObject({ ok: true });
    await settle();
    expect(engine.asked('reconnectNow')).toHaveLength(1);
  });

  it('has the line asked when it is in doubt, and tries again where it is lost', async () => {
    const { messenger, engine } = await signedInScene();
    messenger.control.checkLine();
    expect(engine.asked('checkLine')).toHaveLength(1);
    engine.playConnectionLost();
    messenger.control.checkLine();
    await settle();
    expect(engine.asked('checkLine')).toHaveLength(1);
    expect(engine.asked('reconnectNow')).toHaveLength(1);
  });

  it('asks nothing about a line that there is not', () => {
    const { messenger, engine } = messengerScene();
    messenger.control.checkLine();
    expect(engine.requests).toEqual([]);
  });

  it('waits for its time when this computer\u2019s server still answers', async () => {
    const { engine } = await signedInScene();
    engine.playConnectionLost();
    await settle();
    expect(engine.asked('reconnectNow')).toHaveLength(0);
  });

  it('takes over this computer\u2019s server when its host has left', async () => {
    const { engine, host } = await signedInScene();
    host.outcome = hostAt(1863, true);
    engine.playConnectionLost();
    await settle();
    expect(host.asked).toBe(2);
    expect(engine.asked('reconnectNow')).toHaveLength(1);
  });

  it('takes over as soon as the host is gone for good', async () => {
    const { engine, host } = await signedInScene();
    engine.playConnectionLost();
    await settle();
    host.outcome = hostAt(1863, true);
    host.lost.emit();
    await settle();
    expect(engine.asked('reconnectNow')).toHaveLength(1);
  });

  it('goes to the new ports when the old ones were taken meanwhile, without signing out in between', async () => {
    const { messenger, engine, host } = await signedInScene();
    host.outcome = hostAt(1864, true);
    engine.playConnectionLost();
    const phases: string[] = [];
    messenger.control.changed.subscribe(({ phase }) => phases.push(phase));
    await settle();
    expect(engine.asked('signIn').at(-1)?.options.server.port).toBe(1864);
    engine.playSignedIn([contact(BOB)]);
    expect(phases).toEqual(['signedIn']);
  });

  it('does not come back by itself when the account signed in elsewhere', async () => {
    const { messenger, engine } = await signedInScene();
    engine.play({ type: 'signedOut', reason: 'otherPlace' });
    expect(messenger.control.session).toMatchObject({ phase: 'signedOut', failure: { code: 'otherPlace' } });
    expect(messenger.directory.contacts()).toEqual([]);
  });

  it.each([
    [undefined, undefined, ''],
    [{}, undefined, ''],
    [{ address: 'loopback', system: 'linux' }, { kind: 'thisComputer' }, 'loopback linux'],
    [
      { address: '192.168.1.7', system: 'linux', clientName: 'Nudge', clientVersion: '0.1.0' },
      { kind: 'otherComputer', where: '192.168.1.7, Linux' },
      '192.168.1.7 linux Nudge 0.1.0',
    ],
    [
      { address: '192.168.1.7', system: 'WINNT' },
      { kind: 'otherComputer', where: '192.168.1.7, Windows' },
      'WINNT',
    ],
    [{ address: 'fe80::1' }, { kind: 'otherComputer', where: 'fe80::1' }, 'fe80::1'],
    [{ system: 'BeOS' }, { kind: 'otherComputer', where: 'BeOS' }, 'BeOS'],
  ])('says where else, as far as the server told: %j', async (place, view, details) => {
    const { messenger, engine } = await signedInScene();
    engine.play({ type: 'signedOut', reason: 'otherPlace', ...(place === undefined ? {} : { place }) });
    const { session } = messenger.control;
    if (session.phase !== 'signedOut') throw new Error('still signed in');
    expect(session.failure?.place).toEqual(view);
    expect(session.failure?.details).toContain(details);
  });
});

describe('signing out', () => {
  it('ends by itself when the server does not answer', async () => {
    const { messenger, clock } = messengerScene();
    await messenger.control.signIn(SIGN_IN);
    await settle();
    messenger.engine.subscribe(() => {});
    const scene = messenger.control;
    scene.take({ type: 'signedIn', version: 12, afterReconnect: false });
    expect(scene.signOut().ok).toBe(true);
    expect(scene.session.phase).toBe('signingOut');
    clock.advance(SIGN_OUT_MAX_MILLISECONDS);
    expect(scene.session).toEqual({ phase: 'signedOut' });
  });
});

describe('a server with a certificate of its own', () => {
  const SEEN = 'a'.repeat(64);
  const FAILURE = {
    code: 'badCertificate',
    stage: 'connecting',
    message: 'The certificate is not trusted',
    fingerprint: SEEN,
  } as const;

  async function scene() {
    const parts = messengerScene();
    const { servers, messenger } = parts;
    servers.preset({ host: 'msn.example', port: 1863, loginAddress: '', isSecure: true });
    const signIn = async (): Promise<void> => {
      await messenger.control.signIn({ ...SIGN_IN, serverId: 'msn.example:1863' });
      await settle();
    };
    await signIn();
    return { ...parts, signIn };
  }

  it('is asked about, trusted, and then signed in to by its fingerprint', async () => {
    const { engine, messenger, trust, signIn } = await scene();
    expect(engine.asked('signIn')[0]?.options).toMatchObject({
      server: { host: 'msn.example', port: 1863, isSecure: true },
      http: 'https://msn.example:8863',
    });
    engine.play({ type: 'signInFailed', failure: FAILURE });
    const certificate = { serverId: 'msn.example:1863', fingerprint: SEEN, isChanged: false };
    expect(messenger.control.session).toMatchObject({
      phase: 'signedOut',
      failure: { code: 'badCertificate', certificate },
    });
    expect(trust.trust('msn.example:1863', SEEN)).toEqual({ ok: true });
    await signIn();
    expect(engine.asked('signIn')[1]?.options.trustedFingerprint).toBe(SEEN);
  });

  it('and a login service with another is asked about each, and trusts both', async () => {
    const { engine, messenger, servers, trust, signIn } = await scene();
    const server = servers.find('msn.example:1863');
    if (server === undefined) throw new Error('no server');
    const { kind: _kind, trustedFingerprint: _one, trustedLoginFingerprint: _other, ...rest } = server;
    servers.save({ ...rest, loginAddress: 'https://login.example' });
    servers.setTrust(server.id, { trustedFingerprint: SEEN });
    const atLogin = { ...FAILURE, stage: 'authenticating', fingerprint: 'b'.repeat(64) } as const;
    engine.play({ type: 'signInFailed', failure: atLogin });
    expect(messenger.control.session).toMatchObject({
      failure: { certificate: { isChanged: false, loginHost: 'login.example' } },
    });
    expect(trust.trust(server.id, atLogin.fingerprint)).toEqual({ ok: true });
    await signIn();
    expect(engine.asked('signIn').at(-1)?.options).toMatchObject({
      trustedFingerprint: SEEN,
      trustedLoginFingerprint: atLogin.fingerprint,
    });
  });

  it('that shows another one while reconnecting ends the session and asks again', async () => {
    const { engine, messenger, servers, changes } = await scene();
    servers.setTrust('msn.example:1863', { trustedFingerprint: 'b'.repeat(64) });
    engine.playSignedIn([]);
    const lost = { code: 'lineLost', stage: 'signedIn', message: 'gone' } as const;
    engine.play({ type: 'connectionLost', failure: lost, retryInMilliseconds: 5000 });
    engine.play({ type: 'signedOut', reason: 'failed', failure: FAILURE });
    expect(messenger.control.session).toMatchObject({
      phase: 'signedOut',
      failure: { certificate: { isChanged: true } },
    });
    expect(changes.last('main', 'sessionChanged')?.session).toEqual(messenger.control.session);
  });

  it('says which way it is reached', async () => {
    const { engine, messenger, servers, current } = messengerScene();
    current.proxy = { kind: 'http', host: 'proxy.example', port: 8080 };
    servers.preset({ host: 'msn.example', port: 1863, loginAddress: '', isSecure: true });
    await messenger.control.signIn({ ...SIGN_IN, serverId: 'msn.example:1863' });
    await settle();
    engine.playSignedIn([]);
    expect(messenger.control.session).toEqual({
      phase: 'signedIn',
      way: { isSecure: true, isHere: false, proxy: { kind: 'http', address: 'proxy.example:8080' } },
    });
  });
});
