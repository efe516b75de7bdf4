/**
 * Every request a window may make: its arguments (checked in main by these schemas), the kinds of window
 * that may make it, and its result. The preload's allow-list and the types come from this one object.
 */
import { z } from 'zod';
import type { PastAlertView } from './alert-view.ts';
import { ATTENTION_WISHES, type AttentionChoice } from './attention-view.ts';
import type { ContactImport } from './contact-view.ts';
import { SAVE_FORMATS } from './conversation-view.ts';
import {
  HISTORY_FORMATS,
  HISTORY_SHELVES,
  type HistoryExport,
  type HistoryHits,
  type HistoryPageView,
  type LogImport,
  type LogSearch,
} from './history-view.ts';
import {
  BACKGROUND_MAX_BYTES,
  DISPLAY_NAME_MAX_CHARACTERS,
  DROPPED_FILES_MAX,
  EMOTICON_CODE_MAX_CHARACTERS,
  EMOTICON_MAX_BYTES,
  GROUP_NAME_MAX_CHARACTERS,
  NICKNAME_MAX_CHARACTERS,
  NOTE_MAX_CHARACTERS,
  PASTED_PICTURE_MAX_BYTES,
  PERSONAL_MESSAGE_MAX_CHARACTERS,
  PICTURE_MAX_BYTES,
  PRIVACY_MOVES_MAX,
  SEARCH_MAX_CHARACTERS,
  SERVER_NAME_MAX_CHARACTERS,
  TAB_EDGE_MAX_PIXELS,
  TABS_MAX,
  TEXT_MAX_CHARACTERS,
} from './limits.ts';
import type { LineView } from './line-view.ts';
import type { OutsideDone } from './outside-view.ts';
import { settingsPatchSchema, textFormatSchema } from './settings-schema.ts';
import { SOUND_EVENTS } from './settings.ts';
import { OPTIONS_PAGES, WINDOW_KINDS, type Snapshots, type WindowKind } from './snapshots.ts';
import { CHOOSABLE_STATUSES } from './status.ts';

const address = z.string().min(3).max(129);
const groupId = z.string().min(1).max(64);
const id = z.string().min(1).max(64);
/** A server from the command line is named by its host and port. */
const serverId = z.string().min(1).max(SERVER_NAME_MAX_CHARACTERS);
const password = z.string().min(1).max(256);
/** Absolute; put in by the preload from files the person dropped or pasted, never by a page. */
const paths = z.array(z.string().min(1).max(4096)).min(1).max(DROPPED_FILES_MAX);
const bytes = (most: number) =>
  z.instanceof(Uint8Array).refine((data) => data.length > 0 && data.length <= most, 'too many bytes');
const emoticonCode = z.string().min(1).max(EMOTICON_CODE_MAX_CHARACTERS);
const nothing = z.object({}).strict();
const server = z
  .object({
    id: z.string().max(SERVER_NAME_MAX_CHARACTERS),
    name: z.string().max(SERVER_NAME_MAX_CHARACTERS),
    host: z.string().min(1).max(253),
    port: z.number().int().min(1).max(65535),
    loginAddress: z.string().max(500),
    links: z.object({
      forgotPassword: z.string().max(500),
      serviceStatus: z.string().max(500),
      newAccount: z.string().max(500),
    }),
  })
  .strict();

/** An address, or what names a conversation of several. */
const historyId = z.string().min(1).max(256);
const historyRow = z.number().int().nonnegative();
/** A contact, or a group of the list. */
const whom = z.union([z.object({ address }).strict(), z.object({ groupId }).strict()]);
const wish = z.enum(ATTENTION_WISHES);

/** Of a window, CSS px. */
const edge = z.number().min(0).max(TAB_EDGE_MAX_PIXELS);
const moment = z.number().int();
/** `from` belongs to it, `to` does not. */
const historyRange = { from: moment.optional(), to: moment.optional() };
const historyPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('newest') }).strict(),
  z.object({ kind: z.enum(['around', 'before', 'after']), row: historyRow }).strict(),
  z.object({ kind: z.literal('from'), at: moment }).strict(),
]);

interface RequestSpec<Arguments extends z.ZodType, Result> {
  readonly arguments: Arguments;
  readonly windows: readonly WindowKind[];
  /** Never read; carries the result's type. */
  readonly result?: Result;
}

function request<Result>() {
  return <Arguments extends z.ZodType>(
    windows: readonly WindowKind[],
    argumentsSchema: Arguments,
  ): RequestSpec<Arguments, Result> => ({ arguments: argumentsSchema, windows });
}

const ALL = WINDOW_KINDS;
/** Those in which somebody can press a button for it. */
const ALL_BUT_ALERTS = WINDOW_KINDS.filter((kind) => kind !== 'alert');
const done = request<undefined>();

export const requests = {
  // every window
  getSnapshot: request<Snapshots[WindowKind]>()(ALL, nothing),
  controlWindow: done(
    ALL,
    z.object({ action: z.enum(['minimize', 'toggleMaximize', 'close', 'reload']) }).strict(),
  ),
  openOptions: done(ALL, z.object({ page: z.enum(OPTIONS_PAGES) }).strict()),
  /** Brings the main window up with its help, or with what it says about itself. */
  openHelp: done(
    ['conversation', 'tabs', 'options', 'prompt', 'picture', 'emoticons', 'history'],
    z.object({ what: z.enum(['helpTopics', 'about']) }).strict(),
  ),
  updateSettings: done(
    ['main', 'conversation', 'options'],
    z.object({ patch: settingsPatchSchema }).strict(),
  ),
  copyText: done(
    ['main', 'options', 'conversation', 'history'],
    z.object({ text: z.string().max(100_000) }).strict(),
  ),
  /** Opens http, https and mailto only; anything else is refused. The window showed it whole before. */
  openLink: done(
    ['main', 'conversation', 'options', 'history'],
    z.object({ url: z.string().max(4096) }).strict(),
  ),
  exitApplication: done(['main'], nothing),

  // updates
  /** Looks at once, whatever the settings say. */
  checkForUpdates: done(['main', 'options'], nothing),
  /** Refused with `notNow` while something would be broken off. */
  restartToUpdate: done(['main', 'options'], nothing),
  /** "Later": it is still installed at the exit. */
  putOffUpdate: done(['main'], nothing),

  // sign-in
  signIn: done(
    ['main'],
    z
      .object({
        serverId,
        address,
        /** Absent: use the stored one. */
        password: password.optional(),
        status: z.enum(CHOOSABLE_STATUSES),
        rememberMe: z.boolean(),
        rememberPassword: z.boolean(),
        signInAutomatically: z.boolean(),
      })
      .strict(),
  ),
  /** Also ends the wait for the next try. */
  cancelSignIn: done(['main'], nothing),
  reconnectNow: done(['main'], nothing),
  signOut: done(['main'], nothing),
  forgetAccount: done(['main'], z.object({ address, serverId }).strict()),
  selectServer: done(['main', 'options'], z.object({ serverId }).strict()),
  /** A new account on this computer's server. */
  createAccount: done(
    ['main'],
    z
      .object({
        address,
        displayName: z.string().max(DISPLAY_NAME_MAX_CHARACTERS),
        password: z.string().min(6).max(256),
        allowOldPrograms: z.boolean(),
      })
      .strict(),
  ),
  dismissStartNotices: done(['main'], nothing),
  /** To the question named, or to what was only told: then it is read. */
  answerOutside: request<OutsideDone>()(['main'], z.object({ id, yes: z.boolean() }).strict()),

  // own side
  setStatus: done(['main', 'conversation'], z.object({ status: z.enum(CHOOSABLE_STATUSES) }).strict()),
  setDisplayName: done(
    ['main', 'options'],
    z.object({ name: z.string().min(1).max(DISPLAY_NAME_MAX_CHARACTERS) }).strict(),
  ),
  setPersonalMessage: done(
    ['main', 'options'],
    z.object({ text: z.string().max(PERSONAL_MESSAGE_MAX_CHARACTERS) }).strict(),
  ),

  // contact list
  addContact: done(
    ['main', 'conversation', 'options'],
    z.object({ address, groupId: groupId.optional() }).strict(),
  ),
  removeContact: done(['main'], z.object({ address, alsoBlock: z.boolean() }).strict()),
  block: done(['main', 'conversation'], z.object({ address }).strict()),
  unblock: done(['main', 'conversation'], z.object({ address }).strict()),
  /** `from` absent: from Other Contacts; `to` absent: to Other Contacts. */
  moveContact: done(
    ['main'],
    z.object({ address, from: groupId.optional(), to: groupId.optional() }).strict(),
  ),
  copyContact: done(['main'], z.object({ address, to: groupId }).strict()),
  removeFromGroup: done(['main'], z.object({ address, groupId }).strict()),
  /** Empty ones are forgotten. */
  setContactNotes: done(
    ['main'],
    z
      .object({
        address,
        nickname: z.string().max(NICKNAME_MAX_CHARACTERS),
        note: z.string().max(NOTE_MAX_CHARACTERS),
      })
      .strict(),
  ),
  /** Kept on this computer; needs no line. */
  setFavourite: done(['main'], z.object({ address, isFavourite: z.boolean() }).strict()),
  addGroup: done(['main'], z.object({ name: z.string().min(1).max(GROUP_NAME_MAX_CHARACTERS) }).strict()),
  renameGroup: done(
    ['main'],
    z.object({ groupId, name: z.string().min(1).max(GROUP_NAME_MAX_CHARACTERS) }).strict(),
  ),
  removeGroup: done(['main'], z.object({ groupId }).strict()),
  /** Main asks where, by its own dialog; `groupId` absent: everybody. */
  saveContactList: done(['main'], z.object({ groupId: groupId.optional() }).strict()),
  /** Main asks which file, by its own dialog; answered when everybody in it was tried. */
  importContacts: request<ContactImport>()(['main'], nothing),
  answerContactRequest: done(
    ['main', 'prompt'],
    z.object({ address, answer: z.enum(['allow', 'block']), addToList: z.boolean() }).strict(),
  ),

  // conversations; a conversation window can only touch its own, so these carry no id there
  openConversation: done(['main', 'history'], z.object({ address }).strict()),
  showConversation: done(['main'], z.object({ conversationId: id }).strict()),
  sendText: done(
    ['conversation'],
    z.object({ text: z.string().min(1).max(TEXT_MAX_CHARACTERS), format: textFormatSchema }).strict(),
  ),
  /** Sends a failed or unknown line again, under the same id. */
  sendAgain: done(['conversation'], z.object({ lineId: id }).strict()),
  sendNudge: done(['conversation'], nothing),
  sendTyping: done(['conversation'], nothing),
  /** Edit > Paste: the clipboard's text at the caret, which a page may not read by itself. */
  pasteText: done(['conversation'], nothing),
  saveDraft: done(['conversation'], z.object({ text: z.string().max(TEXT_MAX_CHARACTERS) }).strict()),
  invite: done(['conversation'], z.object({ address }).strict()),
  /** The lines before the given one, oldest first, at most 50. */
  loadEarlier: request<{ readonly lines: readonly LineView[]; readonly hasEarlier: boolean }>()(
    ['conversation'],
    z.object({ beforeLineId: id }).strict(),
  ),
  /**
   * Writes what the window shows, from its oldest line on, to a file. Without a format to the file of before; main
   * asks for one by its own dialog where there is none, and always when a format is given.
   */
  saveConversation: done(
    ['conversation'],
    z.object({ format: z.enum(SAVE_FORMATS).optional(), oldestLineId: id.optional() }).strict(),
  ),
  /** The picture of somebody in it, or one's own where no address is given; main asks where, by its own dialog. */
  savePicture: done(['conversation'], z.object({ address: address.optional() }).strict()),
  /** One of those shown, or empty for none. `everybody` takes what was chosen for this contact away. */
  chooseBackground: done(
    ['conversation'],
    z.object({ id: z.string().max(64), whom: z.enum(['contact', 'everybody']) }).strict(),
  ),
  /** A picture of one's own, scaled by the window; answers its id. */
  addBackground: request<{ readonly id: string }>()(
    ['conversation'],
    z.object({ data: bytes(BACKGROUND_MAX_BYTES) }).strict(),
  ),
  /** By the system's own dialog. */
  printConversation: done(['conversation'], nothing),
  /** Keeps this window above all others, or lets it go. */
  keepOnTop: done(['conversation'], z.object({ isOnTop: z.boolean() }).strict()),
  /** Starts the shake of the real window; main ends it at the exact start position. */
  shakeWindow: done(['conversation'], nothing),

  // conversations as tabs
  showTab: done(['tabs'], z.object({ conversationId: id }).strict()),
  /** As its person closes it: main may ask before. */
  closeTab: done(['tabs'], z.object({ conversationId: id }).strict()),
  /** To this place among the tabs, from 0; beyond the last is the last. */
  moveTab: done(
    ['tabs'],
    z.object({ conversationId: id, to: z.number().int().min(0).max(TABS_MAX) }).strict(),
  ),
  /** To the next one, or the one before; round the ends. */
  stepTab: done(['tabs', 'conversation'], z.object({ by: z.union([z.literal(1), z.literal(-1)]) }).strict()),
  /** From the tabs into the conversation in front, or from there to the tabs. */
  moveFocus: done(['tabs', 'conversation'], z.object({ to: z.enum(['tabs', 'conversation']) }).strict()),
  /** What the window keeps for itself at its edges, CSS px: the conversation takes the rest. */
  placeTabs: done(['tabs'], z.object({ above: edge, beside: edge, below: edge }).strict()),

  // files
  /**
   * Only through {@link Bridge.dropFiles}; `address` from the contact list, `conversationId` from a tab, and neither in
   * a conversation.
   */
  offerFiles: done(
    ['main', 'conversation', 'tabs'],
    z.object({ paths, address: address.optional(), conversationId: id.optional() }).strict(),
  ),
  /** Main asks by its own dialog which files, or which folder, then offers them. */
  chooseFiles: done(
    ['main', 'conversation'],
    z.object({ address: address.optional(), what: z.enum(['files', 'folder']) }).strict(),
  ),
  /** A picture from the clipboard, as PNG; offered like a file. */
  offerPicture: done(['conversation'], z.object({ data: bytes(PASTED_PICTURE_MAX_BYTES) }).strict()),
  acceptTransfer: done(
    ['conversation'],
    z
      .object({
        transferId: id,
        /** Main asks where, by its own dialog. */
        saveAs: z.boolean(),
        /** The person has said yes a second time; asked for where the offer can do harm. */
        isConfirmed: z.boolean(),
      })
      .strict(),
  ),
  declineTransfer: done(['conversation'], z.object({ transferId: id }).strict()),
  cancelTransfer: done(['conversation'], z.object({ transferId: id }).strict()),
  /** Offers a failed or cancelled one again. */
  tryTransferAgain: done(['conversation'], z.object({ transferId: id }).strict()),
  openTransfer: done(['conversation'], z.object({ transferId: id }).strict()),
  showTransferInFolder: done(['conversation'], z.object({ transferId: id }).strict()),
  openReceivedFiles: done(['main', 'conversation', 'options'], nothing),
  /** Main asks by its own dialog; `useDefault` goes back to the default folder. */
  chooseFilesFolder: done(['options'], z.object({ useDefault: z.boolean() }).strict()),

  // pictures and emoticons
  openPicturePicker: done(['main', 'conversation', 'options'], nothing),
  /** One of those shown; empty: no picture. */
  choosePicture: done(['picture'], z.object({ id: z.string().max(64) }).strict()),
  /** A picture of one's own: a PNG of 96 x 96, cropped by the window. It is chosen at once. */
  addPicture: done(['picture'], z.object({ data: bytes(PICTURE_MAX_BYTES) }).strict()),
  removePicture: done(['picture'], z.object({ id }).strict()),
  openEmoticons: done(['main', 'conversation'], nothing),
  /** PNG or GIF of at most 50 x 50. */
  addEmoticon: done(
    ['emoticons'],
    z.object({ code: emoticonCode, data: bytes(EMOTICON_MAX_BYTES) }).strict(),
  ),
  changeEmoticon: done(['emoticons'], z.object({ id, code: emoticonCode }).strict()),
  removeEmoticon: done(['emoticons'], z.object({ id }).strict()),
  /** Puts one before another; `before` absent: to the end. */
  moveEmoticon: done(['emoticons'], z.object({ id, before: id.optional() }).strict()),
  /** "Add to My Emoticons": one that somebody used in a line of this conversation. */
  adoptEmoticon: done(
    ['conversation'],
    z.object({ lineId: id, usedCode: z.string().min(1).max(64), code: emoticonCode }).strict(),
  ),

  // message history
  /**
   * `address`: of the contact it shall show; absent in the main window: nobody's, in a conversation: its own.
   * `search`: what to look for in all of it.
   */
  openHistory: done(
    ['main', 'conversation'],
    z
      .object({
        address: address.optional(),
        search: z.string().min(1).max(SEARCH_MAX_CHARACTERS).optional(),
      })
      .strict(),
  ),
  /** One stretch: the newest lines, those around one, before or after it, or from a moment on. */
  loadHistory: request<HistoryPageView>()(
    ['history'],
    z.object({ conversationId: historyId, part: historyPart, what: z.enum(HISTORY_SHELVES) }).strict(),
  ),
  /** `conversationId` absent: in all of them. */
  findInHistory: request<HistoryHits>()(
    ['history'],
    z
      .object({
        text: z.string().min(1).max(SEARCH_MAX_CHARACTERS),
        conversationId: historyId.optional(),
        ...historyRange,
        next: historyRow.optional(),
      })
      .strict(),
  ),
  /** Main asks where, by its own dialog. */
  exportHistory: request<HistoryExport>()(
    ['history'],
    z
      .object({ format: z.enum(HISTORY_FORMATS), conversationId: historyId.optional(), ...historyRange })
      .strict(),
  ),
  deleteHistory: request<{ readonly lineCount: number }>()(
    ['history'],
    z.object({ conversationId: historyId.optional(), ...historyRange }).strict(),
  ),
  /** A file of a line that is still where it was put; programs are shown in their folder only. */
  openHistoryFile: done(
    ['history'],
    z.object({ conversationId: historyId, row: historyRow, what: z.enum(['file', 'folder']) }).strict(),
  ),
  setHistoryKept: done(['history'], z.object({ conversationId: historyId, isKept: z.boolean() }).strict()),
  /** Main asks which folder, by its own dialog; everything in it is read and nothing changed. */
  findLogs: request<LogSearch>()(['history'], nothing),
  /** What the last search found. */
  importLogs: request<LogImport>()(['history'], z.object({ planId: id }).strict()),

  /** What was chosen for somebody, or a group. */
  attentionOf: request<AttentionChoice>()(['main'], z.object({ whom }).strict()),
  setAttention: done(['main'], z.object({ whom, alerts: wish, sounds: wish }).strict()),
  /** The status there is now ends then, and the one of before returns; absent: it stays. */
  setStatusUntil: done(['main'], z.object({ until: moment.optional() }).strict()),

  // alerts
  /** The newest first. Whoever looks has missed nothing any more. */
  listPastAlerts: request<readonly PastAlertView[]>()(['main'], nothing),
  /** Leads where a click on it would have. */
  openPastAlert: done(['main'], z.object({ id }).strict()),
  clearPastAlerts: done(['main'], nothing),
  forgetMissedNudges: done(['main'], nothing),
  clickAlert: done(['alert'], nothing),
  closeAlert: done(['alert'], nothing),
  holdAlert: done(['alert'], z.object({ hold: z.boolean() }).strict()),

  // when something goes wrong
  /** Looks at the connection to a server; what it finds comes as `doctorChanged`. One at a time. */
  startDoctor: done(['main', 'options'], z.object({ serverId }).strict()),
  cancelDoctor: done(['main', 'options'], nothing),
  /** Puts them on the clipboard, and answers what they are. */
  copyDiagnostics: request<{ readonly text: string }>()(ALL_BUT_ALERTS, nothing),
  /** A fault inside the window, for the log. `kind`: the error's name; of the stack only the places are kept. */
  reportFault: done(ALL, z.object({ kind: z.string().max(80), stack: z.string().max(10_000) }).strict()),

  // options
  saveServer: done(['options', 'main'], z.object({ server }).strict()),
  deleteServer: done(['options'], z.object({ serverId }).strict()),
  /** Of every account on this computer; those signed in stay so. */
  forgetPasswords: done(['options'], nothing),
  /** Other people's pictures; those still in use come again. */
  clearPictureCache: done(['options'], nothing),
  playSound: done(['options'], z.object({ event: z.enum(SOUND_EVENTS) }).strict()),
  setHostPassword: done(['options'], z.object({ address, password: z.string().min(6).max(256) }).strict()),
  deleteHostAccount: done(['options'], z.object({ address }).strict()),
  /** Only what is to change; people are put into one list at most. */
  changePrivacy: done(
    ['options'],
    z
      .object({
        moves: z
          .array(z.object({ address, list: z.enum(['allowed', 'blocked', 'none']) }).strict())
          .max(PRIVACY_MOVES_MAX),
        othersAreBlocked: z.boolean().optional(),
        asksWhenAdded: z.boolean().optional(),
      })
      .strict(),
  ),
  openHostToNetwork: done(['options'], z.object({ open: z.boolean() }).strict()),
} as const;

export type RequestName = keyof typeof requests;
export type RequestArguments<Name extends RequestName> = z.infer<(typeof requests)[Name]['arguments']>;
/** What the help has: its topics, and what it says about the application. */
export type HelpPart = RequestArguments<'openHelp'>['what'];
export type RequestResult<Name extends RequestName> =
  NonNullable<(typeof requests)[Name]['result']> extends never
    ? undefined
    : NonNullable<(typeof requests)[Name]['result']>;
