import type { EmoticonMeaning } from '../emoticon/emoticon-table.ts';
import { tokenizeText, type Token } from '../emoticon/tokenize-text.ts';

/** A message's text as it is read aloud: emoticons by their meaning. */
export function spokenText(text: string, meaningOf: (meaning: EmoticonMeaning) => string): string {
  return tokenizeText(text)
    .map((token) => spoken(token, meaningOf))
    .join('');
}

function spoken(token: Token, meaningOf: (meaning: EmoticonMeaning) => string): string {
  switch (token.kind) {
    case 'emoticon':
      return meaningOf(token.emoticon.meaning);
    case 'custom':
      return token.code;
    default:
      return token.text;
  }
}
