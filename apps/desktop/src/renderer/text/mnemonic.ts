/** A menu label taken apart: `&File` is `File` with the mnemonic `f` at index 0. `&&` is a plain ampersand. */
export interface MnemonicLabel {
  readonly text: string;
  /** Without a letter that stands in brackets of its own, as in `開く(&O)`: shown while nobody asked for letters. */
  readonly shortText: string;
  /** Lower case; absent when the label has none. */
  readonly mnemonic?: string;
  /** Where the underline goes, or -1. */
  readonly index: number;
}

export function splitMnemonic(label: string): MnemonicLabel {
  const match = /(^|[^&])&([^&\s])/.exec(label);
  if (match === null) {
    const whole = label.replaceAll('&&', '&');
    return { text: whole, shortText: whole, index: -1 };
  }
  const at = match.index + (match[1] ?? '').length;
  const before = label.slice(0, at).replaceAll('&&', '&');
  const text = before + label.slice(at + 1).replaceAll('&&', '&');
  const isBracketed = text[before.length - 1] === '(' && text[before.length + 1] === ')';
  const shortText = isBracketed ? before.slice(0, -1) + text.slice(before.length + 2) : text;
  return { text, shortText, mnemonic: (match[2] ?? '').toLowerCase(), index: before.length };
}

/** A name as a menu label: an ampersand in it is an ampersand. */
export function plainLabel(name: string): string {
  return name.replaceAll('&', '&&');
}
