/** What a key means anywhere in a conversation window. */
export type WindowCommand =
  /** Esc: closes what is open in the window, else the window. */
  | 'escape'
  | 'close'
  | 'find'
  | 'findNext'
  | 'findPrevious'
  | 'emoticons'
  | 'nudge'
  | 'invite'
  | 'sendFiles'
  | 'save'
  | 'print'
  | 'history'
  | 'nextPane'
  | 'previousPane'
  | 'nextTab'
  | 'previousTab'
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomReset';

/** The part of a key event that decides. */
interface KeyPressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const WITH_CONTROL: Readonly<Record<string, WindowCommand>> = {
  e: 'emoticons',
  f: 'find',
  d: 'nudge',
  o: 'sendFiles',
  s: 'save',
  p: 'print',
  h: 'history',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '0': 'zoomReset',
};

/** On a Mac the command key takes the place of Ctrl. */
export function windowCommand(pressed: KeyPressed, isMac: boolean): WindowCommand | undefined {
  const { shiftKey, altKey } = pressed;
  const key = pressed.key.toLowerCase();
  const tab = tabCommand(pressed);
  if (tab !== undefined) return tab;
  const [isControl, isOther] = isMac
    ? [pressed.metaKey, pressed.ctrlKey]
    : [pressed.ctrlKey, pressed.metaKey];
  if (altKey || isOther) return undefined;
  if (!isControl) {
    if (key === 'f6') return shiftKey ? 'previousPane' : 'nextPane';
    if (key === 'f3') return shiftKey ? 'findPrevious' : 'findNext';
    return key === 'escape' && !shiftKey ? 'escape' : undefined;
  }
  if (shiftKey && key === 'i') return 'invite';
  // There Command+H hides the program.
  if (isMac && key === 'h') return shiftKey ? 'history' : undefined;
  if (shiftKey && key !== '+') return undefined;
  return key === 'w' ? 'close' : WITH_CONTROL[key];
}

/** Between tabs; with Ctrl on every system. */
export function tabCommand(pressed: KeyPressed): 'nextTab' | 'previousTab' | undefined {
  const { key, ctrlKey, shiftKey, altKey, metaKey } = pressed;
  if (key !== 'Tab' || !ctrlKey || altKey || metaKey) return undefined;
  return shiftKey ? 'previousTab' : 'nextTab';
}
