import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { readSettings, SettingsService } from './settings-service.ts';

describe('settings', () => {
  it('are the defaults where nothing is stored', () => {
    expect(new SettingsService(memoryStore()).current).toEqual(DEFAULT_SETTINGS);
  });

  it('change by single keys, are stored and told, and survive a restart (C07)', () => {
    const store = memoryStore();
    const settings = new SettingsService(store);
    const told: boolean[] = [];
    settings.changed.subscribe(({ alerts }) => told.push(alerts.muteAll));
    settings.update({ alerts: { muteAll: true } });
    expect(told).toEqual([true]);
    expect(settings.current.alerts.contactOnline).toBe(true);
    expect(new SettingsService(store).current.alerts.muteAll).toBe(true);
  });

  it.each([
    ['no object', 'rubbish'],
    ['a list', []],
    ['sections of a wrong kind', { personal: 7, general: null, list: 'x' }],
  ])('that were stored as %s are the defaults', (_what, stored) => {
    expect(readSettings(stored)).toEqual(DEFAULT_SETTINGS);
  });

  it('keep what is right beside what is wrong', () => {
    const stored = {
      personal: { awayWhenIdle: false, awayAfterMinutes: 'soon' },
      general: { closeToTray: false },
    };
    const settings = readSettings(stored);
    expect(settings.personal).toMatchObject({ awayWhenIdle: false, awayAfterMinutes: 5 });
    expect(settings.general.closeToTray).toBe(false);
  });
});

describe('settings that another version wrote', () => {
  /** A version to come: a new section, a new key, and a choice that is not known here. */
  const LATER = {
    general: { closeToTray: false, hums: true },
    look: { style: 'holographic', tint: 'pink' },
    moods: { today: 'bright' },
  };

  it('are read as far as they are understood', () => {
    const { look, general } = new SettingsService(memoryStore({ settings: LATER })).current;
    expect([look.style, look.tint, general.closeToTray]).toEqual([
      DEFAULT_SETTINGS.look.style,
      'pink',
      false,
    ]);
  });

  it('lose nothing when this one changes some of them', () => {
    const store = memoryStore({ settings: LATER, schema: 2 });
    const settings = new SettingsService(store);
    settings.update({ general: { ...settings.current.general, closeToTray: true } });
    settings.update({ look: { tint: 'red' } });
    expect(store.content).toMatchObject({
      schema: 2,
      settings: {
        general: { closeToTray: true, hums: true },
        look: { style: 'holographic', tint: 'red' },
        moods: { today: 'bright' },
      },
    });
    expect(new SettingsService(store).current).toEqual(settings.current);
  });

  it('take a choice that is made here in place of one that is not understood', () => {
    const store = memoryStore({ settings: LATER });
    new SettingsService(store).update({ look: { style: 'live' } });
    expect(store.content).toMatchObject({ settings: { look: { style: 'live' } } });
  });

  it('and that know less than this one, are completed', () => {
    const { updates: _unknown, ...last } = structuredClone(DEFAULT_SETTINGS);
    const store = memoryStore({ settings: { ...last, list: { arrangement: 'status' } } });
    const settings = new SettingsService(store);
    expect(settings.current.list).toEqual({ ...DEFAULT_SETTINGS.list, arrangement: 'status' });
    expect(settings.current.updates).toEqual(DEFAULT_SETTINGS.updates);
    settings.update({ updates: { automatic: false } });
    expect(new SettingsService(store).current).toEqual({
      ...settings.current,
      updates: { automatic: false },
    });
  });
});
