import type { TransferView } from './transfer-view.ts';

/** How a text looks. `font` empty: the reader's default. `color`: `#rrggbb`. */
export interface TextFormatView {
  readonly font: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strikeThrough: boolean;
  readonly color: string;
  readonly rightToLeft: boolean;
}

/**
 * waiting -> sent -> delivered; or kept (the server has it until the partner signs in); or failed with a reason; or
 * unknown (not known to have arrived).
 */
export type LineState = 'waiting' | 'sent' | 'delivered' | 'kept' | 'failed' | 'unknown';

export type LineFailureReason =
  | 'refused'
  | 'notOnline'
  | 'blocked'
  | 'hidden'
  | 'timedOut'
  | 'tooLong'
  /** The server takes no more for now, or keeps as much for them as it will. */
  | 'tooMany'
  | 'left'
  | 'serverError'
  | 'historyFull';

interface LineBase {
  readonly id: string;
  readonly at: number;
  /** From an earlier conversation: shown greyed, above the rule. */
  readonly isEarlier: boolean;
}

/** A custom emoticon as one line uses it; `url` is empty until its picture has come. */
export interface LineEmoticonView {
  readonly code: string;
  readonly url: string;
}

export type LineView =
  | (LineBase & {
      readonly kind: 'text';
      readonly isOwn: boolean;
      readonly senderAddress: string;
      readonly senderName: string;
      readonly text: string;
      readonly format: TextFormatView;
      /** Custom emoticons of its sender that occur in it. */
      readonly emoticons?: readonly LineEmoticonView[];
      /** Own lines only. */
      readonly state?: LineState;
      readonly failureReason?: LineFailureReason;
      /** Written while one was offline, and kept by the server until one came; `at` is when it was sent. */
      readonly wasLeft?: true;
    })
  | (LineBase & {
      readonly kind: 'nudge';
      readonly isOwn: boolean;
      readonly senderAddress: string;
      readonly senderName: string;
      readonly state?: LineState;
    })
  /** A file, or several in one offer; the card changes while it travels. */
  | (LineBase & {
      readonly kind: 'file';
      readonly isOwn: boolean;
      readonly senderAddress: string;
      readonly senderName: string;
      readonly transfer: TransferView;
    })
  /** A system line; its words are `chat.notice.<notice>` with the given name. */
  | (LineBase & {
      readonly kind: 'notice';
      readonly notice:
        | 'joined'
        | 'left'
        | 'added'
        | 'nudgeTooSoon'
        | 'historyNotKept'
        | 'historyLocked'
        | 'inviteFailed'
        | 'inviteOffline'
        | 'alreadyHere'
        /** Files were dropped or chosen and nothing was read: several people, offline, blocked, signed out. */
        | 'fileForSeveral'
        | 'filePartnerOffline'
        | 'fileBlocked'
        | 'fileNotNow'
        /** `name` is that of the file or folder. */
        | 'fileUnreadable'
        | 'fileTooMany'
        | 'fileFolderNotTaken'
        | 'fileScanRefused'
        | 'fileScanFailed';
      readonly name: string;
    });
