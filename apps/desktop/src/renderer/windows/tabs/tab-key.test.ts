import { expect, it } from 'vitest';
import { tabKeyAction, type TabKeyPlace } from './tab-key.ts';

const MIDDLE: TabKeyPlace = { at: 1, count: 3, isRightToLeft: false };
const LAST: TabKeyPlace = { ...MIDDLE, at: 2 };

it.each([
  ['to the next', { key: 'ArrowRight', ctrlKey: false }, MIDDLE, { type: 'focus', to: 2 }],
  ['round the end', { key: 'ArrowRight', ctrlKey: false }, LAST, { type: 'focus', to: 0 }],
  [
    'round the beginning',
    { key: 'ArrowLeft', ctrlKey: false },
    { ...MIDDLE, at: 0 },
    { type: 'focus', to: 2 },
  ],
  [
    'the other way where one reads so',
    { key: 'ArrowRight', ctrlKey: false },
    { ...MIDDLE, isRightToLeft: true },
    { type: 'focus', to: 0 },
  ],
  ['to the first', { key: 'Home', ctrlKey: false }, LAST, { type: 'focus', to: 0 }],
  ['to the last', { key: 'End', ctrlKey: false }, MIDDLE, { type: 'focus', to: 2 }],
  ['carrying it along', { key: 'ArrowLeft', ctrlKey: true }, MIDDLE, { type: 'move', to: 0 }],
  ['not beyond the end with it', { key: 'ArrowRight', ctrlKey: true }, LAST, undefined],
  ['showing it', { key: 'Enter', ctrlKey: false }, MIDDLE, { type: 'show' }],
  ['closing it', { key: 'Delete', ctrlKey: false }, MIDDLE, { type: 'close' }],
  ['nowhere by a letter', { key: 'b', ctrlKey: false }, MIDDLE, undefined],
])('goes %s', (_what, pressed, place, expected) => {
  expect(tabKeyAction(pressed, place)).toEqual(expected);
});
