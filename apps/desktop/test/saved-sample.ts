/** Conversations to save, with everything in them that a format could lose or trip over. */
import { DEFAULT_SETTINGS, type TextFormatView } from '@nudge/ipc-contract';
import type { SavedConversation, SavedRow } from '../src/main/services/saving/saved-conversation.ts';

const PLAIN: TextFormatView = DEFAULT_SETTINGS.messages.format;

/** Texts of many scripts, pairs of halves, joiners, what is special in RTF and in HTML, and what only looks so. */
export const UNICODE_TEXTS: readonly string[] = [
  'plain, and a very long word: Donaudampfschifffahrtsgesellschaft',
  'Grüße, señor; Łódź, Ђурђевдан, Ελλάδα',
  'مرحبا بالعالم',
  'שלום עולם',
  '你好,世界 写真 日本語かな',
  'नमस्ते दुनिया',
  'faces 😀👩‍👩‍👧‍👦🏳️‍🌈 and 𝄞 𠜎',
  'half a pair: \uD83D.',
  '\u00A0\u200D\u202E\u2028\uFFFD\uFFFF',
  String.raw`C:\u1234\par {\b not bold} \'e9 }{`,
  '<script>alert("x & y")</script> &lt; <b>\'quoted\'</b> -->',
  'a line\nand another\n\n\tand one with a tab',
  '  blanks at both ends  ',
  ':) (L) :-P',
  '\\u8364? 5 after a number \u20AC5',
];

export function messageOf(text: string, format: Partial<TextFormatView> = {}): SavedRow {
  return { kind: 'message', head: 'Ana says (18:04):', text, format: { ...PLAIN, ...format } };
}

export function conversationOf(...rows: readonly SavedRow[]): SavedConversation {
  return { title: 'Conversation with Ana & <Ben> 😀', locale: 'en', rows };
}

/** Every text in every format of letters there is. */
export const EVERYTHING: SavedConversation = conversationOf(
  { kind: 'day', text: 'Saturday, 21 November 2026' },
  ...UNICODE_TEXTS.map((text) => messageOf(text)),
  { kind: 'event', text: 'Ana — “just” sent you a nudge. (18:05)' },
);
