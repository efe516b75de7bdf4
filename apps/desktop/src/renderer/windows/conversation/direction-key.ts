/** Left is the writing direction from left to right. */
export type Direction = 'leftToRight' | 'rightToLeft';

interface KeyPressed {
  readonly type: string;
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
}

/**
 * Ctrl and one of the Shift keys, pressed and let go with nothing between, set the writing direction: the left
 * one left to right, the right one right to left. Returns what each key event means.
 */
export function createDirectionKey(): (pressed: KeyPressed) => Direction | undefined {
  let armed: string | undefined;
  return ({ type, key, code, ctrlKey }) => {
    if (type === 'keydown') {
      const isModifier = key === 'Control' || key === 'Shift';
      if (key === 'Shift' && ctrlKey) armed = code;
      else if (!isModifier) armed = undefined;
      return undefined;
    }
    if (armed === undefined || (key !== 'Shift' && key !== 'Control')) return undefined;
    const direction = armed === 'ShiftRight' ? 'rightToLeft' : 'leftToRight';
    armed = undefined;
    return direction;
  };
}
