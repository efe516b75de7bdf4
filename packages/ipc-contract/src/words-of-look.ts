import type { LookStyle } from './settings.ts';

type Messages = Readonly<Record<string, string>>;

/** Begins the keys of what the Live look names otherwise: `live.alert.options` is its `alert.options`. */
const LIVE = 'live.';

/** The texts of one language as a look has them. */
export function wordsOfLook(style: LookStyle, messages: Messages): Messages {
  if (style !== 'live') return messages;
  const others = Object.entries(messages)
    .filter(([key]) => key.startsWith(LIVE))
    .map(([key, text]) => [key.slice(LIVE.length), text] as const);
  return { ...messages, ...Object.fromEntries(others) };
}
