import { isMac } from '../../text/shown-shortcut.ts';

/** What a key means in the input, beyond editing. */
export type ComposerKey = 'send' | 'breakLine' | 'recallEarlier' | 'recallLater';

/** The part of a key event that decides. */
export interface KeyPressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** Chromium's code for a key that an input method has taken. */
const TAKEN_BY_INPUT_METHOD = 229;

/** Enter sends; with a modifier it breaks the line; while an input method composes it means neither. */
export function composerKey(pressed: KeyPressed, onMac: boolean = isMac()): ComposerKey | undefined {
  if (pressed.isComposing || pressed.keyCode === TAKEN_BY_INPUT_METHOD) return undefined;
  const { key, ctrlKey, shiftKey, altKey, metaKey } = pressed;
  if (key === 'Enter') return ctrlKey || shiftKey || altKey || metaKey ? 'breakLine' : 'send';
  // On a Mac the system has Ctrl and an arrow for itself.
  const [isControl, isOther] = onMac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  if (!isControl || shiftKey || altKey || isOther) return undefined;
  if (key === 'ArrowUp') return 'recallEarlier';
  return key === 'ArrowDown' ? 'recallLater' : undefined;
}

/** Whether there is anything to send: blanks and empty lines are nothing. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}
