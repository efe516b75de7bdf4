import { customCodes, MAX_CUSTOM_PER_TEXT, type CustomCode, type CustomCodes } from './custom-codes.ts';
import { emoticonOf, type Emoticon } from './emoticon-table.ts';
import { findLinks } from './find-links.ts';

/** A piece of a text as it is drawn. Joined, the pieces' texts and codes are the text again. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emoticon'; readonly code: string; readonly emoticon: Emoticon }
  | { readonly kind: 'custom'; readonly code: string; readonly url: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

/** A piece that is drawn as a picture. */
export type PictureToken = Extract<Token, { readonly kind: 'emoticon' | 'custom' }>;

export interface TokenizeOptions {
  /** Off: codes stay text. Default on. */
  readonly emoticons?: boolean;
  /** Off: for names and personal messages, where nothing is clicked. Default on. */
  readonly links?: boolean;
  /** The character before the text, when it is the rest of a longer one. */
  readonly before?: string;
  /** The sender's own emoticons; they come before built-in ones of the same length. */
  readonly custom?: readonly CustomCode[];
}

/** Codes beyond this many stay text: thousands of pictures would stall the window. */
export const MAX_EMOTICONS_PER_TEXT = 120;

const WORD_CHARACTER = /[\p{Letter}\p{Number}_]/u;
const GLUED = /^\S*/;

/**
 * Splits a text into plain pieces, emoticons and links. The scan goes left to right without overlap and the
 * longest code wins, the sender's own before a built-in one. Nothing inside a link, or glued to its end, is a code, and codes that begin with a letter
 * or a figure (`8-)`) do not begin inside a word.
 */
export function tokenizeText(text: string, options: TokenizeOptions = {}): readonly Token[] {
  const { emoticons = true, links = true, before = '', custom = [] } = options;
  const codes = customCodes(custom);
  const scan = emoticons
    ? (piece: string, previous: string) => scanEmoticons(piece, previous, codes)
    : plainText;
  const tokens: Token[] = [];
  let position = 0;
  const found = findLinks(text);
  for (const [index, link] of found.entries()) {
    const beforePiece = position === 0 ? before : text.slice(position - 1, position);
    tokens.push(...scan(text.slice(position, link.start), beforePiece));
    const shown = text.slice(link.start, link.end);
    tokens.push(links ? { kind: 'link', text: shown, url: link.url } : { kind: 'text', text: shown });
    const glued = GLUED.exec(text.slice(link.end, found[index + 1]?.start))?.[0] ?? '';
    tokens.push({ kind: 'text', text: glued });
    position = link.end + glued.length;
  }
  tokens.push(...scan(text.slice(position), position === 0 ? before : text.slice(position - 1, position)));
  return joinTexts(capCustom(capEmoticons(tokens)));
}

function plainText(text: string): readonly Token[] {
  return [{ kind: 'text', text }];
}

function scanEmoticons(text: string, before: string, codes: CustomCodes): readonly Token[] {
  const tokens: Token[] = [];
  let plainFrom = 0;
  let position = 0;
  while (position < text.length) {
    const code = codeAt(text, position, { before, codes });
    if (code === undefined) {
      position += 1;
      continue;
    }
    tokens.push({ kind: 'text', text: text.slice(plainFrom, position) }, code);
    position += code.code.length;
    plainFrom = position;
  }
  tokens.push({ kind: 'text', text: text.slice(plainFrom) });
  return tokens;
}

function codeAt(
  text: string,
  position: number,
  { before, codes }: { readonly before: string; readonly codes: CustomCodes },
): PictureToken | undefined {
  for (const length of codes.lengths) {
    const code = text.slice(position, position + length);
    const picture = code.length === length ? pictureOf(code, codes) : undefined;
    if (picture === undefined) continue;
    const previous = position === 0 ? before : (text[position - 1] ?? '');
    const isInsideWord = WORD_CHARACTER.test(code[0] ?? '') && WORD_CHARACTER.test(previous);
    if (!isInsideWord) return picture;
  }
  return undefined;
}

function pictureOf(code: string, codes: CustomCodes): PictureToken | undefined {
  const own = codes.byCode.get(code);
  if (own !== undefined) return { kind: 'custom', code, url: own.url };
  const emoticon = emoticonOf(code);
  return emoticon === undefined ? undefined : { kind: 'emoticon', code, emoticon };
}

function capEmoticons(tokens: readonly Token[]): readonly Token[] {
  let drawn = 0;
  return tokens.map((token) => {
    if (token.kind !== 'emoticon' && token.kind !== 'custom') return token;
    drawn += 1;
    return drawn <= MAX_EMOTICONS_PER_TEXT ? token : { kind: 'text', text: token.code };
  });
}

function capCustom(tokens: readonly Token[]): readonly Token[] {
  const drawn = new Set<string>();
  return tokens.map((token) => {
    if (token.kind !== 'custom') return token;
    if (drawn.size < MAX_CUSTOM_PER_TEXT) drawn.add(token.code);
    return drawn.has(token.code) ? token : { kind: 'text', text: token.code };
  });
}

function joinTexts(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (token.kind === 'text' && token.text === '') continue;
    if (token.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + token.text };
    } else joined.push(token);
  }
  return joined;
}
