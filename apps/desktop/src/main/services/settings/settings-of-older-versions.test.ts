/** Settings that older commits wrote: where they are from is told in test/older/README.md. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { SettingsService } from './settings-service.ts';

const OLDER = path.join(import.meta.dirname, '../../../../test/older');

type Sections = Readonly<Record<string, object>>;

/** What was written, and the default of everything, however deep, that was not. */
function completed(defaults: unknown, written: unknown): unknown {
  if (!isTree(defaults) || !isTree(written)) return written ?? defaults;
  const names = new Set([...Object.keys(defaults), ...Object.keys(written)]);
  return Object.fromEntries([...names].map((name) => [name, completed(defaults[name], written[name])]));
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

it.each(['1-8362f09', '2-90b65c0', '3-1550441', '4-42a7f49'])(
  'settings as %s wrote them are as they were, with the defaults for what is new since',
  (written) => {
    const text = readFileSync(path.join(OLDER, written, 'settings.json'), 'utf8');
    const content = JSON.parse(text) as { readonly settings: Sections };
    const defaults: Sections = DEFAULT_SETTINGS;
    const { current } = new SettingsService(memoryStore(content));
    expect(Object.keys(content.settings).length).toBeGreaterThan(0);
    for (const [section, value] of Object.entries(current)) {
      expect(value).toEqual(completed(defaults[section], content.settings[section]));
    }
    expect(current).toMatchObject({
      general: { closeToTray: false },
      alerts: { muteAll: true },
      personal: { awayAfterMinutes: 12 },
    });
  },
);
