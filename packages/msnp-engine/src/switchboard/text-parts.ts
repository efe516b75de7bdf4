/**
 * A text too long for one message becomes several, cut where the reader sees a border between characters, and
 * at a blank or line break where one is near the end of a part.
 */

// The segmenter is the platform's, in Node and browsers alike.
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A part is cut at a blank when one lies within this share of its end. */
const SOFT_CUT_SHARE = 0.2;

/**
 * Cuts a text into parts of at most `maxBytes` bytes of UTF-8 each. A single character above the limit (a
 * pile of combining marks) is cut between its code points.
 */
export function cutText(text: string, maxBytes: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const piece of pieces(text, maxBytes)) {
    const pieceBytes = utf8Length(piece);
    if (bytes + pieceBytes > maxBytes) {
      const [head, rest] = softCut(part, maxBytes - pieceBytes);
      parts.push(head);
      part = rest;
      bytes = utf8Length(rest);
    }
    part += piece;
    bytes += pieceBytes;
  }
  return part === '' ? parts : [...parts, part];
}

function* pieces(text: string, maxBytes: number): Iterable<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (utf8Length(segment) <= maxBytes) yield segment;
    else yield* segment;
  }
}

/** Moves an unfinished last word to the next part, unless there is no room for it there. */
function softCut(part: string, room: number): readonly [string, string] {
  const border = Math.max(part.lastIndexOf(' '), part.lastIndexOf('\n')) + 1;
  const word = part.slice(border);
  if (border < part.length * (1 - SOFT_CUT_SHARE) || utf8Length(word) > room) return [part, ''];
  return [part.slice(0, border), word];
}

/** Bytes of a text in UTF-8; a lone surrogate counts as the replacement character. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else bytes += code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
