import { describe, expect, it } from 'vitest';
import { settingsPatchSchema, settingsSchema } from './settings-schema.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

describe('settings', () => {
  it('hold their own defaults', () => {
    expect(settingsSchema.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });

  it('survive structured cloning', () => {
    expect(structuredClone(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });

  it('take a patch of single keys and drop keys nobody knows', () => {
    const patch = settingsPatchSchema.parse({ personal: { awayAfterMinutes: 7, other: 1 }, unknown: {} });
    expect(patch).toEqual({ personal: { awayAfterMinutes: 7 } });
  });

  it.each([0, 1000, 1.5])('refuse %s minutes until away', (awayAfterMinutes) => {
    expect(settingsPatchSchema.safeParse({ personal: { awayAfterMinutes } }).success).toBe(false);
  });

  it('keep the sounds that were chosen before there was one for the focused window', () => {
    const { focused: _later, ...sounds } = { ...DEFAULT_SETTINGS.alerts.sounds, nudge: false };
    expect(settingsSchema.shape.alerts.shape.sounds.parse(sounds)).toEqual({ ...sounds, focused: false });
  });

  it('take no sound of one\u2019s own from a window', () => {
    const ownSounds = [{ event: 'nudge', file: `${'0'.repeat(40)}.wav`, name: 'bell.wav' }];
    expect(settingsPatchSchema.parse({ alerts: { ownSounds } })).toEqual({ alerts: {} });
  });

  it.each(['../secret.wav', `${'0'.repeat(40)}.html`, `${'0'.repeat(40)}.wav/..`])(
    'refuse %s as the file of a sound',
    (file) => {
      const { ownSounds } = settingsSchema.shape.alerts.shape;
      expect(ownSounds.safeParse([{ event: 'nudge', file, name: '' }]).success).toBe(false);
    },
  );

  it.each([79, 201, 100.5])('refuse a scale of %s percent', (scale) => {
    expect(settingsPatchSchema.safeParse({ look: { scale } }).success).toBe(false);
  });
});
