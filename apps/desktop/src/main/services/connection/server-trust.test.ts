import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { ServerProfiles, THIS_COMPUTER_ID } from '../settings/server-profiles.ts';
import { ServerTrust } from './server-trust.ts';

const SEEN = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const SERVER = {
  id: 'club',
  name: 'Club',
  host: 'msn.example',
  port: 1863,
  loginAddress: '',
  isSecure: true,
  links: { forgotPassword: '', serviceStatus: '', newAccount: '' },
};

function scene() {
  const servers = new ServerProfiles(memoryStore(), () => 'new');
  servers.save(SERVER);
  return {
    servers,
    trust: new ServerTrust(servers),
    trusted: () => servers.find('club')?.trustedFingerprint,
  };
}

it('is given to what was just seen there, and to nothing else', () => {
  const { trust, trusted } = scene();
  expect(trust.trust('club', SEEN)).toMatchObject({ failure: { code: 'notAllowed' } });
  expect(trust.note('club', SEEN, 'server')).toEqual({
    serverId: 'club',
    fingerprint: SEEN,
    isChanged: false,
  });
  expect(trust.trust('club', OTHER)).toMatchObject({ ok: false });
  expect(trust.trust(THIS_COMPUTER_ID, SEEN)).toMatchObject({ ok: false });
  expect(trusted()).toBe('');
  expect(trust.trust('club', SEEN)).toEqual({ ok: true });
  expect(trusted()).toBe(SEEN);
});

it('is not given twice for one look', () => {
  const { trust, trusted } = scene();
  trust.note('club', SEEN, 'server');
  trust.trust('club', SEEN);
  expect(trust.forget('club')).toEqual({ ok: true });
  expect(trust.trust('club', SEEN)).toMatchObject({ ok: false });
  expect(trusted()).toBe('');
});

it('says that another certificate was trusted before', () => {
  const { trust } = scene();
  trust.note('club', SEEN, 'server');
  trust.trust('club', SEEN);
  expect(trust.note('club', OTHER, 'server')).toMatchObject({ isChanged: true });
});

it('does not move along to another host', () => {
  const { servers, trust, trusted } = scene();
  trust.note('club', SEEN, 'server');
  servers.save({ ...SERVER, host: 'elsewhere.example' });
  expect(trust.trust('club', SEEN)).toMatchObject({ ok: false });
  servers.save(SERVER);
  trust.note('club', SEEN, 'server');
  trust.trust('club', SEEN);
  servers.save({ ...SERVER, port: 1864 });
  expect(trusted()).toBe(SEEN);
  servers.save({ ...SERVER, host: 'elsewhere.example' });
  expect(trusted()).toBe('');
});

it('asks about no server that is gone, nor about this computer', () => {
  const { trust } = scene();
  expect(trust.note('nobody', SEEN, 'server')).toBeUndefined();
  expect(trust.note(THIS_COMPUTER_ID, SEEN, 'server')).toBeUndefined();
});

describe('a login service that stands elsewhere', () => {
  const APART = { ...SERVER, loginAddress: 'https://login.example:8863' };

  function apart() {
    const parts = scene();
    parts.servers.save(APART);
    parts.trust.note('club', SEEN, 'server');
    parts.trust.trust('club', SEEN);
    return { ...parts, found: () => parts.servers.find('club') };
  }

  it('is asked about with its host, and trusted beside the server', () => {
    const { trust, found } = apart();
    const certificate = {
      serverId: 'club',
      fingerprint: OTHER,
      isChanged: false,
      loginHost: 'login.example',
    };
    expect(trust.note('club', OTHER, 'login')).toEqual(certificate);
    expect(trust.trust('club', OTHER)).toEqual({ ok: true });
    expect(found()).toMatchObject({ trustedFingerprint: SEEN, trustedLoginFingerprint: OTHER });
    expect(trust.note('club', SEEN, 'server')).toMatchObject({ isChanged: false });
    expect(trust.note('club', SEEN, 'login')).toMatchObject({ isChanged: true });
    trust.forget('club');
    expect(found()).toMatchObject({ trustedFingerprint: '', trustedLoginFingerprint: '' });
  });

  it('is another one at another host', () => {
    const { servers, trust, found } = apart();
    trust.note('club', OTHER, 'login');
    servers.save({ ...APART, loginAddress: 'https://elsewhere.example' });
    expect(trust.trust('club', OTHER)).toMatchObject({ ok: false });
    servers.save(APART);
    trust.note('club', OTHER, 'login');
    trust.trust('club', OTHER);
    servers.save({ ...APART, loginAddress: 'https://elsewhere.example' });
    expect(found()).toMatchObject({ trustedFingerprint: SEEN, trustedLoginFingerprint: '' });
  });
});

it('a login service beside the server that shows another one has changed, until that is trusted there', () => {
  const { trust, trusted } = scene();
  trust.note('club', SEEN, 'server');
  trust.trust('club', SEEN);
  const certificate = trust.note('club', OTHER, 'login');
  expect(certificate).toEqual({ serverId: 'club', fingerprint: OTHER, isChanged: true });
  trust.trust('club', OTHER);
  expect(trusted()).toBe(SEEN);
  expect(trust.note('club', OTHER, 'login')).toMatchObject({ isChanged: false });
});
