import { expect, it } from 'vitest';
import { splitMnemonic } from './mnemonic.ts';

it.each([
  ['&File', { text: 'File', mnemonic: 'f', index: 0 }],
  ['Sign O&ut', { text: 'Sign Out', mnemonic: 'u', index: 6 }],
  ['Sort', { text: 'Sort', index: -1 }],
  ['This && &that', { text: 'This & that', mnemonic: 't', index: 7 }],
  ['A && B', { text: 'A & B', index: -1 }],
])('takes %s apart', (label, expected) => {
  expect(splitMnemonic(label)).toEqual(expected);
});
