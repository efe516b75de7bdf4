/** A word of a command line as Windows takes it apart: backslashes count only before a quotation mark, and are doubled there. */
export function windowsWord(word: string): string {
  if (!/[\s"]/.test(word)) return word;
  const inside = word.replaceAll(/(\\*)"/g, String.raw`$1$1\"`).replace(/(\\+)$/, '$1$1');
  return `"${inside}"`;
}
