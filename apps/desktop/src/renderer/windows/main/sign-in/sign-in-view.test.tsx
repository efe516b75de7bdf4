// @vitest-environment happy-dom
import defaultPicture from '@resources/display-pictures/default.svg';
import { CHOOSABLE_STATUSES } from '@nudge/ipc-contract';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import english from '../../../../locales/en.json';
import {
  FRESH_MAIN,
  PASSWORD_LOST,
  REMEMBERED_MAIN,
  THIS_COMPUTER,
  WRONG_PASSWORD,
} from '../../../../../gallery/data/snapshots.ts';
import { openWindow, settle } from '../window-fixture.tsx';

const field = (label: string): HTMLInputElement => screen.getByLabelText(label);
const email = (): HTMLInputElement => field('E-mail address:');
const password = (): HTMLInputElement => field('Password:');
const box = (label: string): HTMLInputElement => field(label);
const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const type = (input: HTMLInputElement, value: string): boolean =>
  fireEvent.change(input, { target: { value } });

it('A01: has e-mail, password, status, three boxes and Sign In, in this order for Tab', async () => {
  await openWindow(FRESH_MAIN);
  const wanted = [
    email(),
    password(),
    button(/Status:/),
    box('Remember Me'),
    box('Remember my Password'),
    box('Sign Me In Automatically'),
    button('Sign In'),
  ];
  for (const [index, element] of wanted.entries()) {
    expect(element.tabIndex).toBeGreaterThanOrEqual(0);
    const next = wanted[index + 1];
    if (next === undefined) continue;
    expect(element.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  }
});

it('A02: the three boxes lean on one another', async () => {
  await openWindow(FRESH_MAIN);
  fireEvent.click(box('Sign Me In Automatically'));
  expect([box('Remember Me').checked, box('Remember my Password').checked]).toEqual([true, true]);
  fireEvent.click(box('Remember Me'));
  expect(box('Remember my Password').checked).toBe(false);
  expect(box('Sign Me In Automatically').checked).toBe(false);
});

it('A03: offers seven statuses in their order', async () => {
  await openWindow(FRESH_MAIN);
  fireEvent.click(button(/Status:/));
  const options = within(screen.getByRole('listbox')).getAllByRole('option');
  expect(options.map((option) => option.textContent)).toEqual(
    CHOOSABLE_STATUSES.map((status) => english[`status.${status}`]),
  );
});

it('signs in with what the form says', async () => {
  const client = await openWindow(FRESH_MAIN);
  type(email(), ' ana@example.org ');
  type(password(), 'secret');
  fireEvent.click(box('Remember Me'));
  fireEvent.submit(screen.getByRole('form'));
  expect(client.requested('signIn')).toEqual([
    {
      serverId: THIS_COMPUTER.id,
      address: 'ana@example.org',
      password: 'secret',
      status: 'online',
      rememberMe: true,
      rememberPassword: false,
      signInAutomatically: false,
    },
  ]);
});

it('asks for what is missing instead of signing in, and goes there', async () => {
  const client = await openWindow(FRESH_MAIN);
  type(email(), 'no address');
  fireEvent.submit(screen.getByRole('form'));
  expect(document.activeElement).toBe(email());
  expect(email().getAttribute('aria-invalid')).toBe('true');
  type(email(), 'ana@example.org');
  fireEvent.submit(screen.getByRole('form'));
  expect(document.activeElement).toBe(password());
  expect(client.requested('signIn')).toEqual([]);
});

it('A04: hides the fields while connecting; Cancel brings the form back with its values', async () => {
  const client = await openWindow(FRESH_MAIN);
  type(email(), 'ana@example.org');
  type(password(), 'secret');
  act(() =>
    client.change({ type: 'sessionChanged', session: { phase: 'signingIn', stage: 'authenticating' } }),
  );
  expect(screen.queryByLabelText('E-mail address:')).toBeNull();
  expect(screen.getByText('Signing in…')).toBeTruthy();
  expect(screen.getByText('Checking the password')).toBeTruthy();
  fireEvent.click(button('Cancel'));
  expect(client.requested('cancelSignIn')).toHaveLength(1);
  act(() => client.change({ type: 'sessionChanged', session: { phase: 'signedOut' } }));
  expect([email().value, password().value]).toEqual(['ana@example.org', 'secret']);
});

it('A05: a wrong password gives an alert with the code and the focus, and empties the password', async () => {
  const client = await openWindow(REMEMBERED_MAIN);
  expect(password().value).not.toBe('');
  act(() =>
    client.change({ type: 'sessionChanged', session: { phase: 'signedOut', failure: WRONG_PASSWORD } }),
  );
  const alert = screen.getByRole('alert');
  expect(document.activeElement).toBe(alert);
  expect(alert.textContent).toContain('0x80048821');
  expect(password().value).toBe('');
  expect(email().value).toBe('sam@example.org');
  fireEvent.click(button('Copy details'));
  expect(client.requested('copyText')).toEqual([{ text: WRONG_PASSWORD.details }]);
});

it.each([
  [undefined, english['err.otherPlace']],
  [{ kind: 'thisComputer' }, english['err.otherPlace.thisComputer']],
  [{ kind: 'otherComputer', where: '192.168.1.7, Linux' }, 'on another computer (192.168.1.7, Linux).'],
] as const)('says where else the account signed in: %j', async (place, words) => {
  const client = await openWindow(REMEMBERED_MAIN);
  const failure = { code: 'otherPlace', stage: 'signedIn', number: 'OUT OTH', details: '' } as const;
  const told = { ...failure, ...(place === undefined ? {} : { place }) };
  act(() => client.change({ type: 'sessionChanged', session: { phase: 'signedOut', failure: told } }));
  expect(screen.getByRole('alert').textContent).toContain(words);
});

it('A06: says so while Caps Lock is on', async () => {
  await openWindow(FRESH_MAIN);
  const withCapsLock = (isOn: boolean): KeyboardEvent => {
    const event = new KeyboardEvent('keydown', { key: 'a', bubbles: true });
    Object.defineProperty(event, 'getModifierState', { value: (key: string) => isOn && key === 'CapsLock' });
    return event;
  };
  fireEvent(password(), withCapsLock(true));
  expect(screen.getByText('Caps Lock is on.')).toBeTruthy();
  fireEvent(password(), withCapsLock(false));
  expect(screen.queryByText('Caps Lock is on.')).toBeNull();
});

it('uses the stored password without ever having it', async () => {
  const client = await openWindow(REMEMBERED_MAIN);
  fireEvent.submit(screen.getByRole('form'));
  expect(client.requested('signIn')[0]).toMatchObject({ address: 'sam@example.org', rememberPassword: true });
  expect(client.requested('signIn')[0]).not.toHaveProperty('password');
});

it('another address does not inherit the stored password', async () => {
  await openWindow(REMEMBERED_MAIN);
  type(email(), 'ana@example.org');
  expect(password().value).toBe('');
});

it('another server does not inherit the stored password, and the way back finds it again', async () => {
  const client = await openWindow(REMEMBERED_MAIN);
  const choose = (selectedServerId: string): void =>
    act(() => client.change({ type: 'serversChanged', servers: REMEMBERED_MAIN.servers, selectedServerId }));
  choose(THIS_COMPUTER.id);
  expect([email().value, password().value]).toEqual(['sam@example.org', '']);
  fireEvent.submit(screen.getByRole('form'));
  expect(client.requested('signIn')).toEqual([]);
  expect(document.activeElement).toBe(password());
  choose('example');
  expect(password().value).not.toBe('');
  type(password(), 'typed');
  choose(THIS_COMPUTER.id);
  expect(password().value).toBe('typed');
});

it('shows no dots for the account of another server', async () => {
  await openWindow({ ...REMEMBERED_MAIN, selectedServerId: 'third' });
  expect([email().value, password().value]).toEqual(['sam@example.org', '']);
});

it('says that the stored password cannot be opened, and asks for it', async () => {
  const client = await openWindow(REMEMBERED_MAIN);
  act(() =>
    client.change({ type: 'sessionChanged', session: { phase: 'signedOut', failure: PASSWORD_LOST } }),
  );
  expect(screen.getByRole('alert').textContent).toContain(english['err.passwordLost']);
  expect(password().value).toBe('');
  expect(document.activeElement).toBe(password());
});

it('picks a remembered account with its server, or none', async () => {
  const client = await openWindow(REMEMBERED_MAIN);
  fireEvent.keyDown(email(), { key: 'ArrowDown' });
  fireEvent.click(screen.getByRole('menuitem', { name: 'sam@nudge.local' }));
  await settle();
  expect(email().value).toBe('sam@nudge.local');
  expect(client.requested('selectServer')).toEqual([{ serverId: THIS_COMPUTER.id }]);
  expect(button(/Status:/).textContent).toContain('Appear Offline');
  fireEvent.keyDown(email(), { key: 'ArrowDown' });
  fireEvent.click(screen.getByRole('menuitem', { name: english['signin.differentAccount'] }));
  expect([email().value, password().value]).toEqual(['', '']);
});

it('names the server of an address that is remembered at two, and of no other', async () => {
  const [sam, ...rest] = REMEMBERED_MAIN.accounts;
  if (sam === undefined) throw new Error('nobody is remembered');
  const twice = [sam, { ...sam, serverId: THIS_COMPUTER.id }, ...rest];
  await openWindow({ ...REMEMBERED_MAIN, accounts: twice });
  fireEvent.keyDown(email(), { key: 'ArrowDown' });
  const menu = within(screen.getByRole('menu', { name: english['signin.accounts'] }));
  const names = menu.getAllByRole('menuitem').map(({ textContent }) => textContent.trim());
  expect(names.slice(0, 3)).toEqual([
    'sam@example.org (Example Messenger)',
    'sam@example.org (This computer)',
    'sam@nudge.local',
  ]);
});

it('shows the picture of the account, and the default one for others', async () => {
  await openWindow(REMEMBERED_MAIN);
  const shown = (): string | null | undefined =>
    document.querySelector('.sign-in-picture img')?.getAttribute('src');
  expect(shown()).toBe(REMEMBERED_MAIN.accounts[0]?.pictureUrl);
  type(email(), 'ana@example.org');
  expect(shown()).toBe(defaultPicture);
});

it('forgets an account', async () => {
  const client = await openWindow(REMEMBERED_MAIN);
  fireEvent.click(button('(Forget me)'));
  expect(client.requested('forgetAccount')).toEqual([{ address: 'sam@example.org', serverId: 'example' }]);
  expect(email().value).toBe('');
});

it('disables what needs a key store where there is none, and says why', async () => {
  await openWindow({ ...FRESH_MAIN, canStorePasswords: false });
  expect(box('Remember Me').disabled).toBe(false);
  for (const label of ['Remember my Password', 'Sign Me In Automatically']) {
    expect(box(label).disabled).toBe(true);
    const note = box(label).getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(note)?.textContent).toBe(english['signin.passwordNotStorable']);
  }
});

it('shows only the links that lead somewhere', async () => {
  const client = await openWindow(FRESH_MAIN);
  expect(screen.queryByRole('button', { name: 'Service Status' })).toBeNull();
  fireEvent.click(button('Connection settings…'));
  expect(client.requested('openOptions')).toEqual([{ page: 'connection' }]);
  act(() =>
    client.change({
      type: 'serversChanged',
      servers: FRESH_MAIN.servers,
      selectedServerId: 'example',
    }),
  );
  expect(screen.queryByRole('button', { name: 'Create an account' })).toBeNull();
  fireEvent.click(button('Service Status'));
  expect(client.requested('openLink')).toEqual([{ url: 'https://msnp.example.org/status' }]);
});

it('creates an account on this computer and signs in with it', async () => {
  const client = await openWindow(FRESH_MAIN);
  fireEvent.click(button('Create an account'));
  const dialog = within(screen.getByRole('dialog'));
  const inDialog = (label: string): HTMLInputElement => dialog.getByLabelText(label);
  const create = (): boolean => fireEvent.click(dialog.getByRole('button', { name: 'Create' }));
  type(inDialog('E-mail address:'), 'ana@nudge.local');
  type(inDialog('Display name:'), 'Ana');
  type(inDialog('Password:'), '12345');
  create();
  expect(inDialog('Password:').getAttribute('aria-invalid')).toBe('true');
  type(inDialog('Password:'), '123456');
  type(inDialog('Password again:'), '123457');
  create();
  expect(inDialog('Password again:').getAttribute('aria-invalid')).toBe('true');
  type(inDialog('Password again:'), '123456');
  fireEvent.click(inDialog(english['account.oldPrograms']));
  create();
  await settle();
  expect(client.requested('createAccount')).toEqual([
    { address: 'ana@nudge.local', displayName: 'Ana', password: '123456', allowOldPrograms: true },
  ]);
  expect(client.requested('signIn')[0]).toMatchObject({ address: 'ana@nudge.local', password: '123456' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('keeps the dialog open with the reason when an account is refused', async () => {
  await openWindow(FRESH_MAIN, { createAccount: () => ({ ok: false, failure: { code: 'accountTaken' } }) });
  fireEvent.click(button('Create an account'));
  const dialog = within(screen.getByRole('dialog'));
  type(dialog.getByLabelText('E-mail address:'), 'ana@nudge.local');
  type(dialog.getByLabelText('Display name:'), 'Ana');
  type(dialog.getByLabelText('Password:'), '123456');
  type(dialog.getByLabelText('Password again:'), '123456');
  fireEvent.click(dialog.getByRole('button', { name: 'Create' }));
  await settle();
  expect(dialog.getByRole('alert').textContent).toBe(english['err.accountTaken']);
});
