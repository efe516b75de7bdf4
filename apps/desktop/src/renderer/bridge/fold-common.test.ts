import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { FRESH_MAIN } from '../../../gallery/data/snapshots.ts';
import { foldCommon } from './fold-common.ts';

it('folds what every window hears of into a snapshot, and leaves the rest of it', () => {
  const settings = { ...DEFAULT_SETTINGS, general: { ...DEFAULT_SETTINGS.general, singleClick: true } };
  expect(foldCommon(FRESH_MAIN, { type: 'settingsChanged', settings })).toEqual({ ...FRESH_MAIN, settings });
  expect(foldCommon(FRESH_MAIN, { type: 'localeChanged', locale: 'ar' })).toEqual({
    ...FRESH_MAIN,
    locale: 'ar',
  });
  expect(foldCommon(FRESH_MAIN, { type: 'appearanceChanged', appearance: 'dark' })).toEqual({
    ...FRESH_MAIN,
    appearance: 'dark',
  });
});
