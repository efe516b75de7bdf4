import type {
  ContactImportCounts,
  DoctorView,
  MainSnapshot,
  OutsideWish,
  PastAlertView,
  Reply,
  SettingsPatch,
} from '@nudge/ipc-contract';
import { createFakeClient, DONE } from '../../src/renderer/bridge/fake-client.ts';
import { FaultPage } from '../../src/renderer/components/fault-page/fault-page.tsx';
import { App } from '../../src/renderer/windows/main/App.tsx';
import { DIAGNOSTICS, DOCTOR_FAILED, DOCTOR_RUNNING, DOCTOR_WARNED } from '../data/doctor.ts';
import { CONTACTS, OWN, REQUESTS, crowd } from '../data/people.ts';
import { click, contextMenu, dragFilesOver, dragOver, pressKey, type } from '../data/pointer.ts';
import {
  CERTIFICATE,
  FRESH_MAIN,
  LINE_LOST,
  PASSWORD_LOST,
  PROXY_DENIED,
  REMEMBERED_MAIN,
  SIGNED_IN_MAIN,
  UNTRUSTED,
  WRONG_PASSWORD,
} from '../data/snapshots.ts';
import { LOCKED } from '../data/protection.ts';
import { GALLERY_LOCALE } from '../language.ts';
import { RELEASE, updatesIn } from '../data/updates.ts';
import type { Scenario, Scenarios } from '../scenario.ts';

/** Cut short by a lost line, so that every kind of sentence is seen. */
const IMPORTED: ContactImportCounts = {
  added: 12,
  known: 3,
  refused: 1,
  unreadable: 1,
  notTried: 4,
  end: 'lineLost',
};

function state(
  snapshot: MainSnapshot,
  play?: Scenario['play'],
  found: Omit<DoctorView, 'serverId'> = DOCTOR_RUNNING,
): Scenario {
  const refusal: Reply<undefined> = { ok: false, failure: { code: 'accountTaken' } };
  const { bridge, change } = createFakeClient({
    kind: 'main',
    snapshot,
    answers: {
      createAccount: () => refusal,
      copyDiagnostics: () => ({ ok: true, value: { text: DIAGNOSTICS } }),
      startDoctor: ({ serverId }) => {
        change({ type: 'doctorChanged', doctor: { serverId, ...found } });
        return DONE;
      },
      answerOutside: () => ({ ok: false, failure: { code: 'listFull' } }),
      listBackgrounds: () => ({ ok: true, value: [] }),
      listPastAlerts: () => ({ ok: true, value: PAST_ALERTS }),
      attentionOf: () => ({ ok: true, value: { alerts: 'off', sounds: 'usual' } }),
      importContacts: () => ({ ok: true, value: { kind: 'imported', counts: IMPORTED } }),
    },
    onRequest: ({ name, arguments: given }) => console.info(name, JSON.stringify(given)),
  });
  return {
    width: 290,
    height: 520,
    render: () => <App bridge={bridge} />,
    ...(play === undefined ? {} : { play }),
  };
}

function withList(patch: NonNullable<SettingsPatch['list']>): MainSnapshot {
  const { settings } = SIGNED_IN_MAIN;
  return {
    ...SIGNED_IN_MAIN,
    settings: { ...settings, list: { ...settings.list, ...(patch as Partial<typeof settings.list>) } },
  };
}

/** Some of them do not have us on their list. */
function withStrangers(snapshot: MainSnapshot): MainSnapshot {
  const contacts = snapshot.contacts.map((contact, index) => ({
    ...contact,
    hasUsOnTheirList: index % 3 !== 1,
  }));
  return { ...snapshot, contacts };
}

/** Only Live has the button. */
async function openListOptions(): Promise<void> {
  if (document.querySelector('.list-options') !== null) await click('.list-options');
}

const STRANGER = 'somebody.with.a.long.name@example.com';

function withOutside(wish: OutsideWish): MainSnapshot {
  return { ...SIGNED_IN_MAIN, outside: { id: '1', phase: 'asking', wish } };
}

const BUSY = { ...OWN, status: 'busy', statusUntil: new Date(2026, 10, 27, 14, 30).getTime() } as const;

const PAST_ALERTS: readonly PastAlertView[] = (
  [
    { kind: 'nudge', name: 'Ben Carter', text: '' },
    { kind: 'message', name: 'Farah', text: 'are you coming on Saturday? we begin at eight' },
    { kind: 'message', name: 'Somebody with a name that goes on', text: '' },
    { kind: 'contactOnline', name: 'Jonas Weber', text: '' },
  ] as const
).map((alert, index) => ({
  ...alert,
  id: `${index}`,
  address: 'ben@example.org',
  at: new Date(2026, 10, 27, 14, 30 - index).getTime(),
}));

/** Nothing of it fits into a row; all of it can be read on the card. */
const LONG_WORDS: MainSnapshot = {
  ...SIGNED_IN_MAIN,
  contacts: CONTACTS.map((contact) =>
    contact.address === 'ben@example.org'
      ? {
          ...contact,
          shownName: 'Ben from the third floor, the one with the bicycle and the dog',
          personalMessage:
            'exam week until Friday, so write if it is important and otherwise see you on Saturday at the lake with the boats (^)',
        }
      : contact,
  ),
};

const menuButton = (id: string): string => `[data-menu-id="${id}"]`;
const contactRow = (address: string): string => `[data-address="${address}"]`;

/** What stands in a window that cannot be drawn. */
function faulty(width: number, height: number): Scenario {
  const nothing = (): void => {};
  const page = { locale: GALLERY_LOCALE, onReload: nothing, onCopy: nothing, onClose: nothing };
  return { width, height, render: () => <FaultPage {...page} /> };
}

async function openDoctor(): Promise<void> {
  await click(menuButton('help'));
  await click('[data-entry-id="doctor"]');
}

export const scenarios: Scenarios = {
  'sign-in': state(REMEMBERED_MAIN),
  'sign-in-fresh': state(FRESH_MAIN),
  'sign-in-no-key-store': state({ ...FRESH_MAIN, canStorePasswords: false }),
  'sign-in-accounts': state(REMEMBERED_MAIN, () => click('.account-arrow')),
  'sign-in-accounts-same': state(
    {
      ...REMEMBERED_MAIN,
      accounts: REMEMBERED_MAIN.accounts.map((account) => ({ ...account, address: OWN.address })),
    },
    () => click('.account-arrow'),
  ),
  'sign-in-status': state(REMEMBERED_MAIN, () => click('.sign-in-status button')),
  'sign-in-server': state(REMEMBERED_MAIN, () => click('.server-button')),
  'sign-in-problem': state(FRESH_MAIN, () => click('button[type="submit"]')),
  connecting: state({ ...REMEMBERED_MAIN, session: { phase: 'signingIn', stage: 'authenticating' } }),
  'signing-out': state({ ...REMEMBERED_MAIN, session: { phase: 'signingOut' } }),
  'sign-in-trust': state({ ...REMEMBERED_MAIN, session: { phase: 'signedOut', failure: UNTRUSTED } }),
  'sign-in-trust-changed': state({
    ...REMEMBERED_MAIN,
    session: {
      phase: 'signedOut',
      failure: { ...UNTRUSTED, certificate: { ...CERTIFICATE, isChanged: true } },
    },
  }),
  /** The login service shows one of its own, elsewhere. */
  'sign-in-trust-login': state({
    ...REMEMBERED_MAIN,
    session: {
      phase: 'signedOut',
      failure: { ...UNTRUSTED, certificate: { ...CERTIFICATE, loginHost: 'login.messenger.example.org' } },
    },
  }),
  /** As small as the window may be. */
  'sign-in-trust-narrow': {
    ...state({ ...REMEMBERED_MAIN, session: { phase: 'signedOut', failure: UNTRUSTED } }),
    width: 280,
    height: 400,
  },
  'sign-in-proxy-denied': state({
    ...REMEMBERED_MAIN,
    session: { phase: 'signedOut', failure: PROXY_DENIED },
  }),
  'sign-in-error': state({ ...REMEMBERED_MAIN, session: { phase: 'signedOut', failure: WRONG_PASSWORD } }),
  'sign-in-password-lost': state({
    ...REMEMBERED_MAIN,
    accounts: REMEMBERED_MAIN.accounts.map((account) => ({ ...account, hasPassword: false })),
    session: { phase: 'signedOut', failure: PASSWORD_LOST },
  }),
  'create-account': state(FRESH_MAIN, () => click('.server-links button')),
  list: state(SIGNED_IN_MAIN),
  'list-by-status': state(withList({ arrangement: 'status' })),
  'list-offline-together': state(withList({ groupOffline: true })),
  'list-options': state(SIGNED_IN_MAIN, openListOptions),
  'list-collapsed': state(withList({ collapsedGroups: ['friends', 'other'] })),
  'list-by-address': state(withList({ nameStyle: 'address' })),
  'list-small-pictures': state(withList({ rowSize: 'small' })),
  'list-medium-pictures': state(withList({ rowSize: 'medium' })),
  'list-large-pictures': state(withList({ rowSize: 'large' })),
  'list-favourites': state({
    ...SIGNED_IN_MAIN,
    contacts: CONTACTS.map((contact) =>
      ['ana@example.org', 'cleo@example.org', 'tomas@example.org'].includes(contact.address)
        ? { ...contact, isFavourite: true }
        : contact,
    ),
  }),
  'list-marks': state(withStrangers(withList({ showNotOnTheirList: true }))),
  'list-marks-medium': state(withStrangers(withList({ showNotOnTheirList: true, rowSize: 'medium' }))),
  'list-no-tabs': state(withList({ showTabs: false })),
  'list-empty': state({ ...SIGNED_IN_MAIN, contacts: [], groups: [], requests: [] }),
  'list-crowd': state({ ...SIGNED_IN_MAIN, contacts: crowd(5000) }),
  'list-search': state(SIGNED_IN_MAIN, () => type('[role="searchbox"]', 'an')),
  'list-search-nobody': state(SIGNED_IN_MAIN, () => type('[role="searchbox"]', 'zzz')),
  'list-lost': state({
    ...SIGNED_IN_MAIN,
    session: { phase: 'reconnecting', failure: LINE_LOST, retryAt: Date.now() + 12_000 },
  }),
  'list-server-closing': state({
    ...SIGNED_IN_MAIN,
    session: {
      phase: 'reconnecting',
      failure: { ...LINE_LOST, code: 'serverClosing', number: 'OUT SSD' },
      retryAt: Date.now() + 12_000,
    },
  }),
  'history-locked': state({ ...SIGNED_IN_MAIN, protection: LOCKED }),
  'history-key-missing': state({ ...SIGNED_IN_MAIN, protection: { ...LOCKED, state: 'keyMissing' } }),
  'history-unlock': state({ ...SIGNED_IN_MAIN, protection: LOCKED }, () =>
    click('.status-strip .link-button'),
  ),
  'outside-chat': state(withOutside({ kind: 'chat', address: 'ben@example.org', name: 'Ben Carter' })),
  'outside-add': state(withOutside({ kind: 'add', address: STRANGER, name: STRANGER })),
  'outside-add-and-chat': state(withOutside({ kind: 'addAndChat', address: STRANGER, name: STRANGER })),
  'outside-file': state(
    withOutside({ kind: 'contactFile', fileName: 'everybody from the old computer.ctt' }),
  ),
  'outside-refused': state(withOutside({ kind: 'add', address: STRANGER, name: STRANGER }), () =>
    click('.modal-buttons button[type="submit"]'),
  ),
  'outside-call': state({ ...SIGNED_IN_MAIN, outside: { id: '1', phase: 'told', what: 'call' } }),
  'outside-waiting': state({
    ...REMEMBERED_MAIN,
    outside: { id: '1', phase: 'waiting', wish: { kind: 'add', address: STRANGER, name: STRANGER } },
  }),
  'list-notice': state({
    ...SIGNED_IN_MAIN,
    startNotices: [{ code: 'settingsSetAside', path: 'settings.json.damaged' }],
  }),
  'list-menu-contact': state(SIGNED_IN_MAIN, () => contextMenu(contactRow('ben@example.org'))),
  'list-drop': state(SIGNED_IN_MAIN, () => dragFilesOver(contactRow('ben@example.org'))),
  'list-drag-contact': state(SIGNED_IN_MAIN, () =>
    dragOver(contactRow('ben@example.org'), '.group-row ~ .group-row'),
  ),
  'list-menu-long': state(SIGNED_IN_MAIN, () => contextMenu(contactRow('odd@example.org'))),
  'list-menu-blocked': state(SIGNED_IN_MAIN, () => contextMenu(contactRow('hal@example.org'))),
  'list-menu-group': state(SIGNED_IN_MAIN, () => contextMenu('.group-row')),
  'list-menu-empty': state(SIGNED_IN_MAIN, () => contextMenu('.contact-tree')),
  'list-card': state(SIGNED_IN_MAIN, async () => {
    await pressKey('.contact-tree', 'b');
    await pressKey('.contact-tree', 'F4');
  }),
  'list-card-long': state(LONG_WORDS, async () => {
    await pressKey('.contact-tree', 'b');
    await pressKey('.contact-tree', 'F4');
  }),
  'list-focus': state(SIGNED_IN_MAIN, async () => {
    await pressKey('.contact-tree', 'ArrowDown');
    await pressKey('.contact-tree', 'ArrowDown');
  }),
  'status-menu': state(SIGNED_IN_MAIN, () => click('.status-button')),
  'status-until': state({ ...SIGNED_IN_MAIN, own: BUSY }),
  'status-until-menu': state({ ...SIGNED_IN_MAIN, own: BUSY }, async () => {
    await click('.status-button');
    await click('[data-entry-id="until"]');
  }),
  'status-until-time': state({ ...SIGNED_IN_MAIN, own: BUSY }, async () => {
    await click('.status-button');
    await click('[data-entry-id="until"]');
    await click('[data-entry-id="time"]');
  }),
  'attention-contact': state(SIGNED_IN_MAIN, async () => {
    await contextMenu(contactRow('ben@example.org'));
    await click('[data-entry-id="attention"]');
  }),
  'update-ready': state({ ...SIGNED_IN_MAIN, updates: updatesIn({ kind: 'ready', release: RELEASE }) }),
  'update-held': state({
    ...SIGNED_IN_MAIN,
    updates: { ...updatesIn({ kind: 'ready', release: RELEASE }), hold: 'transfers' },
  }),
  'update-found': state({
    ...REMEMBERED_MAIN,
    updates: {
      ...updatesIn({ kind: 'found', release: RELEASE }),
      way: { kind: 'page', url: 'https://nudge.example/' },
    },
  }),
  'update-notes': state({ ...SIGNED_IN_MAIN, updates: updatesIn({ kind: 'ready', release: RELEASE }) }, () =>
    click('.status-strip-choices button'),
  ),
  'missed-nudges': state({ ...SIGNED_IN_MAIN, missedNudges: 3 }),
  'past-alerts': state(SIGNED_IN_MAIN, async () => {
    await click(menuButton('tools'));
    await click('[data-entry-id="pastAlerts"]');
  }),
  'my-backgrounds': state(SIGNED_IN_MAIN, async () => {
    await click(menuButton('tools'));
    await click('[data-entry-id="myBackgrounds"]');
  }),
  'my-text': state(SIGNED_IN_MAIN, async () => {
    await click(menuButton('tools'));
    await click('[data-entry-id="changeText"]');
  }),
  'personal-message': state(SIGNED_IN_MAIN, () => click('.personal-message')),
  'no-personal-message': state({
    ...SIGNED_IN_MAIN,
    own: {
      address: 'sam@example.org',
      displayName: 'Sam',
      status: 'appearOffline',
      personalMessage: '',
      pictureUrl: '',
    },
  }),
  requests: state({ ...SIGNED_IN_MAIN, requests: REQUESTS }, () => click('[role="tab"]:nth-child(3)')),
  'requests-none': state({ ...SIGNED_IN_MAIN, requests: [] }, () => click('[role="tab"]:nth-child(3)')),
  conversations: state(SIGNED_IN_MAIN, () => click('[role="tab"]:nth-child(2)')),
  'menu-file': state(SIGNED_IN_MAIN, () => click(menuButton('file'))),
  'menu-contacts': state(SIGNED_IN_MAIN, () => click(menuButton('contacts'))),
  'menu-manage-contacts': state(SIGNED_IN_MAIN, async () => {
    await click(menuButton('contacts'));
    await click('[data-entry-id="manageContacts"]');
  }),
  'menu-sort': state(SIGNED_IN_MAIN, async () => {
    await click(menuButton('contacts'));
    await click('[data-entry-id="sortBy"]');
  }),
  'list-online-only': state(withList({ onlineOnly: true })),
  'menu-pictures': state(SIGNED_IN_MAIN, async () => {
    await click(menuButton('contacts'));
    await click('[data-entry-id="pictures"]');
  }),
  'menu-move-to': state(SIGNED_IN_MAIN, async () => {
    await contextMenu(contactRow('ben@example.org'));
    await click('[data-entry-id="moveTo"]');
  }),
  'menu-tools': state(SIGNED_IN_MAIN, () => click(menuButton('tools'))),
  'menu-signed-out': state(FRESH_MAIN, () => click(menuButton('contacts'))),
  'add-contact': state(SIGNED_IN_MAIN, () => click('.add-strip .flat-button')),
  'add-contact-words': state(SIGNED_IN_MAIN, async () => {
    await click('.add-strip .flat-button');
    await type('.modal textarea', 'Hello! '.repeat(50));
  }),
  'add-contact-silent': state(SIGNED_IN_MAIN, async () => {
    await click('.add-strip .flat-button');
    await click('.modal input[type="checkbox"]');
  }),
  'add-contact-done': state(SIGNED_IN_MAIN, async () => {
    await click('.add-strip .flat-button');
    await type('.modal input', 'jo@example.org');
    await click('.modal button[type="submit"]');
  }),
  'create-group': state(SIGNED_IN_MAIN, async () => {
    await click(menuButton('contacts'));
    await click('[data-entry-id="manageGroups"]');
    await click('[data-entry-id="create"]');
  }),
  'rename-group-taken': state(SIGNED_IN_MAIN, async () => {
    await click(menuButton('contacts'));
    await click('[data-entry-id="manageGroups"]');
    await click('[data-entry-id="rename"]');
    await click('[data-entry-id="family"]');
    await type('.modal input', 'Friends');
    await click('.modal button[type="submit"]');
  }),
  'display-name': state(SIGNED_IN_MAIN, async () => {
    await click('.status-button');
    await click('[data-entry-id="changeName"]');
  }),
  'choose-contact': state(SIGNED_IN_MAIN, async () => {
    await click(menuButton('actions'));
    await click('[data-entry-id="sendMessage"]');
  }),
  'remove-contact': state(SIGNED_IN_MAIN, async () => {
    await pressKey('.contact-tree', 'c');
    await pressKey('.contact-tree', 'ArrowDown');
    await pressKey('.contact-tree', 'Delete');
  }),
  'delete-group': state(SIGNED_IN_MAIN, async () => {
    await pressKey('.contact-tree', 'f');
    await pressKey('.contact-tree', 'Delete');
  }),
  'contact-properties': state(SIGNED_IN_MAIN, async () => {
    await pressKey('.contact-tree', 'b');
    await pressKey('.contact-tree', 'F2');
  }),
  'contacts-imported': state(SIGNED_IN_MAIN, async () => {
    await click(menuButton('file'));
    await click('[data-entry-id="importContacts"]');
  }),
  'menu-tint': state(SIGNED_IN_MAIN, async () => {
    await click(menuButton('tools'));
    await click('[data-entry-id="tint"]');
  }),
  help: state(SIGNED_IN_MAIN, () => pressKey('.contact-tree', 'F1')),
  'help-search': state(SIGNED_IN_MAIN, async () => {
    await pressKey('.contact-tree', 'F1');
    await type('.modal input', 'send');
  }),
  'menu-help': state(SIGNED_IN_MAIN, () => click(menuButton('help'))),
  doctor: state(SIGNED_IN_MAIN, openDoctor),
  'doctor-warned': state(SIGNED_IN_MAIN, openDoctor, DOCTOR_WARNED),
  // As narrow and low as the contact list can be made.
  'doctor-narrow': { ...state(SIGNED_IN_MAIN, openDoctor, DOCTOR_WARNED), width: 280, height: 400 },
  diagnostics: state(SIGNED_IN_MAIN, async () => {
    await click(menuButton('help'));
    await click('[data-entry-id="diagnostics"]');
  }),
  fault: faulty(290, 520),
  'doctor-failed': state(FRESH_MAIN, openDoctor, DOCTOR_FAILED),
  about: state(SIGNED_IN_MAIN, async () => {
    await click(menuButton('help'));
    await click('[data-entry-id="about"]');
  }),
};
