import type { HistoryConversationView } from '@nudge/ipc-contract';
import type { SaveDates, SaveWords } from '../../saving/save-words.ts';
import type { HistoryLine } from '../line-rows.ts';

/** One conversation on its way to a file. */
export interface ExportedConversation {
  readonly view: HistoryConversationView;
  /** What it is called where names are shown; never empty. */
  readonly title: string;
  /** Oldest first, a page after the other, as they are read. */
  readonly pages: () => AsyncIterable<readonly HistoryLine[]>;
}

/** What is written to one file; every format writes the same. */
export interface ExportParts {
  /** Of the whole file. */
  readonly title: string;
  readonly own: { readonly address: string; readonly displayName: string };
  readonly conversations: readonly ExportedConversation[];
  readonly words: SaveWords;
  readonly dates: SaveDates;
  readonly locale: string;
  readonly nameOf: (address: string) => string;
}

export type WriteExport = (parts: ExportParts) => AsyncIterable<string>;
