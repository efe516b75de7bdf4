import { expect, it, vi } from 'vitest';
import { memoryStore } from '../../../test/memory-store.ts';
import { SettingsService } from '../services/settings/settings-service.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';
import { LookControl } from './look-control.ts';

const done = vi.hoisted((): string[] => []);

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  return { nativeTheme: Object.assign(new Emitter(), { themeSource: 'system', shouldUseDarkColors: false }) };
});
vi.mock('../windows/create-window.ts', () => ({
  refitWindow: () => void done.push('window'),
}));

it('makes windows as large as chosen, then puts in its place what hears of no window', () => {
  const settings = new SettingsService(memoryStore());
  const registry = { all: () => [{}] } as unknown as WindowRegistry;
  const look: LookControl = new LookControl({
    settings,
    registry,
    changes: { toAll: () => {} },
    placed: [
      { placeAll: () => void done.push(`alerts ${look.windowLook.scale}`) },
      { placeAll: () => void done.push(`tabs ${look.windowLook.scale}`) },
    ],
  });
  look.start();
  settings.update({ look: { tint: 'green' } });
  expect(done).toEqual([]);
  settings.update({ look: { scale: 150 } });
  expect(done).toEqual(['window', 'alerts 1.5', 'tabs 1.5']);
});
