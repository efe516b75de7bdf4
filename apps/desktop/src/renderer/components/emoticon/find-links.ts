import { LinkifyIt } from 'linkify-it';

/** A link inside a text; `start` and `end` are offsets, `url` is what opens. */
export interface FoundLink {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

/** Longer texts keep their links as plain text, so that what a peer sends cannot make a window think for long. */
export const MAX_CHARACTERS_SEARCHED_FOR_LINKS = 16_000;
/** The request that opens a link takes no longer ones. */
export const MAX_LINK_CHARACTERS = 2048;

const OPENED_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, urlAuth: false })
  .add('ftp:', null)
  .add('//', null);

/** Links with http, https or mailto, those that begin with `www.`, and e-mail addresses; in order, not overlapping. */
export function findLinks(text: string): readonly FoundLink[] {
  if (text.length > MAX_CHARACTERS_SEARCHED_FOR_LINKS) return [];
  return (linkify.match(text) ?? []).flatMap((match) => {
    const isBareHost = match.schema === '' && !match.raw.toLowerCase().startsWith('www.');
    if (isBareHost) return [];
    const url = openableUrl(match.url);
    return url === undefined ? [] : [{ start: match.index, end: match.lastIndex, url }];
  });
}

/** The address in the form that shows its true host (letters that only look like others become `xn--`). */
export function openableUrl(url: string): string | undefined {
  try {
    const { href, protocol } = new URL(url);
    return OPENED_SCHEMES.has(protocol) && href.length <= MAX_LINK_CHARACTERS ? href : undefined;
  } catch {
    return undefined;
  }
}
