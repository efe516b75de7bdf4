import { expect, it } from 'vitest';
import { badgeModel } from './badge-model.ts';
import { createTranslate } from './texts.ts';

const english = createTranslate('en');

it('is a number of the system in dock and launcher', () => {
  for (const platform of ['darwin', 'linux'] as const) {
    expect(badgeModel(platform, 3, english)).toEqual({ kind: 'number', count: 3 });
    expect(badgeModel(platform, 0, english)).toEqual({ kind: 'number', count: 0 });
  }
});

it('is a drawing on Windows, with words for those who do not see it', () => {
  expect(badgeModel('win32', 1, english)).toEqual({ kind: 'drawing', description: '1 unread message' });
  expect(badgeModel('win32', 12, english)).toEqual({ kind: 'drawing', description: '12 unread messages' });
  expect(badgeModel('win32', 0, english)).toEqual({ kind: 'drawing' });
});
