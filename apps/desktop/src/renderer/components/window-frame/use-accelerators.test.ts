// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { acceleratorName } from './use-accelerators.ts';

const key = (pressed: string, held: Omit<KeyboardEventInit, 'key'> = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key: pressed, ...held });

it('names a key as menus do', () => {
  expect(acceleratorName(key('n', { ctrlKey: true, shiftKey: true }), false)).toBe('Ctrl+Shift+N');
  expect(acceleratorName(key('F4'), false)).toBe('F4');
  expect(acceleratorName(key('&', { ctrlKey: true, code: 'Digit1' }), false)).toBe('Ctrl+1');
});

it('leaves the keys of the system to it', () => {
  expect(acceleratorName(key('n', { metaKey: true }), false)).toBeUndefined();
  expect(acceleratorName(key('f', { ctrlKey: true }), true)).toBeUndefined();
  expect(acceleratorName(key('h', { metaKey: true }), true)).toBeUndefined();
});

it('takes the command key of a Mac for Ctrl, and Shift besides where it hides', () => {
  expect(acceleratorName(key('n', { metaKey: true }), true)).toBe('Ctrl+N');
  expect(acceleratorName(key('H', { metaKey: true, shiftKey: true }), true)).toBe('Ctrl+H');
  expect(acceleratorName(key('H', { ctrlKey: true, shiftKey: true }), false)).toBe('Ctrl+Shift+H');
});
