/** Why a request was not done; each code has its words in the strings file (`err.<code>`). */
export type RequestFailureCode =
  | 'notAllowed'
  | 'badArguments'
  | 'notSignedIn'
  | 'lineLost'
  | 'timedOut'
  | 'noSuchAccount'
  | 'alreadyOnList'
  | 'notOnList'
  | 'listFull'
  | 'badDisplayName'
  | 'badGroupName'
  | 'groupExists'
  | 'tooManyGroups'
  | 'accountTaken'
  | 'badAddress'
  | 'weakPassword'
  | 'hostFailed'
  | 'notOnline'
  | 'tooSoon'
  | 'passwordNotStorable'
  /** A file that can do harm: ask a second time, then say so in the request. */
  | 'needsConfirmation'
  /** Such files are not opened by this application. */
  | 'opensNoPrograms'
  | 'noSuchFile'
  /** The folder for received files is not there, and cannot be made. */
  | 'noReceivedFolder'
  | 'diskFull'
  | 'fileNotRead'
  | 'fileNotWritten'
  /** No contact list, or a damaged one. */
  | 'badContactList'
  /** A conversation: nothing may be written to that place; its folder is gone; anything else. */
  | 'saveDenied'
  | 'saveFolderGone'
  | 'saveFailed'
  | 'printFailed'
  | 'badPicture'
  /** No sound of a kind that is played, or too large a one. */
  | 'badSound'
  | 'badEmoticonCode'
  | 'emoticonCodeTaken'
  | 'tooManyEmoticons'
  /** Of the history. */
  | 'wrongPassphrase'
  | 'historyLocked'
  | 'historyKeyMissing'
  | 'historyBusy'
  /** Files are on their way, or others are connected through this computer. */
  | 'notNow'
  | 'unexpected';

/** Crosses the bridge as data; never an Error object. */
export interface RequestFailure {
  readonly code: RequestFailureCode;
  /** The server's number, where it gave one. */
  readonly number?: string;
  /** Whom it is about, with `alreadyOnList`. */
  readonly address?: string;
}

/** Numbers that the original showed for what may go wrong with the contact list, whatever its server said. */
const ORIGINAL_NUMBERS: Partial<Record<RequestFailureCode, string>> = {
  badDisplayName: '0x81000324',
  listFull: '0x81000307',
  noSuchAccount: '0x8100030A',
  alreadyOnList: '0x8100030B',
};

/** The original's, of whatever it had no other number for. */
export const UNEXPECTED_NUMBER = '0x8100030D';

/** The number to show in small print; undefined: there is none. */
export function failureNumber({ code, number }: RequestFailure): string | undefined {
  return ORIGINAL_NUMBERS[code] ?? number ?? (code === 'unexpected' ? UNEXPECTED_NUMBER : undefined);
}

export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: RequestFailure };
