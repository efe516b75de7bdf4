import { expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { SettingsService } from '../settings/settings-service.ts';
import { followOpenLinks } from './open-links.ts';

function follow(openLinks: boolean, ours: readonly string[]) {
  const settings = new SettingsService(memoryStore({ settings: { general: { openLinks } } }));
  const held = new Set(ours);
  const told: string[] = [];
  followOpenLinks(settings, {
    isOurs: (scheme) => held.has(scheme),
    take: (scheme) => {
      told.push(`take ${scheme}`);
      held.add(scheme);
    },
    leave: (scheme) => {
      told.push(`leave ${scheme}`);
      held.delete(scheme);
    },
  });
  return { settings, told };
}

it('makes this program the one for the links it does not have yet', () => {
  expect(follow(true, ['nudge']).told).toEqual(['take msnim']);
});

it('gives them back when they are not wanted, and leaves the system alone otherwise', () => {
  const { settings, told } = follow(true, ['nudge', 'msnim']);
  settings.update({ general: { alwaysOnTop: true } });
  expect(told).toEqual([]);
  settings.update({ general: { openLinks: false } });
  settings.update({ general: { openLinks: true } });
  expect(told).toEqual(['leave nudge', 'leave msnim', 'take nudge', 'take msnim']);
  expect(follow(false, []).told).toEqual([]);
});
