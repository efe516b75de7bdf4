import { expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { recordedLog } from '../../../../test/recorded-log.ts';
import { silentLog } from '../support/log.ts';
import { forgivingStore } from './forgiving-store.ts';
import { SettingsService } from './settings-service.ts';

it('writes what can be written', () => {
  const file = memoryStore();
  forgivingStore(file, 'settings', silentLog).set('a', 1);
  expect(file.content).toEqual({ a: 1 });
});

it('that finds the disk full goes on with what is in memory, and the log has the reason without the value', () => {
  const full = {
    get: () => undefined,
    set: () => {
      throw Object.assign(new Error('no space for secret'), { code: 'ENOSPC' });
    },
  };
  const log = recordedLog();
  const settings = new SettingsService(forgivingStore(full, 'settings', log));
  const told: boolean[] = [];
  settings.changed.subscribe(({ alerts }) => void told.push(alerts.muteAll));
  settings.update({ alerts: { muteAll: true } });
  expect(settings.current.alerts.muteAll).toBe(true);
  expect(told).toEqual([true]);
  expect(log.warnings).toEqual([{ message: 'settings: not written', name: 'settings', code: 'ENOSPC' }]);
});
