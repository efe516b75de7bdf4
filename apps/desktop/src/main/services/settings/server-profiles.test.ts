import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { ServerProfiles, THIS_COMPUTER_ID, SERVER_PROFILES_MAX } from './server-profiles.ts';

const LINKS = { forgotPassword: '', serviceStatus: '', newAccount: '' };
const FRIEND = {
  id: 'friend',
  name: 'A friend',
  host: '192.168.1.5',
  port: 1863,
  loginAddress: '',
  isSecure: false,
  links: LINKS,
};

describe('server profiles', () => {
  it('begin with this computer', () => {
    const servers = new ServerProfiles(memoryStore(), () => 'new');
    expect(servers.list()).toMatchObject([{ id: THIS_COMPUTER_ID, kind: 'thisComputer', port: 1863 }]);
    expect(servers.selectedId).toBe(THIS_COMPUTER_ID);
  });

  it('are kept, with the usual login address where none is given', () => {
    const store = memoryStore();
    expect(new ServerProfiles(store, () => 'new').save(FRIEND)).toEqual({ ok: true });
    const again = new ServerProfiles(store, () => 'new');
    expect(again.find('friend')).toMatchObject({ kind: 'network', loginAddress: 'http://192.168.1.5:8863' });
    again.save({ ...FRIEND, name: 'Renamed' });
    expect(again.list()).toHaveLength(2);
  });

  it('get an id where they are new, and are chosen', () => {
    let count = 0;
    const servers = new ServerProfiles(memoryStore(), () => `new${(count += 1)}`);
    expect(servers.save({ ...FRIEND, id: '' })).toEqual({ ok: true });
    expect(servers.save({ ...FRIEND, id: '', name: 'Another' })).toEqual({ ok: true });
    expect(servers.list()).toMatchObject([
      { id: THIS_COMPUTER_ID },
      { id: 'new1', name: 'A friend' },
      { id: 'new2', name: 'Another' },
    ]);
    expect(servers.selectedId).toBe('new2');
  });

  it('that are refused leave the chosen one as it was', () => {
    const servers = new ServerProfiles(memoryStore(), () => 'new');
    expect(servers.save({ ...FRIEND, id: '', loginAddress: 'file:///etc/passwd' })).toMatchObject({
      ok: false,
    });
    expect(servers.list()).toHaveLength(1);
    expect(servers.selectedId).toBe(THIS_COMPUTER_ID);
  });

  it('refuse addresses that are no web addresses, and names of their own', () => {
    const servers = new ServerProfiles(memoryStore(), () => 'new');
    expect(servers.save({ ...FRIEND, loginAddress: 'file:///etc/passwd' })).toMatchObject({ ok: false });
    const links = { ...LINKS, newAccount: 'javascript:alert(1)' };
    expect(servers.save({ ...FRIEND, links })).toMatchObject({ ok: false });
    expect(servers.save({ ...FRIEND, id: THIS_COMPUTER_ID })).toMatchObject({ ok: false });
    expect(servers.delete(THIS_COMPUTER_ID)).toMatchObject({ ok: false });
  });

  it('of older versions are neither lost nor encrypted', () => {
    const { isSecure: _later, ...older } = { ...FRIEND, loginAddress: 'http://192.168.1.5:8863' };
    const servers = new ServerProfiles(memoryStore({ servers: [older] }), () => 'new');
    expect(servers.find('friend')).toMatchObject({ ...older, isSecure: false, trustedFingerprint: '' });
  });

  it('that are encrypted sign in encrypted too', () => {
    const servers = new ServerProfiles(memoryStore(), () => 'new');
    const secure = { ...FRIEND, isSecure: true };
    expect(servers.save(secure)).toEqual({ ok: true });
    expect(servers.find('friend')).toMatchObject({ loginAddress: 'https://192.168.1.5:8863' });
    expect(servers.save({ ...secure, loginAddress: 'http://192.168.1.5:8863' })).toMatchObject({ ok: false });
  });

  it('fall back to this computer when the chosen one is deleted', () => {
    const servers = new ServerProfiles(memoryStore(), () => 'new');
    servers.save(FRIEND);
    servers.select('friend');
    expect(servers.selectedId).toBe('friend');
    servers.delete('friend');
    expect(servers.selectedId).toBe(THIS_COMPUTER_ID);
    expect(servers.select('friend')).toMatchObject({ ok: false });
  });

  it('take one from the command line, chosen and only once', () => {
    const servers = new ServerProfiles(memoryStore(), () => 'new');
    const server = {
      host: 'example.com',
      port: 1864,
      loginAddress: 'http://example.com:9000',
      isSecure: false,
    };
    servers.preset(server);
    servers.preset({ ...server, loginAddress: 'http://example.com:9001' });
    expect(servers.list()).toHaveLength(2);
    expect(servers.find(servers.selectedId)).toMatchObject({
      host: 'example.com',
      port: 1864,
      loginAddress: 'http://example.com:9001',
    });
  });

  it.each([
    ['http://example.com:8863', 'https://login.example'],
    ['https://other.example', 'https://other.example'],
  ])('take one that is known as encrypted so, also where that was not said again: %s', (given, kept) => {
    const servers = new ServerProfiles(memoryStore(), () => 'new');
    const server = { host: 'example.com', port: 1864, loginAddress: 'https://login.example', isSecure: true };
    servers.preset(server);
    servers.setTrust('example.com:1864', { trustedFingerprint: 'a'.repeat(64) });
    servers.preset({ ...server, loginAddress: given, isSecure: false });
    expect(servers.find(servers.selectedId)).toMatchObject({
      isSecure: true,
      loginAddress: kept,
      trustedFingerprint: 'a'.repeat(64),
    });
  });

  it('take one from the command line encrypted where it was plain', () => {
    const servers = new ServerProfiles(memoryStore(), () => 'new');
    servers.preset({ host: 'example.com', port: 1864, loginAddress: '', isSecure: false });
    servers.preset({ host: 'example.com', port: 1864, loginAddress: '', isSecure: true });
    expect(servers.find(servers.selectedId)).toMatchObject({
      isSecure: true,
      loginAddress: 'https://example.com:8863',
    });
  });

  it('keep it: a beginning without the flag, as with the computer, has it chosen', () => {
    const store = memoryStore();
    new ServerProfiles(store, () => 'new').preset({
      host: 'example.com',
      port: 1864,
      loginAddress: 'http://example.com:9000',
      isSecure: false,
    });
    const again = new ServerProfiles(store, () => 'new');
    expect(again.find(again.selectedId)).toMatchObject({
      port: 1864,
      loginAddress: 'http://example.com:9000',
    });
  });

  it('take it also when there are as many as one may keep', () => {
    const servers = new ServerProfiles(memoryStore(), () => 'new');
    for (let index = 0; index < SERVER_PROFILES_MAX; index += 1) servers.save({ ...FRIEND, id: `s${index}` });
    expect(servers.save({ ...FRIEND, id: 'one more' })).toMatchObject({ ok: false });
    servers.preset({ host: 'example.com', port: 1863, loginAddress: '', isSecure: false });
    expect(servers.find(servers.selectedId)).toMatchObject({ host: 'example.com' });
  });

  it('pass over what is damaged in the store', () => {
    const servers = new ServerProfiles(
      memoryStore({ servers: [FRIEND, { id: 3 }, 'x'], selectedServerId: 9 }),
      () => 'new',
    );
    expect(servers.list().map(({ id }) => id)).toEqual([THIS_COMPUTER_ID, 'friend']);
  });
});
