import { findInText } from './find-in-text.ts';

/** What is searched: the words of messages and the names of files, not what stands around them. */
const SEARCHED = '.message-text, .file-card-file';

interface Piece {
  readonly node: Node;
  /** A picture stands for its code. */
  readonly text: string;
}

/** Every place of `wanted` in the lines drawn in a history, from the oldest to the newest. */
export function historyHits(history: ParentNode, wanted: string): readonly Range[] {
  return [...history.querySelectorAll(SEARCHED)].flatMap((element) => hitsIn(piecesOf(element), wanted));
}

function piecesOf(node: Node): readonly Piece[] {
  if (node.nodeType === Node.TEXT_NODE) return [{ node, text: node.textContent ?? '' }];
  if (node instanceof HTMLImageElement) return [{ node, text: node.alt }];
  return [...node.childNodes].flatMap(piecesOf);
}

function hitsIn(pieces: readonly Piece[], wanted: string): readonly Range[] {
  const whole = pieces.map(({ text }) => text).join('');
  return findInText(whole, wanted).map(({ from, to }) => {
    const range = document.createRange();
    setBorder(pieces, from, (piece, offset) =>
      isPicture(piece) ? range.setStartBefore(piece.node) : range.setStart(piece.node, offset),
    );
    setBorder(pieces, to - 1, (piece, offset) =>
      isPicture(piece) ? range.setEndAfter(piece.node) : range.setEnd(piece.node, offset + 1),
    );
    return range;
  });
}

const isPicture = ({ node }: Piece): boolean => node.nodeType !== Node.TEXT_NODE;

/** Finds the piece that holds a character, and how far in it that is. */
function setBorder(pieces: readonly Piece[], at: number, set: (piece: Piece, offset: number) => void): void {
  let before = 0;
  for (const piece of pieces) {
    if (at < before + piece.text.length) return set(piece, at - before);
    before += piece.text.length;
  }
}
