import { expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { SettingsService } from '../settings/settings-service.ts';
import { followRunAtStart } from './run-at-start.ts';

function follow(store = memoryStore()) {
  const settings = new SettingsService(store);
  const asked: boolean[] = [];
  followRunAtStart(settings, { set: (isOn) => void asked.push(isOn) });
  return { settings, asked, store };
}

it('leaves the system alone until something is chosen, and while something else changes', () => {
  const { settings, asked } = follow();
  settings.update({ general: { singleClick: true } });
  expect(asked).toEqual([]);
  settings.update({ general: { runAtStart: true } });
  settings.update({ general: { singleClick: false } });
  settings.update({ general: { runAtStart: false } });
  expect(asked).toEqual([true, false]);
});

it('tells the system anew at each beginning: the program may have been moved', () => {
  const { settings, store } = follow();
  settings.update({ general: { runAtStart: true } });
  expect(follow(store).asked).toEqual([true]);
});
