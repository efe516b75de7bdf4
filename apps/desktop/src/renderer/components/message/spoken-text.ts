import type { EmoticonMeaning } from '../emoticon/emoticon-table.ts';
import { tokenizeText } from '../emoticon/tokenize-text.ts';

/** A message's text as it is read aloud: emoticons by their meaning. */
export function spokenText(text: string, meaningOf: (meaning: EmoticonMeaning) => string): string {
  return tokenizeText(text)
    .map((token) => (token.kind === 'emoticon' ? meaningOf(token.emoticon.meaning) : token.text))
    .join('');
}
