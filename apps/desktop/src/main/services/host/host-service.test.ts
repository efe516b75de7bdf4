import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect as connectTls } from 'node:tls';
import type { StartNotice } from '@nudge/ipc-contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { launchInProcess, launchInProcessOnItsPorts } from '../../../../test/in-process-host.ts';
import { systemClock, type Clock } from '../support/clock.ts';
import { silentLog } from '../support/log.ts';
import { readHostFile } from './host-file.ts';
import { LOCK_MAX_AGE_MILLISECONDS, takeHostLock } from './host-lock.ts';
import type { HostChannel } from './host-link.ts';
import { HostService } from './host-service.ts';

let folder: string;
const applications: HostService[] = [];
const notices: StartNotice[] = [];

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'nudge-host-')), 'host');
});

afterEach(async () => {
  for (const host of applications.splice(0).reverse()) await host.stop();
  notices.length = 0;
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

function application(launch: () => HostChannel = launchInProcess, clock = systemClock): HostService {
  const host = new HostService({
    folder,
    greeterTexts: () => ({ name: 'Greeter' }),
    version: '0',
    launch,
    onSetAside: (notice) => void notices.push(notice),
    clock,
    log: silentLog,
  });
  applications.push(host);
  return host;
}

function answersAt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const settle = (isAnswer: boolean): void => {
      socket.destroy();
      resolve(isAnswer);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

const ALICE = {
  address: 'alice@nudge.local',
  displayName: 'Alice',
  password: 'secret1',
  allowOldPrograms: true,
};

describe('this computer\u2019s server', () => {
  it('is started by the first application and joined by the second', async () => {
    const [first, second] = [application(), application()];
    const started = await first.ensure();
    const joined = await second.ensure();
    expect(started).toMatchObject({ ok: true, startedNow: true });
    expect(joined).toMatchObject({ ok: true, startedNow: false });
    expect(joined.ok && started.ok && joined.address).toEqual(started.ok && started.address);
    expect([first.view.role, second.view.role]).toEqual(['hosting', 'joined']);
  });

  it('is started once when two applications want it at the same moment', async () => {
    const launch = vi.fn<typeof launchInProcess>(launchInProcess);
    const outcomes = await Promise.all([application(launch).ensure(), application(launch).ensure()]);
    expect(launch).toHaveBeenCalledOnce();
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(2);
    expect(outcomes.filter((outcome) => outcome.ok && outcome.startedNow)).toHaveLength(1);
  });

  it('takes orders from both, and both see what came of them', async () => {
    const [first, second] = [application(), application()];
    await first.ensure();
    await second.ensure();
    expect(await second.createAccount(ALICE)).toEqual({ ok: true });
    await vi.waitFor(() => expect(first.view.accounts).toHaveLength(1));
    expect(first.view.accounts).toEqual([
      { address: ALICE.address, displayName: 'Alice', isConnected: false, allowsOldPrograms: true },
    ]);
    expect(await first.createAccount(ALICE)).toEqual({ ok: false, failure: { code: 'accountTaken' } });
    expect(await second.setPassword({ address: ALICE.address, password: 'another1' })).toEqual({ ok: true });
    expect(await second.deleteAccount('nobody@nudge.local')).toMatchObject({
      failure: { code: 'noSuchAccount' },
    });
    expect(await first.deleteAccount(ALICE.address)).toEqual({ ok: true });
    expect(first.view.accounts).toEqual([]);
  });

  it('shows at once who registered by themselves', async () => {
    const host = application();
    await host.ensure();
    const body = JSON.stringify({ address: 'bob@nudge.local', password: 'secret1', name: 'Bob' });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${host.address.loginAddress}/register`, { method: 'POST', headers, body });
    expect(answer.ok).toBe(true);
    await vi.waitFor(() => expect(host.view.accounts).toMatchObject([{ displayName: 'Bob' }]));
  });

  it('shows names of accounts in one line that turns nothing around it', async () => {
    const first = application();
    await first.ensure();
    await first.createAccount({ ...ALICE, displayName: 'Al\u202Eice\n' });
    expect(first.view.accounts).toMatchObject([{ displayName: 'Alice' }]);
  });

  it('goes on in the next application when its host leaves, with everything it knew', async () => {
    const [first, second] = [application(), application()];
    await first.ensure();
    await second.ensure();
    await first.createAccount(ALICE);
    await first.stop();
    await vi.waitFor(() => expect(second.view.role).toBe('off'));
    expect(await second.ensure()).toMatchObject({ ok: true, startedNow: true });
    await second.refresh();
    expect(second.view).toMatchObject({ role: 'hosting', accounts: [{ address: ALICE.address }] });
  });

  it('is not started anew while its host is still leaving', async () => {
    let letGo = (): void => {};
    const isGone = new Promise<void>((resolve) => (letGo = resolve));
    const slow = (): HostChannel => {
      const channel = launchInProcess();
      return { ...channel, onClosed: (listener) => channel.onClosed(() => void isGone.then(listener)) };
    };
    const events: string[] = [];
    const quick = (): HostChannel => {
      events.push('started anew');
      return launchInProcess();
    };
    const first = application(slow);
    await first.ensure();
    const leaving = first.stop().then(() => events.push('left'));
    await vi.waitFor(() => expect(readHostFile(folder)?.control).toBeUndefined());
    const lookAgain: Clock['after'] = (milliseconds, action) => {
      letGo();
      return systemClock.after(milliseconds, action);
    };
    const taken = await application(quick, { ...systemClock, after: lookAgain }).ensure();
    await leaving;
    expect(taken).toMatchObject({ ok: true, startedNow: true });
    expect(events).toEqual(['left', 'started anew']);
  });

  it('opens to the network with addresses for a friend, and closes again', async () => {
    const host = application();
    await host.ensure();
    expect(await host.openToNetwork(true)).toEqual({ ok: true });
    expect(host.view.isOpenToNetwork).toBe(true);
    const address = await host.ensure();
    const port = address.ok ? address.address.port : 0;
    for (const friend of host.view.friendAddresses) expect(friend).toMatch(new RegExp(`^[\\d.]+:${port}$`));
    // The tests take any free ports, so the sign-in address has to be given as well.
    expect(host.view.friendLoginAddresses).toHaveLength(host.view.friendAddresses.length);
    for (const login of host.view.friendLoginAddresses) expect(login).toMatch(/^http:\/\/[\d.]+:\d+$/);
    await host.openToNetwork(false);
    expect(host.view).toMatchObject({
      isOpenToNetwork: false,
      friendAddresses: [],
      friendLoginAddresses: [],
    });
  });

  // The whole of 127.0.0.0/8 is this computer on Linux alone; elsewhere there is no second address to knock at.
  it.runIf(process.platform === 'linux')(
    'answers from outside the loopback address only while open',
    async () => {
      const host = application();
      const started = await host.ensure();
      const port = started.ok ? started.address.port : 0;
      expect(await answersAt('127.0.0.2', port)).toBe(false);
      await host.openToNetwork(true);
      expect(await answersAt('127.0.0.2', port)).toBe(true);
      await host.openToNetwork(false);
      expect(await answersAt('127.0.0.2', port)).toBe(false);
      expect(await answersAt('127.0.0.1', port)).toBe(true);
    },
  );

  it('goes to other ports where a strange program has the usual ones', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const taken = (stranger.address() as AddressInfo).port;
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'host.json'), JSON.stringify({ ports: { msnp: taken, http: taken } }));
    const started = await application(launchInProcessOnItsPorts).ensure();
    stranger.close();
    expect(started.ok && started.address.port).toBeGreaterThan(0);
    expect(started.ok && started.address.port).not.toBe(taken);
    expect(readHostFile(folder)?.ports.msnp).toBe(started.ok && started.address.port);
  });

  it('says when its store was damaged and put aside', async () => {
    const first = application();
    await first.ensure();
    await first.stop();
    const store = path.join(folder, 'server', 'server.sqlite');
    for (const companion of ['-wal', '-shm']) rmSync(`${store}${companion}`, { force: true });
    writeFileSync(store, 'rubbish '.repeat(2000));
    await application().ensure();
    expect(notices).toMatchObject([{ code: 'serverStoreSetAside' }]);
    expect(readFileSync(notices[0]?.path ?? '', 'utf8')).toContain('rubbish');
  });

  it('encrypts for who can, by one certificate whoever runs it', async () => {
    const [first, second] = [application(), application()];
    const started = await first.ensure();
    await second.ensure();
    const { fingerprint } = first.view;
    expect(second.view.fingerprint).toBe(fingerprint);
    const socket = connectTls({
      port: started.ok ? started.address.port : 0,
      rejectUnauthorized: false,
    });
    await once(socket, 'secureConnect');
    expect(socket.getPeerCertificate().fingerprint256.replaceAll(':', '').toLowerCase()).toBe(fingerprint);
    socket.destroy();
    await first.stop();
    await vi.waitFor(() => expect(second.view.fingerprint).toBe(''));
    await second.ensure();
    expect(second.view).toMatchObject({ role: 'hosting', fingerprint });
  });

  it('says when its certificate could not be used, so that nobody wonders at another', async () => {
    const first = application();
    await first.ensure();
    const { fingerprint } = first.view;
    await first.stop();
    writeFileSync(path.join(folder, 'server', 'server-certificate.pem'), 'rubbish');
    const again = application();
    await again.ensure();
    expect(notices).toMatchObject([{ code: 'serverCertificateSetAside' }]);
    expect(readFileSync(notices[0]?.path ?? '', 'utf8')).toBe('rubbish');
    expect(again.view.fingerprint).toMatch(/^[\da-f]{64}$/);
    expect(again.view.fingerprint).not.toBe(fingerprint);
  });

  it('that cannot start is a typed failure', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'server'), 'a file where a folder should be');
    const host = application();
    expect(await host.ensure()).toEqual({ ok: false, reason: 'storeFailed' });
    expect(await host.createAccount(ALICE)).toEqual({ ok: false, failure: { code: 'hostFailed' } });
  });
});

describe('the control connection', () => {
  it('has its key in a file only the user can read', async () => {
    await application().ensure();
    expect(statSync(path.join(folder, 'host.json')).mode & 0o077).toBe(0);
  });

  it.each(['{"key":"wrong"}\n', 'GET / HTTP/1.1\r\n\r\n', '{"type":"ask"}\n'])(
    'ends without an answer for who begins with %j',
    async (greeting) => {
      await application().ensure();
      const socket = connect({ host: '127.0.0.1', port: readHostFile(folder)?.control?.port ?? 0 });
      let answer = '';
      socket.on('data', (data) => (answer += data.toString()));
      socket.on('error', () => {});
      socket.write(greeting);
      await new Promise((resolve) => socket.once('close', resolve));
      expect(answer).toBe('');
    },
  );
});

describe('the lock', () => {
  it('belongs to one at a time, and is free again afterwards', () => {
    const release = takeHostLock(folder, Date.now());
    expect(release).toBeDefined();
    expect(takeHostLock(folder, Date.now())).toBeUndefined();
    release?.();
    const again = takeHostLock(folder, Date.now());
    expect(again).toBeDefined();
    again?.();
  });

  it('of a process that is gone, or too old, is taken over', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'host.lock'), '4194399');
    expect(takeHostLock(folder, Date.now())).toBeDefined();
    expect(takeHostLock(folder, Date.now() + LOCK_MAX_AGE_MILLISECONDS + 10_000)).toBeDefined();
  });

  it('of a process that lives is left where it is', () => {
    const release = takeHostLock(folder, Date.now());
    expect(takeHostLock(folder, Date.now())).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['host.lock']);
    release?.();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not fall for a damaged host file', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'host.json'), '{"ports":');
    expect(readHostFile(folder)).toBeUndefined();
  });
});
