/**
 * Names, personal messages and previews, as they may stand in a row, a title, an alert or the tray. Others
 * wrote them: what would turn the words around them, break the line or fill the screen is taken out here.
 */

/** The longest display name the protocol carries has so many bytes. */
export const SHOWN_LINE_MAX_CHARACTERS = 387;

const LINE_ENDS = /[\t-\r\u0085\u2028\u2029]+/gu;
/** Controls, directions that reach beyond their word, no width. The joiners of emoji and Persian are kept. */
const UNSEEN = /[\p{Cc}\u200B\u202A-\u202E\u2060-\u2069\uFEFF]+/gu;

/** One line; longer text is cut between whole characters and ends in `…`. */
export function shownLine(text: string, limit = SHOWN_LINE_MAX_CHARACTERS): string {
  // Most people say nothing: of thousands of contacts, that is most of the lines.
  if (text === '') return '';
  // More than twice the limit is not even read: what is taken out seldom is half of a text.
  const start = text.slice(0, limit * 2 + 1);
  const clean = start.replaceAll(LINE_ENDS, ' ').replaceAll(UNSEEN, '').trim();
  if (clean.length <= limit && text.length === start.length) return clean;
  return `${withoutHalf(clean.slice(0, limit - 1))}…`;
}

/**
 * Text of several lines that others wrote, kept out of the way as {@link shownLine} is: no more than so many lines, of
 * which empty ones at both ends are none. What stands beyond them goes on in the last.
 */
export function shownText(
  text: string,
  { limit, lines }: { readonly limit: number; readonly lines: number },
): string {
  const all = withoutHalf(text.slice(0, limit))
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map((line) => shownLine(line, limit));
  const kept = all
    .join('\n')
    .trim()
    .replaceAll(/\n{3,}/gu, '\n\n')
    .split('\n');
  const last = kept
    .slice(lines - 1)
    .join(' ')
    .trim();
  return [...kept.slice(0, lines - 1), last].join('\n').trimEnd();
}

/** The name of a person, or their address where nothing of it can be seen. */
export function shownName(name: string, address: string): string {
  return shownLine(name) || address;
}

/** Without the first half of a pair whose second half was cut off. */
function withoutHalf(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}
