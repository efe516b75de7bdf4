import type { TextFormatView } from '@nudge/ipc-contract';

/** One line of a saved conversation, in words: every format writes the same ones. Texts hold `\n` and no other break. */
export type SavedRow =
  /** Begins the lines of one day. */
  | { readonly kind: 'day'; readonly text: string }
  | {
      readonly kind: 'message';
      /** `Ana says (18:04):`. */
      readonly head: string;
      readonly text: string;
      readonly format: TextFormatView;
      /** Why it did not arrive; absent when it did, or may have. */
      readonly trouble?: string;
    }
  /** A nudge, a file, somebody coming or going. */
  | { readonly kind: 'event'; readonly text: string };

export interface SavedConversation {
  readonly title: string;
  /** BCP 47: language of the words around what was said. */
  readonly locale: string;
  readonly rows: readonly SavedRow[];
}
