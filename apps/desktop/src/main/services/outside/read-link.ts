/**
 * Links of the schemes `nudge:` and `msnim:`, as pages and other programs hand them over:
 * `msnim:chat?contact=a@b.example`, `msnim:add?contact=…`, and `voice` and `video`, which are not built. Anybody
 * can write one, so there is one form and nothing around it: no second contact, no other argument, no place.
 */
import { parseAccountName, type AccountName } from '@nudge/msnp-codec';

export type Link =
  | { readonly kind: 'chat' | 'add'; readonly address: AccountName }
  | { readonly kind: 'call' }
  | { readonly kind: 'unreadable' };

export const LINK_SCHEMES = ['nudge', 'msnim'] as const;

/** The longest address with every byte escaped, and the words around it. */
export const LINK_MAX_CHARACTERS = 512;

const SCHEME = new RegExp(`^(?:${LINK_SCHEMES.join('|')}):`, 'i');
/** Browsers may write the word as a host, with slashes around it. */
const FORM = new RegExp(`${SCHEME.source}(?://)?(chat|add|voice|video)/?\\?contact=([^&#?=]*)$`, 'i');

const UNREADABLE: Link = { kind: 'unreadable' };

/** Whether a word is meant as such a link, readable or not. */
export const isLink = (word: string): boolean => SCHEME.test(word);

/** Never throws: what is not of the one form is `unreadable`. */
export function readLink(link: string): Link {
  if (link.length > LINK_MAX_CHARACTERS) return UNREADABLE;
  const [, verb = '', contact = ''] = FORM.exec(link) ?? [];
  const address = parseAccountName(unescaped(contact));
  if (address === undefined) return UNREADABLE;
  const kind = verb.toLowerCase();
  return kind === 'chat' || kind === 'add' ? { kind, address } : { kind: 'call' };
}

/** Empty for escapes that are none. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
