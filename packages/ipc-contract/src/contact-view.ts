import type { RequestFailureCode } from './failures.ts';
import type { Status } from './status.ts';

/** One's own words about a contact, kept on this computer; empty for none. */
export interface ContactNotesView {
  /** Shown in place of the name that they give themselves. */
  readonly nickname: string;
  readonly note: string;
}

export interface ContactView extends ContactNotesView {
  readonly address: string;
  /** The name that they give themselves. */
  readonly displayName: string;
  /** What they are called here: one's own name for them where there is one. */
  readonly shownName: string;
  readonly status: Status;
  readonly personalMessage: string;
  /** Song or program in use, already rendered; empty for none. */
  readonly nowPlaying: string;
  /** Stands among the favourites too, whichever groups it is in. */
  readonly isFavourite: boolean;
  /** Empty: Other Contacts. */
  readonly groupIds: readonly string[];
  readonly isBlocked: boolean;
  /** Address of their display picture inside the application; empty: the default one. */
  readonly pictureUrl: string;
  /** False: this person does not have us on their list. */
  readonly hasUsOnTheirList: boolean;
}

export interface GroupView {
  readonly id: string;
  readonly name: string;
}

/** What became of the people in a saved contact list. */
export interface ContactImportCounts {
  readonly added: number;
  /** On the list before. */
  readonly known: number;
  /** The server does not know them, or does not let them be added. */
  readonly refused: number;
  /** Entries of the file that hold no address. */
  readonly unreadable: number;
  /** Left over when it ended early; `end` says why. */
  readonly notTried: number;
  readonly end?: RequestFailureCode;
}

export type ContactImport =
  { readonly kind: 'cancelled' } | { readonly kind: 'imported'; readonly counts: ContactImportCounts };

/** Somebody who put this account on their list and waits for an answer. */
export interface ContactRequestView {
  readonly address: string;
  readonly displayName: string;
  /** What they wrote, at most twelve lines of plain text; absent: nothing. */
  readonly invitation?: string;
}
