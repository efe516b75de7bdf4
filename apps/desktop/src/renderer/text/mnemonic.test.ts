import { expect, it } from 'vitest';
import { splitMnemonic } from './mnemonic.ts';

it.each([
  ['&File', { text: 'File', shortText: 'File', mnemonic: 'f', index: 0 }],
  ['Sign O&ut', { text: 'Sign Out', shortText: 'Sign Out', mnemonic: 'u', index: 6 }],
  ['Sort', { text: 'Sort', shortText: 'Sort', index: -1 }],
  ['This && &that', { text: 'This & that', shortText: 'This & that', mnemonic: 't', index: 7 }],
  ['A && B', { text: 'A & B', shortText: 'A & B', index: -1 }],
  ['開く(&O)…', { text: '開く(O)…', shortText: '開く…', mnemonic: 'o', index: 3 }],
  ['&ملف', { text: 'ملف', shortText: 'ملف', mnemonic: 'م', index: 0 }],
])('takes %s apart', (label, expected) => {
  expect(splitMnemonic(label)).toEqual(expected);
});
