/**
 * What the history window shows of everything that was said on this computer with the account that is signed in.
 * Times are milliseconds since 1970.
 */
import type { LineView } from './line-view.ts';

/** One conversation that is kept: everything with one person, or with the same several. */
export interface HistoryConversationView {
  readonly id: string;
  readonly kind: 'person' | 'group';
  /** The name one knows them by; of several, their names. Empty: only the addresses are known. */
  readonly title: string;
  readonly addresses: readonly string[];
  readonly lineCount: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** False: nothing new is kept of this one. */
  readonly isKept: boolean;
}

/** A line of the table. `row` orders the lines of a conversation and names one of them in requests. */
export interface HistoryRowView {
  readonly row: number;
  readonly line: Exclude<LineView, { readonly kind: 'notice' }>;
  /** Whom it went to: one's own name, theirs, or those of several. */
  readonly toName: string;
}

/** A stretch of a conversation, oldest first. */
export interface HistoryPageView {
  readonly rows: readonly HistoryRowView[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
}

/** A piece of a snippet; what was looked for is marked. */
export interface SnippetPart {
  readonly text: string;
  readonly isHit: boolean;
}

export interface HistoryHitView {
  readonly conversationId: string;
  readonly title: string;
  readonly row: number;
  readonly at: number;
  readonly isOwn: boolean;
  readonly senderName: string;
  readonly snippet: readonly SnippetPart[];
}

/** Newest first. `next` goes into the next request; absent: there are no more. */
export interface HistoryHits {
  readonly hits: readonly HistoryHitView[];
  readonly next?: number;
}

/** All lines, or a shelf: only the pictures, only the other files. */
export const HISTORY_SHELVES = ['all', 'pictures', 'files'] as const;
export type HistoryShelf = (typeof HISTORY_SHELVES)[number];

/** The kinds of file a history is saved as; `xml` is that of MSN Messenger's own message logs. */
export const HISTORY_FORMATS = ['text', 'webPage', 'json', 'xml'] as const;
export type HistoryFormat = (typeof HISTORY_FORMATS)[number];

export type HistoryExport =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'saved'; readonly lineCount: number; readonly place: string };

/** What one log of another program would bring. */
export interface FoundLogView {
  /** Name of the file, without its folder. */
  readonly file: string;
  readonly title: string;
  readonly newCount: number;
  /** In the history already. */
  readonly knownCount: number;
  readonly firstAt?: number;
  readonly lastAt?: number;
}

/** The dry run: nothing is in the history yet. */
export type LogSearch =
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'found';
      /** For `importLogs`; good until the next search. */
      readonly planId: string;
      readonly logs: readonly FoundLogView[];
      /** Files of the folder that hold no log that can be read. */
      readonly unreadable: readonly string[];
      /** Whether there were more files than are looked at. */
      readonly isCutShort: boolean;
    };

export interface LogImport {
  readonly addedCount: number;
  readonly knownCount: number;
  /** Read before, and gone or changed since. */
  readonly failed: readonly string[];
}

/** Whether a passphrase protects the history. */
export interface HistoryProtectionView {
  /** `keyMissing`: it is protected, and the file its key was sealed in is gone or damaged: nothing can open it. */
  readonly state: 'none' | 'locked' | 'unlocked' | 'keyMissing';
  /** False: this system has no key store, so nothing can be remembered. */
  readonly canRemember: boolean;
  /** It is unlocked by itself on this computer. */
  readonly isRemembered: boolean;
  /** Histories in the folder that anybody can read all the same: damaged ones that were set aside. */
  readonly openCount: number;
  /** The history is being copied, which can take a while; `part`: from 0 to 1. */
  readonly work?: { readonly kind: 'protecting' | 'removing'; readonly part: number };
}
