/** A label where no letter can be pressed, as on a Mac: `&File` is File, and `ファイル(&F)` is ファイル. */
export function withoutMnemonic(label: string): string {
  return label
    .replace(/\(&[^)]\)/u, '')
    .replaceAll(/&(?=[^&\s])/gu, '')
    .replaceAll('&&', '&');
}
