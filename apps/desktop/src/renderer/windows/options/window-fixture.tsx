// Opens the whole window of options on a fake client, for tests.
import { DEFAULT_SETTINGS, type OptionsSnapshot } from '@nudge/ipc-contract';
import { act, render, screen } from '@testing-library/react';
import { createFakeClient, type FakeAnswers, type FakeClient } from '../../bridge/fake-client.ts';
import { App } from './App.tsx';

export const SNAPSHOT: OptionsSnapshot = {
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
  stored: { passwordCount: 2, hasProxyPassword: false, canStorePasswords: true, pictureBytes: 2048 },
  defaultFilesFolder: '/files',
  historyFolder: '/profiles/sam',
  protection: { state: 'none', canRemember: true, isRemembered: false, openCount: 0 },
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
      isSecure: false,
      trustedFingerprint: '',
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
    fingerprint: 'a1b2c3d4'.repeat(8),
    accounts: [
      { address: 'ana@example.org', displayName: 'Ana', isConnected: true, allowsOldPrograms: false },
    ],
  },
  locales: ['en'],
};

/** The window at a page, as it stands once its snapshot has come. */
export async function openOptions(
  part: Partial<OptionsSnapshot> = {},
  answers?: FakeAnswers,
): Promise<FakeClient<'options'>> {
  const client = createFakeClient({
    kind: 'options',
    snapshot: { ...SNAPSHOT, ...part },
    ...(answers === undefined ? {} : { answers }),
  });
  await act(async () => {
    render(<App bridge={client.bridge} />);
    await Promise.resolve();
  });
  screen.getByRole('option', { name: 'Connection' });
  return client;
}

export const apply = (): HTMLButtonElement =>
  screen.getByRole<HTMLButtonElement>('button', { name: 'Apply' });
