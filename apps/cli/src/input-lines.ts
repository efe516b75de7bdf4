/** Longest line of input, in characters; what is longer is told as such and passed over. */
export const LINE_MAX_LENGTH = 128 * 1024;

/** One line, or the news that one was too long. */
export type InputLine = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'tooLong' };

/** Cuts input into lines, without ever keeping more than one of them. Blank lines are passed over. */
export async function* inputLines(input: AsyncIterable<string>): AsyncIterable<InputLine> {
  let rest = '';
  let isTooLong = false;
  for await (const piece of input) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      if (isTooLong || text.length > LINE_MAX_LENGTH) yield { kind: 'tooLong' };
      else if (text.trim() !== '') yield { kind: 'line', text };
      isTooLong = false;
    }
    if (rest.length > LINE_MAX_LENGTH) {
      isTooLong = true;
      rest = '';
    }
  }
  if (isTooLong) yield { kind: 'tooLong' };
  else if (rest.trim() !== '') yield { kind: 'line', text: rest };
}
