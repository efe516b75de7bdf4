import { expect, it } from 'vitest';
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
  expect(trust.note('club', SEEN)).toEqual({ serverId: 'club', fingerprint: SEEN, isChanged: false });
  expect(trust.trust('club', OTHER)).toMatchObject({ ok: false });
  expect(trust.trust(THIS_COMPUTER_ID, SEEN)).toMatchObject({ ok: false });
  expect(trusted()).toBe('');
  expect(trust.trust('club', SEEN)).toEqual({ ok: true });
  expect(trusted()).toBe(SEEN);
});

it('is not given twice for one look', () => {
  const { trust, trusted } = scene();
  trust.note('club', SEEN);
  trust.trust('club', SEEN);
  expect(trust.forget('club')).toEqual({ ok: true });
  expect(trust.trust('club', SEEN)).toMatchObject({ ok: false });
  expect(trusted()).toBe('');
});

it('says that another certificate was trusted before', () => {
  const { trust } = scene();
  trust.note('club', SEEN);
  trust.trust('club', SEEN);
  expect(trust.note('club', OTHER)).toMatchObject({ isChanged: true });
});

it('does not move along to another host', () => {
  const { servers, trust, trusted } = scene();
  trust.note('club', SEEN);
  servers.save({ ...SERVER, host: 'elsewhere.example' });
  expect(trust.trust('club', SEEN)).toMatchObject({ ok: false });
  servers.save(SERVER);
  trust.note('club', SEEN);
  trust.trust('club', SEEN);
  servers.save({ ...SERVER, port: 1864 });
  expect(trusted()).toBe(SEEN);
  servers.save({ ...SERVER, host: 'elsewhere.example' });
  expect(trusted()).toBe('');
});

it('asks about no server that is gone, nor about this computer', () => {
  const { trust } = scene();
  expect(trust.note('nobody', SEEN)).toBeUndefined();
  expect(trust.note(THIS_COMPUTER_ID, SEEN)).toBeUndefined();
});
