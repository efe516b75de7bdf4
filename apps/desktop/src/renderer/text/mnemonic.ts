/** A menu label taken apart: `&File` is `File` with the mnemonic `f` at index 0. `&&` is a plain ampersand. */
export interface MnemonicLabel {
  readonly text: string;
  /** Lower case; absent when the label has none. */
  readonly mnemonic?: string;
  /** Where the underline goes, or -1. */
  readonly index: number;
}

export function splitMnemonic(label: string): MnemonicLabel {
  const match = /(^|[^&])&([^&\s])/.exec(label);
  if (match === null) return { text: label.replaceAll('&&', '&'), index: -1 };
  const at = match.index + (match[1] ?? '').length;
  const before = label.slice(0, at).replaceAll('&&', '&');
  const text = before + label.slice(at + 1).replaceAll('&&', '&');
  return { text, mnemonic: (match[2] ?? '').toLowerCase(), index: before.length };
}

/** A name as a menu label: an ampersand in it is an ampersand. */
export function plainLabel(name: string): string {
  return name.replaceAll('&', '&&');
}
