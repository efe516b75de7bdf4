import {
  DEFAULT_SETTINGS,
  OPTIONS_PAGES,
  type DoctorView,
  type HistoryProtectionView,
  type OptionsSnapshot,
  type Reply,
  type ServerProfile,
  type SessionWayView,
  type Settings,
  type StoredView,
  type UpdatesView,
} from '@nudge/ipc-contract';
import { createFakeClient, DONE, type FakeAnswers } from '../../src/renderer/bridge/fake-client.ts';
import { App } from '../../src/renderer/windows/options/App.tsx';
import { DOCTOR_UNTRUSTED, DOCTOR_WARNED } from '../data/doctor.ts';
import { OWN } from '../data/people.ts';
import { click, reveal, type } from '../data/pointer.ts';
import { PRIVACY } from '../data/privacy.ts';
import { LOCKED, UNLOCKED, UNPROTECTED } from '../data/protection.ts';
import { RELEASE, updatesIn } from '../data/updates.ts';
import type { Scenario, Scenarios } from '../scenario.ts';
import { GALLERY_LOCALE } from '../language.ts';

const NO_LINKS = { forgotPassword: '', serviceStatus: '', newAccount: '' };

const HERE: ServerProfile = {
  id: 'here',
  kind: 'thisComputer',
  name: '',
  host: '127.0.0.1',
  port: 1863,
  loginAddress: 'http://127.0.0.1:8863',
  isSecure: false,
  trustedFingerprint: '',
  links: NO_LINKS,
};

function network(id: string, name: string, host: string): ServerProfile {
  return {
    id,
    kind: 'network',
    name,
    host,
    port: 1863,
    loginAddress: '',
    isSecure: false,
    trustedFingerprint: '',
    links: NO_LINKS,
  };
}

const STORED: StoredView = {
  passwordCount: 2,
  hasProxyPassword: false,
  canStorePasswords: true,
  pictureBytes: 3_400_000,
};

/** Its certificate is trusted by its fingerprint. */
const OWN_CERTIFICATE: ServerProfile = {
  ...network('own', 'Club', 'club.example.org'),
  loginAddress: 'https://club.example.org:8863',
  isSecure: true,
  trustedFingerprint: '0a1b2c3d4e5f6789'.repeat(4),
};

const OWN_CERTIFICATES: ServerProfile = {
  ...OWN_CERTIFICATE,
  loginAddress: 'https://login.example.org',
  trustedLoginFingerprint: 'f0e1d2c3b4a59687'.repeat(4),
};

const SECURE_WAY: SessionWayView = {
  isSecure: true,
  isHere: false,
  proxy: { kind: 'socks', address: 'proxy.example.org:1080' },
};

const SNAPSHOT: OptionsSnapshot = {
  kind: 'options',
  number: 0,
  settings: DEFAULT_SETTINGS,
  locale: GALLERY_LOCALE,
  appearance: 'light',
  platform: 'linux',
  ownFrame: true,
  page: 'personal',
  canNotify: true,
  canSeeFullScreen: true,
  closing: 'tray',
  stored: STORED,
  updates: updatesIn({ kind: 'newest' }),
  version: '0.1.0',
  historyFolder: '/data/Nudge/profiles/default',
  protection: UNPROTECTED,
  defaultFilesFolder: '/Documents/My Received Files',
  own: OWN,
  servers: [
    HERE,
    network('club', 'Example Messenger', 'messenger.example.org'),
    network('bare', '192.0.2.7:1863', '192.0.2.7'),
    OWN_CERTIFICATE,
    network('unnamed', '', 'a.server.with.a.very.long.name.in.a.far.subdomain.example.com'),
  ],
  selectedServerId: 'here',
  session: { phase: 'signedIn' },
  host: {
    role: 'hosting',
    connectedCount: 2,
    isOpenToNetwork: true,
    friendAddresses: ['192.0.2.5:1863'],
    friendLoginAddresses: [],
    fingerprint: '5f0c83ad9be1477226d0e94cb13a58f704c6e2913db85a0f7e61c49d20fb83a5',
    accounts: [
      { address: 'ana@example.org', displayName: 'Ana', isConnected: true, allowsOldPrograms: false },
      { address: 'sam@example.org', displayName: 'Sam', isConnected: true, allowsOldPrograms: true },
    ],
  },
  locales: ['en', 'de', 'pt-BR', 'ja', 'ar'],
  privacy: PRIVACY,
};

interface More {
  readonly answers?: FakeAnswers;
  /** By the doctor. */
  readonly found?: Omit<DoctorView, 'serverId'>;
}

function state(
  part: Partial<OptionsSnapshot>,
  play?: Scenario['play'],
  { answers = {}, found = DOCTOR_WARNED }: More = {},
): Scenario {
  const { bridge, change } = createFakeClient({
    kind: 'options',
    snapshot: { ...SNAPSHOT, ...part },
    answers: {
      startDoctor: ({ serverId }) => {
        change({ type: 'doctorChanged', doctor: { serverId, ...found } });
        return DONE;
      },
      ...answers,
    },
  });
  return {
    width: 520,
    height: 570,
    render: () => <App bridge={bridge} />,
    ...(play === undefined ? {} : { play }),
  };
}

const FIELD = '.modal input[type="password"]';
const WRONG: Reply<never> = { ok: false, failure: { code: 'wrongPassphrase' } };

const showProtection = (): Promise<void> => reveal('[data-testid="history-protection"]');

function protection(
  view: HistoryProtectionView,
  play: Scenario['play'] = showProtection,
  answers: FakeAnswers = {},
): Scenario {
  return state({ page: 'messages', protection: view }, play, { answers });
}

async function tryOnce(offer: string): Promise<void> {
  await click(`[data-offer="${offer}"]`);
  await type(FIELD, 'not this one');
  await click('.modal .button-default');
}

function withProxy(proxy: Settings['connection']['proxy'], canStorePasswords: boolean): Scenario {
  return state(
    {
      page: 'connection',
      settings: { ...DEFAULT_SETTINGS, connection: { proxy } },
      stored: { ...STORED, canStorePasswords, hasProxyPassword: canStorePasswords },
    },
    () => document.querySelector('.proxy-row')?.scrollIntoView({ block: 'center' }),
  );
}

const updates = (view: UpdatesView): Scenario => state({ page: 'updates', updates: view });

export const scenarios: Scenarios = {
  ...Object.fromEntries(OPTIONS_PAGES.map((page) => [page, state({ page })])),
  'files-people': state({
    page: 'files',
    settings: {
      ...DEFAULT_SETTINGS,
      files: {
        ...DEFAULT_SETTINGS.files,
        folder: '/files/a folder of our own with a long name/My Received Files',
        autoAccept: ['ana@example.org', 'ben@example.org', 'somebody.with.a.long.address@mail.example.com'],
        autoAcceptFavourites: true,
        lastPort: 80,
      },
    },
  }),
  'general-automatic': state({
    page: 'general',
    stored: { ...SNAPSHOT.stored, automatic: { address: 'sam@example.org', isOn: true } },
  }),
  'general-no-tray': state({ page: 'general', closing: 'taskBar' }),
  'general-dock': state({ page: 'general', closing: 'dock' }),
  'messages-font': state({ page: 'messages' }, () => click('.options-page .options-row .button')),
  'history-open': protection(UNPROTECTED),
  'history-protected': protection({ ...UNLOCKED, openCount: 2 }),
  'history-remembered': protection({ ...UNLOCKED, isRemembered: true }),
  'history-locked': protection(LOCKED),
  'history-key-missing': protection({ ...LOCKED, state: 'keyMissing' }),
  'history-protecting': protection({ ...UNPROTECTED, work: { kind: 'protecting', part: 0.42 } }),
  'history-protect': protection(UNPROTECTED, () => click('[data-offer="protect"]')),
  'history-protect-no-store': protection({ ...UNPROTECTED, canRemember: false }, () =>
    click('[data-offer="protect"]'),
  ),
  'history-protect-short': protection(UNPROTECTED, async () => {
    await click('[data-offer="protect"]');
    await type(FIELD, 'short');
    await click('.modal .button-default');
  }),
  'history-change': protection(UNLOCKED, () => click('[data-offer="change"]')),
  'history-remove-empty': protection(UNLOCKED, async () => {
    await click('[data-offer="remove"]');
    await click('.modal .button-default');
  }),
  'history-remove-refused': protection(UNLOCKED, () => tryOnce('remove'), {
    unprotectHistory: () => WRONG,
  }),
  'history-delete': protection({ ...LOCKED, state: 'keyMissing' }, () => click('[data-offer="delete"]')),
  'privacy-menu': state({ page: 'privacy' }, () => {
    const at = { clientX: 190, clientY: 110 };
    document
      .querySelector('.privacy-list [data-address]')
      ?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, button: 2, ...at }));
  }),
  'alerts-own-sounds': state(
    {
      page: 'alerts',
      settings: {
        ...DEFAULT_SETTINGS,
        alerts: {
          ...DEFAULT_SETTINGS.alerts,
          ownSounds: [
            { event: 'online', file: `${'0'.repeat(40)}.wav`, name: 'doorbell.wav' },
            {
              event: 'type',
              file: `${'1'.repeat(40)}.ogg`,
              name: 'a recording of the typewriter in the attic, second attempt.ogg',
            },
          ],
        },
      },
    },
    () => document.querySelector('.sound-list')?.scrollIntoView(),
  ),
  'alerts-no-system': state({ page: 'alerts', canNotify: false, canSeeFullScreen: false }),
  'security-nothing': state({ page: 'security', stored: { ...STORED, passwordCount: 0, pictureBytes: 0 } }),
  'updates-checking': updates(updatesIn({ kind: 'checking' })),
  'updates-downloading': updates(updatesIn({ kind: 'downloading', release: RELEASE, percent: 37 })),
  'updates-ready': updates(updatesIn({ kind: 'ready', release: RELEASE })),
  'updates-held': updates({ ...updatesIn({ kind: 'ready', release: RELEASE }), hold: 'people' }),
  'updates-other-profile': updates({
    ...updatesIn({ kind: 'ready', release: RELEASE }),
    hold: 'profiles',
  }),
  'updates-failed': updates(updatesIn({ kind: 'failed', reason: 'damaged' })),
  'updates-page': updates({
    ...updatesIn({ kind: 'found', release: RELEASE }),
    way: { kind: 'page', url: 'https://nudge.example/' },
  }),
  'updates-manager': updates({ ...updatesIn({ kind: 'idle' }), way: { kind: 'manager' } }),
  'updates-none': updates({ ...updatesIn({ kind: 'idle' }), way: { kind: 'none' } }),
  'connection-closed': state({
    page: 'connection',
    host: { ...SNAPSHOT.host, isOpenToNetwork: false, friendAddresses: [] },
  }),
  'connection-other-ports': state({
    page: 'connection',
    host: { ...SNAPSHOT.host, friendLoginAddresses: ['http://192.0.2.5:8864'] },
  }),
  'connection-other': state({ page: 'connection', selectedServerId: 'club' }),
  'connection-add': state({ page: 'connection' }, () => click('.server-commands button')),
  'connection-add-wrong': state({ page: 'connection' }, async () => {
    await click('.server-commands button');
    await type('.modal-content > label:nth-of-type(2) > input', 'msn.example.org:1864');
    await type('.modal-content > div:last-of-type input', 'msn.example.org/register');
    await click('.modal-buttons .button-default');
    await reveal('.modal-content > .field-error');
  }),
  'connection-password': state({ page: 'connection' }, () => click('.account-commands button')),
  'connection-delete-account': state({ page: 'connection' }, () =>
    click('.account-commands button:nth-child(2)'),
  ),
  'privacy-who': state({ page: 'privacy' }, () => click('.group-box:last-of-type .options-row .button')),
  'connection-doctor': state({ page: 'connection', selectedServerId: 'club' }, () =>
    click('[data-testid="test-server"]'),
  ),
  'connection-doctor-untrusted': state(
    { page: 'connection', selectedServerId: 'club' },
    () => click('[data-testid="test-server"]'),
    { found: DOCTOR_UNTRUSTED },
  ),
  'connection-doctor-trust': state(
    { page: 'connection', selectedServerId: 'club' },
    async () => {
      await click('[data-testid="test-server"]');
      await click('.doctor-report > .flat-button + .flat-button');
    },
    { found: DOCTOR_UNTRUSTED },
  ),
  'connection-secure': state({ page: 'connection', session: { phase: 'signedIn', way: SECURE_WAY } }),
  'connection-proxy': withProxy({ kind: 'http', host: 'proxy.example.org', port: 3128, user: 'sam' }, true),
  'connection-proxy-wrong': withProxy(
    { kind: 'socks', host: 'proxy example', port: 1080, user: 'sam' },
    false,
  ),
  'connection-server': state({ page: 'connection', selectedServerId: 'own' }, () =>
    click('.server-commands > .button:nth-child(2)'),
  ),
  /** Its login service stands elsewhere, and is trusted by another certificate. */
  'connection-server-login': state(
    { page: 'connection', selectedServerId: 'own', servers: [HERE, OWN_CERTIFICATES] },
    () => click('.server-commands > .button:nth-child(2)'),
  ),
};
