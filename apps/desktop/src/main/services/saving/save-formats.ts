/** The kinds of file a conversation is saved as. */
import type { SaveFormat } from '@nudge/ipc-contract';
import { toText, toUnicodeText } from './plain-text.ts';
import { toRichText } from './rich-text.ts';
import type { SavedConversation } from './saved-conversation.ts';
import { toWebPage } from './web-page.ts';

interface FormatFacts {
  /** Endings of such files, without the dot; the first is put behind a name that has none. */
  readonly extensions: readonly [string, ...string[]];
  readonly write: (conversation: SavedConversation) => Uint8Array;
}

export const SAVE_FORMAT_FACTS: Readonly<Record<SaveFormat, FormatFacts>> = {
  richText: { extensions: ['rtf'], write: toRichText },
  unicodeText: { extensions: ['txt'], write: toUnicodeText },
  text: { extensions: ['txt'], write: toText },
  webPage: { extensions: ['html', 'htm'], write: toWebPage },
};
