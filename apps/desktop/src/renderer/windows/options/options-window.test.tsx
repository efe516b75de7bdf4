// @vitest-environment happy-dom
import {
  DEFAULT_SETTINGS,
  type OptionsSnapshot,
  type PrivacyView,
  type UpdateStage,
  type UpdatesView,
} from '@nudge/ipc-contract';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import arabic from '../../../locales/ar.json';
import { createFakeClient, type FakeAnswers } from '../../bridge/fake-client.ts';
import { loadLanguage } from '../../text/messages.ts';
import { App } from './App.tsx';

afterEach(cleanup);

const SNAPSHOT: OptionsSnapshot = {
  kind: 'options',
  number: 0,
  settings: DEFAULT_SETTINGS,
  locale: 'en',
  appearance: 'light',
  platform: 'linux',
  ownFrame: true,
  page: 'personal',
  canNotify: true,
  canSeeFullScreen: true,
  closing: 'tray',
  stored: { passwordCount: 2, pictureBytes: 2048 },
  defaultFilesFolder: '/files',
  updates: { way: { kind: 'itself' }, stage: { kind: 'idle' }, isPutOff: false },
  version: '0.1.0',
  own: {
    address: 'sam@example.org',
    displayName: 'Sam',
    status: 'online',
    personalMessage: '',
    pictureUrl: '',
  },
  servers: [
    {
      id: 'here',
      kind: 'thisComputer',
      name: '',
      host: '127.0.0.1',
      port: 1863,
      loginAddress: 'http://127.0.0.1:8863',
      links: { forgotPassword: '', serviceStatus: '', newAccount: '' },
    },
  ],
  selectedServerId: 'here',
  session: { phase: 'signedIn' },
  host: {
    role: 'hosting',
    connectedCount: 2,
    isOpenToNetwork: false,
    friendAddresses: [],
    friendLoginAddresses: [],
    accounts: [
      { address: 'ana@example.org', displayName: 'Ana', isConnected: true, allowsOldPrograms: false },
    ],
  },
  locales: ['en'],
};

async function open(part: Partial<OptionsSnapshot> = {}, answers?: FakeAnswers) {
  const client = createFakeClient({
    kind: 'options',
    snapshot: { ...SNAPSHOT, ...part },
    ...(answers === undefined ? {} : { answers }),
  });
  render(<App bridge={client.bridge} />);
  // Lists are filled a moment after they are there.
  await screen.findByRole('option', { name: 'Connection' });
  return client;
}

const apply = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Apply' });

it('D01: lists the pages, and Apply is enabled by the first change only', async () => {
  const client = await open();
  const pages = within(screen.getByRole('listbox', { name: 'Categories' })).getAllByRole('option');
  expect(pages.map((page) => page.textContent)).toEqual([
    'Personal',
    'General',
    'Messages',
    'Alerts and Sounds',
    'File Transfer',
    'Privacy',
    'Security',
    'Connection',
    'Updates',
  ]);
  expect(apply().disabled).toBe(true);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Show me as away after' }));
  expect(apply().disabled).toBe(false);
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
  expect(client.requested('updateSettings')[0]?.patch).toEqual({
    personal: { ...DEFAULT_SETTINGS.personal, awayWhenIdle: false },
  });
});

it('D11: every language is offered by its own name, and the system decides until one is chosen', async () => {
  const client = await open({ page: 'general', locales: ['en', 'pt-BR', 'de', 'ar'] });
  const language = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Language:' });
  expect([...language.options].map(({ text, value }) => [value, text])).toEqual([
    ['', 'As the system'],
    ['en', 'English'],
    ['pt-BR', 'Português (Brasil)'],
    ['de', 'Deutsch'],
    ['ar', 'العربية'],
  ]);
  expect(language.value).toBe('');
  fireEvent.change(language, { target: { value: 'ar' } });
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')[0]?.patch.general?.language).toBe('ar'));
});

it('D11: a change of language changes the words and the direction of the open window', async () => {
  const client = await open();
  await loadLanguage('ar');
  act(() => client.change({ type: 'localeChanged', locale: 'ar' }));
  expect(await screen.findByRole('listbox', { name: arabic['opt.categories'] })).toBeDefined();
  expect(document.documentElement.dir).toBe('rtl');
  act(() => client.change({ type: 'localeChanged', locale: 'en' }));
  await screen.findByRole('listbox', { name: 'Categories' });
  expect([document.documentElement.dir, document.documentElement.lang]).toEqual(['ltr', 'en']);
});

it('D01: Cancel closes and changes nothing', async () => {
  const client = await open();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Show me as away after' }));
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(client.requests.map(({ name }) => name)).toEqual(['getSnapshot', 'controlWindow']);
});

it('keeps the window open and says why when the server refuses a name', async () => {
  const client = await open(
    {},
    { setDisplayName: () => ({ ok: false, failure: { code: 'badDisplayName' } }) },
  );
  fireEvent.change(screen.getByLabelText('Display name:'), { target: { value: 'admin' } });
  fireEvent.click(screen.getByRole('button', { name: 'OK' }));
  await waitFor(() => expect(screen.getByText('That name is not allowed.')).toBeTruthy());
  expect(client.requested('controlWindow')).toEqual([]);
});

it('C07: every sound can be switched off and heard', async () => {
  const client = await open({ page: 'alerts' });
  fireEvent.click(screen.getByRole('button', { name: 'Preview: A nudge' }));
  expect(client.requested('playSound')).toEqual([{ event: 'nudge' }]);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Mute all sounds' }));
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')[0]?.patch.alerts?.muteAll).toBe(true));
});

it('warns before the port opens, then shows the address and copies it', async () => {
  const client = await open({ page: 'connection' });
  expect(screen.getByText(/What is said travels unencrypted/)).toBeTruthy();
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
  expect(client.requested('copyText')).toEqual([
    { text: '192.168.1.5:1863' },
    { text: 'http://192.168.1.5:8864' },
  ]);
});

it('sets a new password for an account of this computer, and refuses a short one', async () => {
  const client = await open({ page: 'connection' });
  fireEvent.click(screen.getByRole('button', { name: 'New password for ana@example.org' }));
  const dialog = await screen.findByRole('dialog');
  const field = within(dialog).getByLabelText('New password:');
  fireEvent.change(field, { target: { value: 'short' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'OK' }));
  expect(client.requested('setHostPassword')).toEqual([]);
  fireEvent.change(field, { target: { value: 'long enough' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'OK' }));
  expect(client.requested('setHostPassword')).toEqual([
    { address: 'ana@example.org', password: 'long enough' },
  ]);
});

const FILES = DEFAULT_SETTINGS.files;
const withFiles = (files: Partial<typeof FILES>): Partial<OptionsSnapshot> => ({
  page: 'files',
  settings: { ...DEFAULT_SETTINGS, files: { ...FILES, ...files } },
});

it('changes the folder of received files at once, by a dialog of main', async () => {
  const client = await open({ page: 'files' });
  expect(screen.getByText('/files')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Use default' }).disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Change…' }));
  client.change({
    type: 'settingsChanged',
    settings: { ...DEFAULT_SETTINGS, files: { ...FILES, folder: '/elsewhere' } },
  });
  expect(await screen.findByText('/elsewhere')).toBeTruthy();
  expect(apply().disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Use default' }));
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  expect(client.requested('chooseFilesFolder')).toEqual([{ useDefault: false }, { useDefault: true }]);
  expect(client.requested('openReceivedFiles')).toHaveLength(1);
});

it('a folder that is chosen while something else is edited is no change of ours', async () => {
  const client = await open({ page: 'files' });
  fireEvent.click(screen.getByRole('radio', { name: 'Small' }));
  client.change({
    type: 'settingsChanged',
    settings: { ...DEFAULT_SETTINGS, files: { ...FILES, folder: '/elsewhere' } },
  });
  await screen.findByText('/elsewhere');
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
  const { folder: _folder, ...files } = FILES;
  expect(client.requested('updateSettings')[0]?.patch).toEqual({ files: { ...files, preview: 'small' } });
});

it('takes somebody off the list of those whose files are taken without asking', async () => {
  const client = await open(withFiles({ autoAccept: ['ana@example.org', 'ben@example.org'] }));
  fireEvent.click(screen.getByRole('button', { name: 'Remove ana@example.org' }));
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
  expect(client.requested('updateSettings')[0]?.patch.files?.autoAccept).toEqual(['ben@example.org']);
});

it.each([
  ['First port', '80'],
  ['First port', '7000'],
  ['Last port', '65536'],
  ['Last port', ''],
])('refuses ports that will not do: %s %s', async (name, value) => {
  const client = await open({ page: 'files' });
  fireEvent.change(screen.getByRole('spinbutton', { name }), { target: { value } });
  expect(screen.getByText(/from 1024 to 65535, the first not above the last/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'OK' }));
  await waitFor(() => expect(screen.getByText('That cannot be done as asked.')).toBeTruthy());
  expect(client.requested('updateSettings')).toEqual([]);
  expect(client.requested('controlWindow')).toEqual([]);
});

it('takes ports in their order', async () => {
  const client = await open({ page: 'files' });
  fireEvent.change(screen.getByRole('spinbutton', { name: 'Last port' }), { target: { value: '6895' } });
  fireEvent.click(apply());
  await waitFor(() => expect(client.requested('updateSettings')[0]?.patch.files?.lastPort).toBe(6895));
});

const PRIVACY: PrivacyView = {
  people: [
    { address: 'bob@x', displayName: 'Bob', list: 'allowed', isContact: true, hasUsOnTheirList: true },
    { address: 'carol@x', displayName: 'Carol', list: 'allowed', isContact: false, hasUsOnTheirList: false },
    { address: 'dan@x', displayName: 'Dan', list: 'blocked', isContact: false, hasUsOnTheirList: true },
    { address: 'eve@x', displayName: 'Eve', list: 'none', isContact: false, hasUsOnTheirList: true },
  ],
  othersAreBlocked: false,
  asksWhenAdded: true,
};

describe('Privacy', () => {
  const namesIn = (label: string): readonly (string | null)[] =>
    within(screen.getByRole('listbox', { name: label }))
      .queryAllByRole('option')
      .map((option) => option.textContent);
  const openPrivacy = async () => {
    const client = await open({ page: 'privacy', privacy: PRIVACY });
    await screen.findByRole('option', { name: 'Dan' });
    return client;
  };
  const both = () => [namesIn('My Allow List'), namesIn('My Block List')];
  const choose = (label: string, name: string): void => {
    const list = within(screen.getByRole('listbox', { name: label }));
    fireEvent.click(list.getByRole('option', { name }));
  };
  const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

  it('D02: a name and all others move between the lists, and only Apply tells the server', async () => {
    const client = await openPrivacy();
    expect(both()).toEqual([['All others', 'Bob', 'Carol'], ['Dan']]);
    choose('My Allow List', 'Bob');
    press('Block →');
    choose('My Allow List', 'All others');
    press('Block →');
    expect(both()).toEqual([['Carol'], ['All others', 'Bob', 'Dan']]);
    expect(client.requested('changePrivacy')).toEqual([]);
    fireEvent.click(apply());
    await waitFor(() => expect(client.requested('changePrivacy')).toHaveLength(1));
    expect(client.requested('changePrivacy')[0]).toEqual({
      moves: [{ address: 'bob@x', list: 'blocked' }],
      othersAreBlocked: true,
    });
  });

  it('what is moved back is no change, and the box says the same as the list', async () => {
    await openPrivacy();
    choose('My Block List', 'Dan');
    press('← Allow');
    expect(apply().disabled).toBe(false);
    choose('My Allow List', 'Dan');
    press('Block →');
    expect(apply().disabled).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: /Only people on my Allow List/ }));
    expect(both()[1]).toEqual(['All others', 'Dan']);
  });

  it('somebody who comes meanwhile is shown, and what was edited stays', async () => {
    const client = await openPrivacy();
    choose('My Block List', 'Dan');
    press('← Allow');
    const [bob, ...rest] = PRIVACY.people;
    const renamed = { ...bob, displayName: 'Robert' } as (typeof PRIVACY.people)[number];
    act(() => client.change({ type: 'privacyChanged', privacy: { ...PRIVACY, people: [renamed, ...rest] } }));
    expect(both()).toEqual([['All others', 'Robert', 'Carol', 'Dan'], []]);
  });

  it('the menu of a row adds to the list, and deletes only where nobody needs an answer', async () => {
    const client = await openPrivacy();
    fireEvent.contextMenu(screen.getByRole('option', { name: 'Carol' }), { button: 2 });
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Add to My Contacts' }));
    await waitFor(() => expect(client.requested('addContact')).toEqual([{ address: 'carol@x' }]));
    fireEvent.contextMenu(screen.getByRole('option', { name: 'Dan' }), { button: 2 });
    const blocked = await screen.findByRole('menuitem', { name: /Delete from this List/ });
    expect(blocked.getAttribute('aria-disabled')).toBe('true');
    fireEvent.keyDown(blocked, { key: 'Escape' });
    fireEvent.contextMenu(screen.getByRole('option', { name: 'Carol' }), { button: 2 });
    fireEvent.click(await screen.findByRole('menuitem', { name: /Delete from this List/ }));
    await waitFor(() => expect(both()[0]).toEqual(['All others', 'Bob']));
  });

  it('View shows who has this person on their list', async () => {
    await openPrivacy();
    press('View…');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
      'Bobbob@x',
      'Dandan@x',
      'Eveeve@x',
    ]);
  });

  it('says so when nobody is signed in', async () => {
    await open({ page: 'privacy' });
    expect(screen.getByText(/Sign in to see/)).toBeTruthy();
  });
});

it('F6 goes round list, page and buttons, and Shift+F6 back', async () => {
  await open();
  const roleOf = (): string | undefined =>
    document.activeElement?.closest<HTMLElement>('[data-pane]')?.className.split(' ')[0];
  const press = (shiftKey: boolean) => {
    fireEvent.keyDown(document.activeElement ?? window, { key: 'F6', shiftKey });
    return roleOf();
  };
  act(() => document.querySelector<HTMLElement>('.options-buttons button')?.focus());
  expect([press(false), press(false), press(false)]).toEqual([
    'category-list',
    'options-page',
    'options-buttons',
  ]);
  expect([press(true), press(true)]).toEqual(['options-page', 'category-list']);
});

describe('Security', () => {
  it('throws away what is kept, at once, and shows what is left', async () => {
    const client = await open({ page: 'security' });
    const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
    expect(screen.getByText('2 passwords are stored on this computer.')).toBeTruthy();
    expect(screen.getByText(/^2 KB of pictures/)).toBeTruthy();
    press('Forget Stored Passwords');
    press('Throw Them Away');
    expect(client.requested('forgetPasswords')).toEqual([{}]);
    expect(client.requested('clearPictureCache')).toEqual([{}]);
    act(() => client.change({ type: 'storedChanged', stored: { passwordCount: 0, pictureBytes: 0 } }));
    expect(screen.getByText('No password is stored on this computer.')).toBeTruthy();
    const clear = screen.getByRole<HTMLButtonElement>('button', { name: 'Throw Them Away' });
    expect(clear.disabled).toBe(true);
  });

  it('the warning about links is a choice like others', async () => {
    const client = await open({ page: 'security' });
    fireEvent.click(screen.getByRole('checkbox', { name: /Warn me before opening links/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
    expect(client.requested('updateSettings')[0]).toEqual({
      patch: { security: { warnAboutStrangersLinks: false } },
    });
  });
});

describe('updates', () => {
  const at = (stage: UpdateStage, part: Partial<UpdatesView> = {}): Partial<OptionsSnapshot> => ({
    page: 'updates',
    updates: { way: { kind: 'itself' }, stage, isPutOff: false, ...part },
  });
  const release = { version: '0.2.0', notes: '<b>Faster</b>' };
  const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

  it('are looked for at once, and by themselves where that is wished', async () => {
    const client = await open(at({ kind: 'idle' }));
    screen.getByText('This is Nudge 0.1.0.');
    screen.getByText('Not checked yet.');
    fireEvent.click(button('Check Now'));
    expect(client.requested('checkForUpdates')).toEqual([{}]);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Check for updates by itself' }));
    fireEvent.click(apply());
    await waitFor(() => expect(client.requested('updateSettings')).toHaveLength(1));
    expect(client.requested('updateSettings')[0]?.patch).toEqual({ updates: { automatic: false } });
  });

  it('are shown on their way, then ready, with their notes as plain text', async () => {
    const client = await open(at({ kind: 'downloading', release, percent: 37 }));
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('37');
    expect(button('Check Now').disabled).toBe(true);
    const ready = at({ kind: 'ready', release }).updates;
    act(() => client.change({ type: 'updatesChanged', updates: ready ?? SNAPSHOT.updates }));
    screen.getByText('<b>Faster</b>');
    fireEvent.click(button('Restart Now'));
    expect(client.requested('restartToUpdate')).toEqual([{}]);
  });

  it('wait while a restart would break something off', async () => {
    await open(at({ kind: 'ready', release }, { hold: 'transfers' }));
    screen.getByText(/break off files/);
    expect(button('Restart Now').disabled).toBe(true);
  });

  it.each([
    [{ kind: 'manager' }, /package manager/],
    [{ kind: 'none' }, /not set up in this build/],
  ] as const)('of an installation of kind %j are not looked for', async (way, line) => {
    await open(at({ kind: 'idle' }, { way }));
    screen.getByText(line);
    expect(screen.queryByRole('button', { name: 'Check Now' })).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('that cannot be installed here lead to their page', async () => {
    const url = 'https://nudge.example/';
    const client = await open(at({ kind: 'found', release }, { way: { kind: 'page', url } }));
    fireEvent.click(button('Open Web Page'));
    expect(client.requested('openLink')).toEqual([{ url }]);
  });

  it('that went wrong say why', async () => {
    await open(at({ kind: 'failed', reason: 'damaged' }));
    expect(screen.getByText(/did not arrive as it should/).getAttribute('role')).toBe('status');
  });
});
