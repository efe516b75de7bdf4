import type { ContactImportCounts } from './contact-view.ts';

/** What a link or a file that was opened with this program asks for. */
export type OutsideWish =
  /** `addAndChat`: a conversation with somebody who is not on the list. */
  | {
      readonly kind: 'chat' | 'add' | 'addAndChat';
      readonly address: string;
      /** What they are called here; their address where nothing is known of them. */
      readonly name: string;
    }
  | { readonly kind: 'contactFile'; readonly fileName: string };

/**
 * Something came from outside, and nothing was done about it. `waiting`: it is asked about once somebody is
 * signed in; `told`: there is nothing to ask.
 */
export type OutsideView =
  | { readonly id: string; readonly phase: 'waiting' | 'asking'; readonly wish: OutsideWish }
  | { readonly id: string; readonly phase: 'told'; readonly what: 'call' | 'unreadable' };

/** Done. `counts` tells what became of the people in a file. */
export interface OutsideDone {
  readonly counts?: ContactImportCounts;
}
