// @vitest-environment happy-dom
import {
  DEFAULT_SETTINGS,
  HOST_NAME_MAX_CHARACTERS,
  settingsPatchSchema,
  type Reply,
  type ServerProfile,
} from '@nudge/ipc-contract';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { apply, openOptions, SNAPSHOT } from './window-fixture.tsx';

const field = (label: string): HTMLInputElement => screen.getByLabelText(label);
const type = (label: string, value: string): boolean => fireEvent.change(field(label), { target: { value } });
const click = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }));
const PROXY = { kind: 'http', host: 'proxy.example', port: 3128, user: 'ana' } as const;
const WITH_PROXY = { settings: { ...DEFAULT_SETTINGS, connection: { proxy: PROXY } } };
const REFUSAL: Reply<undefined> = { ok: false, failure: { code: 'badArguments' } };
const REFUSING = { updateSettings: () => REFUSAL };

it('warns before the port opens, then shows the address and copies it', async () => {
  const client = await openOptions({ page: 'connection' });
  expect(
    screen.getByText(/Old programs cannot do that: what they say and hear travels unencrypted/),
  ).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Let people near me join' }));
  expect(client.requested('openHostToNetwork')).toEqual([{ open: true }]);
  client.change({
    type: 'hostChanged',
    host: {
      ...SNAPSHOT.host,
      isOpenToNetwork: true,
      friendAddresses: ['192.168.1.5:1863'],
      friendLoginAddresses: ['http://192.168.1.5:8864'],
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Copy 192.168.1.5:1863' }));
  fireEvent.click(screen.getByRole('button', { name: 'Copy http://192.168.1.5:8864' }));
  fireEvent.click(screen.getByRole('button', { name: 'Copy https://192.168.1.5:8864' }));
  expect(client.requested('copyText')).toEqual([
    { text: '192.168.1.5:1863' },
    { text: 'http://192.168.1.5:8864' },
    { text: 'https://192.168.1.5:8864' },
  ]);
});

it('shows the fingerprint in groups of four, from left to right, and copies it so', async () => {
  const client = await openOptions({ page: 'connection' });
  const shown = Array.from({ length: 8 }, () => 'A1B2 C3D4').join(' ');
  expect(screen.getByText(shown).getAttribute('dir')).toBe('ltr');
  fireEvent.click(screen.getByRole('button', { name: 'Copy the fingerprint' }));
  expect(client.requested('copyText')).toEqual([{ text: shown }]);
  expect(screen.getByText('Copied')).toBeTruthy();
});

it('speaks of no fingerprint and no https where the server that runs has none', async () => {
  const host = { ...SNAPSHOT.host, fingerprint: '', isOpenToNetwork: true };
  await openOptions({
    page: 'connection',
    host: {
      ...host,
      friendAddresses: ['192.168.1.5:1863'],
      friendLoginAddresses: ['http://192.168.1.5:8864'],
    },
  });
  expect(screen.queryByText(/Fingerprint/)).toBeNull();
  expect(screen.queryByRole('button', { name: /https/ })).toBeNull();
});

it('sets a new password for an account of this computer, and refuses a short one', async () => {
  const client = await openOptions({ page: 'connection' });
  fireEvent.click(screen.getByRole('button', { name: 'New password for ana@example.org' }));
  const dialog = await screen.findByRole('dialog');
  const newPassword = within(dialog).getByLabelText('New password:');
  fireEvent.change(newPassword, { target: { value: 'short' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'OK' }));
  expect(client.requested('setHostPassword')).toEqual([]);
  fireEvent.change(newPassword, { target: { value: 'long enough' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'OK' }));
  expect(client.requested('setHostPassword')).toEqual([
    { address: 'ana@example.org', password: 'long enough' },
  ]);
});

it('takes a proxy with OK or Apply, and the password apart from it', async () => {
  const client = await openOptions({ page: 'connection' });
  expect(screen.queryByLabelText('User name (optional):')).toBeNull();
  fireEvent.change(screen.getByLabelText('Way to servers:'), { target: { value: 'socks' } });
  type('Address:', ' proxy.example ');
  expect(field('Password:').disabled).toBe(true);
  type('User name (optional):', 'ana');
  type('Password:', 'secret');
  expect(client.requested('updateSettings')).toEqual([]);
  fireEvent.click(apply());
  await vi.waitFor(() => expect(client.requested('setProxyPassword')).toEqual([{ password: 'secret' }]));
  const proxy = { kind: 'socks', host: 'proxy.example', port: 1080, user: 'ana' } as const;
  expect(client.requested('updateSettings')).toEqual([{ patch: { connection: { proxy } } }]);
  act(() =>
    client.change({ type: 'settingsChanged', settings: { ...SNAPSHOT.settings, connection: { proxy } } }),
  );
  await vi.waitFor(() => expect(field('Password:').value).toBe(''));
});

it('takes no proxy without a place, and says which field it is', async () => {
  const client = await openOptions({ page: 'connection' });
  fireEvent.change(screen.getByLabelText('Way to servers:'), { target: { value: 'http' } });
  expect(field('Address:').getAttribute('aria-invalid')).toBe('true');
  fireEvent.click(apply());
  await screen.findByText('That cannot be done as asked.');
  type('Address:', 'proxy.example');
  type('Port:', '99999');
  expect(screen.getByText('A port is a number from 1 to 65535.')).toBeTruthy();
  fireEvent.click(apply());
  await act(async () => Promise.resolve());
  expect(client.requested('updateSettings')).toEqual([]);
});

it('shows that a password is known, to this proxy only, and never which', async () => {
  const client = await openOptions({
    page: 'connection',
    ...WITH_PROXY,
    stored: { ...SNAPSHOT.stored, hasProxyPassword: true },
  });
  expect(field('Password:').value).toBe('••••••••');
  type('Address:', 'elsewhere.example');
  expect(field('Password:').value).toBe('');
  type('Address:', 'proxy.example');
  type('Password:', '••••••••x');
  fireEvent.click(apply());
  await vi.waitFor(() => expect(client.requested('setProxyPassword')).toEqual([{ password: 'x' }]));
  expect(client.requested('updateSettings')).toEqual([]);
});

it('goes straight again after a port was emptied', async () => {
  const client = await openOptions({ page: 'connection', ...WITH_PROXY });
  type('Port:', '');
  fireEvent.change(field('Way to servers:'), { target: { value: 'none' } });
  fireEvent.click(apply());
  await vi.waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
  const [sent] = client.requested('updateSettings');
  expect(settingsPatchSchema.safeParse(sent?.patch).success).toBe(true);
});

it('takes no address that is longer than a name can be', async () => {
  await openOptions({ page: 'connection', ...WITH_PROXY });
  expect(field('Address:').maxLength).toBe(HOST_NAME_MAX_CHARACTERS);
});

it('tells no password where the proxy it is for was refused', async () => {
  const client = await openOptions({ page: 'connection', ...WITH_PROXY }, REFUSING);
  type('Address:', 'elsewhere.example');
  type('Password:', 'secret');
  fireEvent.click(apply());
  await screen.findByText('That cannot be done as asked.');
  expect(client.requested('updateSettings')).toHaveLength(1);
  expect(client.requested('setProxyPassword')).toEqual([]);
});

it('takes a password with a dot of its own', async () => {
  const client = await openOptions({ page: 'connection', ...WITH_PROXY });
  type('Password:', 'one•two');
  fireEvent.click(apply());
  await vi.waitFor(() => expect(client.requested('setProxyPassword')).toEqual([{ password: 'one•two' }]));
});

it('says when a change holds, and that a password is kept for this run where there is no key store', async () => {
  await openOptions({
    page: 'connection',
    ...WITH_PROXY,
    stored: { ...SNAPSHOT.stored, canStorePasswords: false },
  });
  expect(screen.getByText(/takes effect at the next sign-in/)).toBeTruthy();
  const note = field('Password:').getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(note)?.textContent).toMatch(/kept until Nudge ends/);
});

it('says whether the connection is encrypted, and by which proxy it goes', async () => {
  const client = await openOptions({
    page: 'connection',
    session: { phase: 'signedIn', way: { isSecure: false, isHere: true } },
  });
  const said = (): string | null => screen.getByTestId('connection-text').textContent;
  expect(said()).toContain('does not leave this computer');
  const proxy = { kind: 'http', address: 'proxy.example:3128' } as const;
  for (const [isSecure, words] of [
    [false, 'is not encrypted'],
    [true, 'is encrypted'],
  ] as const) {
    const way = { isSecure, isHere: false, proxy };
    act(() => client.change({ type: 'sessionChanged', session: { phase: 'signedIn', way } }));
    expect(said()).toContain(words);
    expect(said()).toContain('HTTP proxy proxy.example:3128');
  }
});

const CLUB: ServerProfile = {
  id: 'club',
  kind: 'network',
  name: 'Club',
  host: 'club.example',
  port: 1863,
  loginAddress: 'https://club.example:8863',
  isSecure: true,
  trustedFingerprint: '0a1b'.repeat(16),
  links: { forgotPassword: '', serviceStatus: '', newAccount: '' },
};

it('encrypts a server, and its sign-in address follows', async () => {
  const plain = {
    ...CLUB,
    isSecure: false,
    trustedFingerprint: '',
    loginAddress: 'http://club.example:8863',
  };
  const client = await openOptions({
    page: 'connection',
    servers: [...SNAPSHOT.servers, plain],
    selectedServerId: 'club',
  });
  click('Change…');
  fireEvent.click(field('Encrypt the connection (TLS)'));
  expect(field('Sign-in address:').value).toBe('https://club.example:8863');
  type('Sign-in address:', 'http://club.example:8863');
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'OK' }));
  expect(dialog.getByText(/begins with https:/)).toBeTruthy();
  type('Sign-in address:', '');
  fireEvent.click(dialog.getByRole('button', { name: 'OK' }));
  const { kind: _kind, trustedFingerprint: _trusted, ...server } = CLUB;
  await vi.waitFor(() => expect(client.requested('saveServer')).toEqual([{ server }]));
});

it('shows the certificates that are trusted, and forgets them', async () => {
  const club = { ...CLUB, trustedLoginFingerprint: '2c3d'.repeat(16) };
  const client = await openOptions({
    page: 'connection',
    servers: [...SNAPSHOT.servers, club],
    selectedServerId: 'club',
  });
  click('Change…');
  expect(screen.getByText(/^0A1B 0A1B/)).toBeTruthy();
  expect(screen.getByText(/^2C3D 2C3D/)).toBeTruthy();
  click('Forget');
  await vi.waitFor(() => expect(screen.queryByText(/^0A1B 0A1B/)).toBeNull());
  expect(client.requested('forgetTrust')).toEqual([{ serverId: 'club' }]);
});

it('adds a server by the address that a friend copied', async () => {
  const client = await openOptions({ page: 'connection' });
  click('Add…');
  type('Host:', '192.168.1.5:1864');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'OK' }));
  const { links } = CLUB;
  const server = { id: '', name: '', host: '192.168.1.5', port: 1864, isSecure: false, links };
  await vi.waitFor(() =>
    expect(client.requested('saveServer')).toEqual([
      { server: { ...server, loginAddress: 'http://192.168.1.5:8863' } },
    ]),
  );
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('marks the page whose address is none, and no other', async () => {
  const client = await openOptions({ page: 'connection' });
  click('Add…');
  type('Host:', 'club.example');
  type('Page for a new account (optional):', 'club.example/register');
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'OK' }));
  expect(dialog.getByRole('alert').textContent).toBe(
    'The address of a page begins with http:// or https://.',
  );
  const wrong = dialog.getAllByRole('textbox').filter((box) => box.getAttribute('aria-invalid') === 'true');
  expect(wrong).toEqual([field('Page for a new account (optional):')]);
  expect(client.requested('saveServer')).toEqual([]);
});

it('says when a server is not kept', async () => {
  const saveServer = (): Reply<undefined> => ({ ok: false, failure: { code: 'badArguments' } });
  await openOptions({ page: 'connection' }, { saveServer });
  click('Add…');
  type('Host:', 'club.example');
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'OK' }));
  expect((await dialog.findByRole('alert')).textContent).toBe('That cannot be done as asked.');
});
