import { expect, it } from 'vitest';
import { windowCommand } from './window-command.ts';

const plain = { ctrlKey: false, shiftKey: false, altKey: false, metaKey: false };

it.each([
  ['Esc', { key: 'Escape' }, 'escape'],
  ['Ctrl+F', { key: 'f', ctrlKey: true }, 'find'],
  ['F3', { key: 'F3' }, 'findNext'],
  ['Shift+F3', { key: 'F3', shiftKey: true }, 'findPrevious'],
  ['Ctrl+W', { key: 'w', ctrlKey: true }, 'close'],
  ['F6', { key: 'F6' }, 'nextPane'],
  ['Shift+F6', { key: 'F6', shiftKey: true }, 'previousPane'],
  ['Ctrl+E', { key: 'e', ctrlKey: true }, 'emoticons'],
  ['Ctrl+D', { key: 'd', ctrlKey: true }, 'nudge'],
  ['Ctrl+O', { key: 'o', ctrlKey: true }, 'sendFiles'],
  ['Ctrl+S', { key: 's', ctrlKey: true }, 'save'],
  ['Ctrl+Shift+S', { key: 'S', ctrlKey: true, shiftKey: true }, undefined],
  ['Ctrl+H', { key: 'h', ctrlKey: true }, 'history'],
  ['Ctrl+P', { key: 'p', ctrlKey: true }, 'print'],
  ['Ctrl+Shift+I', { key: 'I', ctrlKey: true, shiftKey: true }, 'invite'],
  ['Ctrl+=', { key: '=', ctrlKey: true }, 'zoomIn'],
  ['Ctrl++', { key: '+', ctrlKey: true, shiftKey: true }, 'zoomIn'],
  ['Ctrl+-', { key: '-', ctrlKey: true }, 'zoomOut'],
  ['Ctrl+0', { key: '0', ctrlKey: true }, 'zoomReset'],
  [
    'Ctrl+Alt+E, which writes a character on some keyboards',
    { key: 'e', ctrlKey: true, altKey: true },
    undefined,
  ],
  ['Ctrl+Shift+E', { key: 'E', ctrlKey: true, shiftKey: true }, undefined],
  ['Ctrl+Tab', { key: 'Tab', ctrlKey: true }, 'nextTab'],
  ['Ctrl+Shift+Tab', { key: 'Tab', ctrlKey: true, shiftKey: true }, 'previousTab'],
  ['Tab', { key: 'Tab' }, undefined],
  ['a letter', { key: 'e' }, undefined],
])('knows %s', (_what, pressed, expected) => {
  expect(windowCommand({ ...plain, ...pressed }, false)).toBe(expected);
});

it('takes the command key on a Mac', () => {
  expect(windowCommand({ ...plain, key: 'd', metaKey: true }, true)).toBe('nudge');
  expect(windowCommand({ ...plain, key: 'd', ctrlKey: true }, true)).toBeUndefined();
  expect(windowCommand({ ...plain, key: 'Tab', ctrlKey: true }, true)).toBe('nextTab');
  expect(windowCommand({ ...plain, key: 'Tab', metaKey: true }, true)).toBeUndefined();
  expect(windowCommand({ ...plain, key: 'h', metaKey: true }, true)).toBeUndefined();
  expect(windowCommand({ ...plain, key: 'H', metaKey: true, shiftKey: true }, true)).toBe('history');
});
