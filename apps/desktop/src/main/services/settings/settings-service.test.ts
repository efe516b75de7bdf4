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
