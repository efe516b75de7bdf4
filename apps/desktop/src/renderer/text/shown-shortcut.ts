/** Keys by their names in code (`Ctrl+Shift+N`), as the system of this window writes them. */

export const isMac = (): boolean => navigator.platform.startsWith('Mac');

/** In the order a Mac has them. Ctrl stands for the key that commands are given with, which there is Command. */
const MAC_SIGNS = [
  ['Alt', '⌥'],
  ['Shift', '⇧'],
  ['Ctrl', '⌘'],
] as const;

export function shownShortcut(shortcut: string, onMac: boolean = isMac()): string {
  if (!onMac) return shortcut;
  // Command+H hides the program there.
  if (shortcut === 'Ctrl+H') return '⇧⌘H';
  // Command+Tab is the system's.
  if (shortcut === 'Ctrl+Tab') return '⌃Tab';
  const parts = shortcut.split('+').map((part) => part.trim());
  const key = parts.at(-1) ?? '';
  const signs = MAC_SIGNS.filter(([name]) => parts.slice(0, -1).includes(name));
  return `${signs.map(([, sign]) => sign).join('')}${key}`;
}

/** `(Strg+Umschalt+I)` and its like within a text of any language. */
const KEYS_IN_TEXT =
  /(?:Ctrl|Strg)\+(?:(?<shift>Shift|Umschalt|Mayús|Maj|Maiusc)\+)?(?<key>[A-Z0-9,])(?![A-Za-z])/gu;
/** The key by its name alone, as it is held while something is dragged: there with Option. */
const CONTROL_IN_TEXT = /(?<!\p{L})(?:Ctrl|Strg)(?!\p{L})/gu;

/** A text as a Mac says it. */
export function withMacKeys(text: string): string {
  return text
    .replaceAll(KEYS_IN_TEXT, (_all, shift: string | undefined, key: string) =>
      shift === undefined ? `⌘${key}` : `⇧⌘${key}`,
    )
    .replaceAll(CONTROL_IN_TEXT, '⌥');
}
