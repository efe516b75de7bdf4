import { expect, it } from 'vitest';
import { composerKey, isBlank, type KeyPressed } from './composer-key.ts';

const enter: KeyPressed = {
  key: 'Enter',
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 13,
};

it.each([
  ['Enter', {}, 'send'],
  ['Shift+Enter', { shiftKey: true }, 'breakLine'],
  ['Ctrl+Enter', { ctrlKey: true }, 'breakLine'],
  ['Enter while an input method composes', { isComposing: true }, undefined],
  ['Enter that an input method took', { keyCode: 229 }, undefined],
  ['Ctrl+Up', { key: 'ArrowUp', ctrlKey: true }, 'recallEarlier'],
  ['Ctrl+Down', { key: 'ArrowDown', ctrlKey: true }, 'recallLater'],
  ['Up', { key: 'ArrowUp' }, undefined],
  ['Ctrl+Shift+Up', { key: 'ArrowUp', ctrlKey: true, shiftKey: true }, undefined],
  ['a letter', { key: 's', keyCode: 83 }, undefined],
])('knows %s', (_what, pressed, expected) => {
  expect(composerKey({ ...enter, ...pressed })).toBe(expected);
});

it.each([
  ['', true],
  [' \n\t', true],
  [' x ', false],
])('tells a blank text: %j', (text, expected) => {
  expect(isBlank(text)).toBe(expected);
});

it('recalls with the command key on a Mac', () => {
  const up = { ...enter, key: 'ArrowUp' };
  expect(composerKey({ ...up, metaKey: true }, true)).toBe('recallEarlier');
  expect(composerKey({ ...up, ctrlKey: true }, true)).toBeUndefined();
});
