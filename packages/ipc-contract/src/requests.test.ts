import { describe, expect, it } from 'vitest';
import { allowedRequests, allowedRequestsByKind, isRequestName } from './allowed-requests.ts';
import {
  BACKGROUND_MAX_BYTES,
  EMOTICON_MAX_BYTES,
  PICTURE_MAX_BYTES,
  TEXT_MAX_CHARACTERS,
} from './limits.ts';
import { requests, type RequestName } from './requests.ts';
import { alertRequests } from './requests/alert-requests.ts';
import { attentionRequests } from './requests/attention-requests.ts';
import { contactRequests } from './requests/contact-requests.ts';
import { conversationRequests } from './requests/conversation-requests.ts';
import { fileRequests } from './requests/file-requests.ts';
import { historyRequests } from './requests/history-requests.ts';
import { optionsRequests } from './requests/options-requests.ts';
import { pictureRequests } from './requests/picture-requests.ts';
import { sessionRequests } from './requests/session-requests.ts';
import { supportRequests } from './requests/support-requests.ts';
import { tabRequests } from './requests/tab-requests.ts';
import { updateRequests } from './requests/update-requests.ts';
import { windowRequests } from './requests/window-requests.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { WINDOW_KINDS } from './snapshots.ts';

const format = DEFAULT_SETTINGS.messages.format;
const server = {
  id: 'friend',
  name: 'A friend',
  host: '192.168.1.5',
  port: 1863,
  loginAddress: 'http://192.168.1.5:8863',
  isSecure: false,
  links: { forgotPassword: '', serviceStatus: '', newAccount: '' },
};
const signIn = {
  serverId: 'thisComputer',
  address: 'alice@example.com',
  password: 'secret',
  status: 'online',
  rememberMe: true,
  rememberPassword: false,
  signInAutomatically: false,
};
const person = { address: 'bob@example.com' };

/** One good and one bad argument for every request; the compiler demands a line for each. */
const samples: Readonly<Record<RequestName, readonly [good: unknown, bad: unknown]>> = {
  getSnapshot: [{}, { kind: 'main' }],
  controlWindow: [{ action: 'close' }, { action: 'explode' }],
  openOptions: [{ page: 'messages' }, { page: 'nowhere' }],
  updateSettings: [{ patch: { alerts: { muteAll: true } } }, { patch: { messages: { fontSize: 9000 } } }],
  copyText: [{ text: 'x' }, { text: 'x'.repeat(100_001) }],
  openLink: [{ url: 'https://example.com' }, { url: 'h'.repeat(4097) }],
  exitApplication: [{}, { now: true }],
  toggleSounds: [{}, { muted: true }],
  checkForUpdates: [{}, { now: true }],
  restartToUpdate: [{}, { now: true }],
  putOffUpdate: [{}, { now: true }],
  signIn: [signIn, { ...signIn, status: 'idle' }],
  cancelSignIn: [{}, []],
  reconnectNow: [{}, 'now'],
  signOut: [{}, null],
  forgetAccount: [{ ...person, serverId: 'thisComputer' }, person],
  selectServer: [{ serverId: 'friend' }, { serverId: '' }],
  createAccount: [
    { ...person, displayName: 'Bob', password: 'secret', allowOldPrograms: false },
    { ...person, displayName: 'Bob', password: 'short', allowOldPrograms: false },
  ],
  dismissStartNotices: [{}, 1],
  answerOutside: [
    { id: 'o1', yes: true },
    { id: 'o1', yes: 'yes' },
  ],
  setStatus: [{ status: 'appearOffline' }, { status: 'offline' }],
  setDisplayName: [{ name: 'Alice' }, { name: '' }],
  setPersonalMessage: [{ text: '' }, { text: 'x'.repeat(130) }],
  addContact: [
    { ...person, groupId: '1', nickname: 'Bobby' },
    { ...person, nickname: 'x'.repeat(130) },
  ],
  changePrivacy: [
    { moves: [{ ...person, list: 'blocked' }], othersAreBlocked: true },
    { moves: [{ ...person, list: 'everywhere' }] },
  ],
  removeContact: [{ ...person, alsoBlock: false }, person],
  block: [person, { ...person, extra: 1 }],
  unblock: [person, {}],
  moveContact: [
    { ...person, to: '1' },
    { ...person, to: '' },
  ],
  copyContact: [{ ...person, to: '1' }, person],
  removeFromGroup: [{ ...person, groupId: '1' }, { groupId: '1' }],
  setContactNotes: [
    { ...person, nickname: 'Bobby', note: '' },
    { ...person, nickname: 'x'.repeat(130), note: '' },
  ],
  openHelp: [{ what: 'about' }, { what: 'files' }],
  openProperties: [person, {}],
  setFavourite: [{ ...person, isFavourite: true }, person],
  addGroup: [{ name: 'Friends' }, { name: 'x'.repeat(62) }],
  renameGroup: [
    { groupId: '1', name: 'Friends' },
    { groupId: '1', name: '' },
  ],
  removeGroup: [{ groupId: '1' }, { groupId: 1 }],
  saveContactList: [{ groupId: '1' }, { groupId: '' }],
  importContacts: [{}, { path: '/etc/passwd' }],
  answerContactRequest: [
    { ...person, answer: 'allow', addToList: true },
    { ...person, answer: 'perhaps', addToList: true },
  ],
  openConversation: [person, { address: 12 }],
  openGroupConversation: [{ groupId: '1' }, { groupId: '' }],
  showConversation: [{ conversationId: 'c1' }, {}],
  sendText: [
    { text: 'Hello', format },
    { text: 'x'.repeat(TEXT_MAX_CHARACTERS + 1), format },
  ],
  sendAgain: [{ lineId: 'l1' }, { lineId: '' }],
  sendNudge: [{}, { times: 10_000 }],
  sendTyping: [{}, undefined],
  pasteText: [{}, { text: 'x' }],
  saveDraft: [{ text: '' }, {}],
  invite: [person, { address: null }],
  loadEarlier: [{ beforeLineId: 'l1' }, { beforeLineId: 7 }],
  saveConversation: [{ format: 'webPage', oldestLineId: 'l1' }, { format: 'program' }],
  savePicture: [person, { address: 7 }],
  chooseBackground: [
    { id: 'hills', whom: 'contact' },
    { id: 'hills', whom: 'strangers' },
  ],
  addBackground: [{ data: new Uint8Array([1]) }, { data: new Uint8Array(BACKGROUND_MAX_BYTES + 1) }],
  listBackgrounds: [{}, { id: 'hills' }],
  printConversation: [{}, { silent: true }],
  keepOnTop: [{ isOnTop: true }, { isOnTop: 'yes' }],
  shakeWindow: [{}, { distance: 600 }],
  showTab: [{ conversationId: 'c1' }, {}],
  closeTab: [{ conversationId: 'c1' }, { conversationId: '' }],
  moveTab: [
    { conversationId: 'c1', to: 2 },
    { conversationId: 'c1', to: -1 },
  ],
  stepTab: [{ by: -1 }, { by: 2 }],
  moveFocus: [{ to: 'tabs' }, { to: 'main' }],
  placeTabs: [
    { above: 51.5, beside: 4, below: 4 },
    { above: 5000, beside: 4, below: 4 },
  ],
  attentionOf: [{ whom: person }, { whom: {} }],
  setAttention: [
    { whom: { groupId: '1' }, alerts: 'off', sounds: 'usual' },
    { whom: { groupId: '1' }, alerts: 'loud', sounds: 'usual' },
  ],
  setStatusUntil: [{ until: 1_800_000_000_000 }, { until: 'noon' }],
  listPastAlerts: [{}, { count: 5 }],
  openPastAlert: [{ id: 'p1' }, { id: '' }],
  clearPastAlerts: [{}, { id: 'p1' }],
  forgetMissedNudges: [{}, 1],
  clickAlert: [{}, { id: 'other' }],
  closeAlert: [{}, { id: 'other' }],
  holdAlert: [{ hold: true }, { hold: 'yes' }],
  saveServer: [{ server }, { server: { ...server, port: 70_000 } }],
  deleteServer: [{ serverId: 'friend' }, {}],
  trustServer: [
    { serverId: 'a', fingerprint: 'a'.repeat(64) },
    { serverId: 'a', fingerprint: 'A'.repeat(64) },
  ],
  forgetTrust: [{ serverId: 'a' }, {}],
  setProxyPassword: [{ password: '' }, { password: 'x'.repeat(86) }],
  startDoctor: [{ serverId: 'friend' }, { host: 'elsewhere' }],
  cancelDoctor: [{}, { serverId: 'friend' }],
  copyDiagnostics: [{}, { text: 'mine' }],
  reportFault: [
    { kind: 'TypeError', stack: '' },
    { kind: 'TypeError', message: 'secret' },
  ],
  forgetPasswords: [{}, person],
  clearPictureCache: [{}, { folder: '/' }],
  openHistoryFolder: [{}, { folder: '/' }],
  setAutomaticSignIn: [{ isOn: true }, { isOn: true, address: 'bob@example.com' }],
  chooseSound: [
    { event: 'nudge', useDefault: false },
    { event: 'nudge', path: '/etc/passwd' },
  ],
  playSound: [{ event: 'nudge' }, { event: '../../passwd' }],
  setHostPassword: [
    { ...person, password: 'secret' },
    { ...person, password: '' },
  ],
  offerFiles: [{ paths: ['/documents/a.txt'], ...person }, { paths: [] }],
  chooseFiles: [{ what: 'folder' }, { what: 'everything' }],
  offerPicture: [{ data: new Uint8Array(10) }, { data: new Uint8Array() }],
  acceptTransfer: [
    { transferId: 't1', saveAs: false, isConfirmed: false },
    { transferId: 't1', saveAs: '/etc/passwd', isConfirmed: false },
  ],
  declineTransfer: [{ transferId: 't1' }, {}],
  cancelTransfer: [{ transferId: 't1' }, { transferId: '' }],
  tryTransferAgain: [{ transferId: 't1' }, {}],
  openTransfer: [{ transferId: 't1' }, { path: '/bin/sh' }],
  showTransferInFolder: [{ transferId: 't1' }, { path: '/bin' }],
  openReceivedFiles: [{}, { folder: '/' }],
  chooseFilesFolder: [{ useDefault: false }, { folder: '/' }],
  chooseScanner: [{ isWanted: true }, { program: '/bin/sh' }],
  openPicturePicker: [{}, 1],
  choosePicture: [{ id: '' }, { id: 'x'.repeat(65) }],
  addPicture: [{ data: new Uint8Array(10) }, { data: new Uint8Array(PICTURE_MAX_BYTES + 1) }],
  removePicture: [{ id: 'p1' }, { id: '' }],
  openEmoticons: [{}, 1],
  addEmoticon: [
    { code: '1234567', data: new Uint8Array(EMOTICON_MAX_BYTES) },
    { code: '12345678', data: new Uint8Array(10) },
  ],
  changeEmoticon: [
    { id: 'e1', code: ':me:' },
    { id: 'e1', code: '' },
  ],
  removeEmoticon: [{ id: 'e1' }, {}],
  moveEmoticon: [
    { id: 'e1', before: 'e2' },
    { id: 'e1', before: 2 },
  ],
  adoptEmoticon: [
    { lineId: 'l1', usedCode: ':)', code: ':)' },
    { lineId: 'l1', code: ':)' },
  ],
  openHistory: [{ search: 'tea' }, { search: '' }],
  loadHistory: [
    { conversationId: 'a@b.c', part: { kind: 'around', row: 7 }, what: 'pictures' },
    { conversationId: 'a@b.c', part: { kind: 'around' }, what: 'all' },
  ],
  findInHistory: [{ text: 'harbour', from: 5, next: 9 }, { text: 'x'.repeat(201) }],
  exportHistory: [
    { format: 'xml', conversationId: 'a@b.c', to: 9 },
    { format: 'xml', path: '/etc/passwd' },
  ],
  deleteHistory: [{ from: 1, to: 2 }, { from: 'yesterday' }],
  openHistoryFile: [
    { conversationId: 'a@b.c', row: 3, what: 'folder' },
    { conversationId: 'a@b.c', row: 3, what: 'everything' },
  ],
  setHistoryKept: [
    { conversationId: 'a@b.c', isKept: false },
    { conversationId: '', isKept: false },
  ],
  findLogs: [{}, { folder: '/' }],
  importLogs: [{ planId: 'p1' }, {}],
  protectHistory: [
    { passphrase: 'correct horse', remember: true },
    { passphrase: 'short', remember: true },
  ],
  changeHistoryPassphrase: [
    { passphrase: 'old', next: 'correct horse' },
    { passphrase: 'old', next: 'x'.repeat(257) },
  ],
  unprotectHistory: [{ passphrase: 'correct horse' }, { passphrase: '' }],
  unlockHistory: [{ passphrase: 'x', remember: false }, { passphrase: 'x' }],
  lockHistory: [{}, { now: true }],
  forgetHistoryPassphrase: [{}, { now: true }],
  deleteLockedHistory: [{}, { sure: true }],
  deleteHostAccount: [person, {}],
  openHostToNetwork: [{ open: true }, { open: 1 }],
};

const names = Object.keys(requests) as RequestName[];

describe('request schemas', () => {
  it('stand in one area each: none takes the place of another of its name', () => {
    const areas = [
      alertRequests,
      attentionRequests,
      contactRequests,
      conversationRequests,
      fileRequests,
      historyRequests,
      optionsRequests,
      pictureRequests,
      sessionRequests,
      supportRequests,
      tabRequests,
      updateRequests,
      windowRequests,
    ];
    expect(areas.flatMap((area) => Object.keys(area)).toSorted()).toEqual(names.toSorted());
  });

  it.each(names)('%s takes good arguments and refuses bad ones', (name) => {
    const [good, bad] = samples[name];
    expect(requests[name].arguments.safeParse(good).success).toBe(true);
    expect(requests[name].arguments.safeParse(bad).success).toBe(false);
  });
});

describe('allow-list', () => {
  it('is the windows each request names, and nothing else', () => {
    const byKind = allowedRequestsByKind();
    for (const name of names) {
      const kinds = WINDOW_KINDS.filter((kind) => byKind[kind].includes(name));
      expect(kinds).toEqual(
        WINDOW_KINDS.filter((kind) => requests[name].windows.some((one) => one === kind)),
      );
    }
  });

  it('keeps sending to conversation windows and signing in to the main one', () => {
    expect(allowedRequests('main')).not.toContain('sendText');
    expect(allowedRequests('conversation')).toContain('sendText');
    expect(allowedRequests('conversation')).not.toContain('signIn');
    expect(allowedRequests('alert')).toEqual([
      'getSnapshot',
      'controlWindow',
      'openOptions',
      'clickAlert',
      'closeAlert',
      'holdAlert',
      'reportFault',
    ]);
  });

  it('knows names of requests from names every object has', () => {
    expect(isRequestName('signIn')).toBe(true);
    expect(isRequestName('constructor')).toBe(false);
    expect(isRequestName('__proto__')).toBe(false);
    expect(isRequestName(3)).toBe(false);
  });
});

describe('a server named by a long host and its port', () => {
  it('can be chosen, signed in to and edited', () => {
    const serverId = `${'h'.repeat(253)}:65535`;
    expect(requests.selectServer.arguments.safeParse({ serverId }).success).toBe(true);
    expect(requests.signIn.arguments.safeParse({ ...signIn, serverId }).success).toBe(true);
    const edited = { server: { ...server, id: serverId, name: serverId } };
    expect(requests.saveServer.arguments.safeParse(edited).success).toBe(true);
  });
});
