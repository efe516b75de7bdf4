// A24: no choice of Options is a box that ticks and nothing else. Something that belongs neither to Options, nor to a
// menu that offers the same choice, nor to what stores it, reads each of them: looked for in the sources themselves.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';

const SOURCES = path.resolve(import.meta.dirname, '..');
const PARTS = ['main', 'renderer'];
/** What offers a choice, stores it, or stands in for the application. */
const NO_CONSUMERS =
  /\.test\.tsx?$|\/options\/|\/menus\/|-(?:menus?|entries)\.tsx?$|\/services\/settings\/|\/fake-client/;

const texts: readonly string[] = PARTS.flatMap((part) =>
  readdirSync(path.join(SOURCES, part), { recursive: true, encoding: 'utf8' }).map((name) =>
    `/${part}/${name}`.replaceAll('\\', '/'),
  ),
)
  .filter((name) => /\.tsx?$/.test(name) && !NO_CONSUMERS.test(name))
  .map((name) => readFileSync(path.join(SOURCES, name), 'utf8'));

/** The ways a choice is read: by its section, taken out of it, or where a file was given the section alone. */
function isReadIn(text: string, section: string, key: string): boolean {
  const taken = `\\{[^{}]*\\b${key}\\b[^{}]*\\}`;
  const ways = [`\\b${section}(?:\\(\\))?\\.${key}\\b`, `${taken}\\s*=\\s*[^;]*\\b${section}\\b`];
  if (text.includes(`['${section}']`)) ways.push(`${taken}\\s*[:=]`, `\\bsettings(?:\\(\\))?\\.${key}\\b`);
  return ways.some((way) => new RegExp(way).test(text));
}

const isRead = (section: string, key: string): boolean => texts.some((text) => isReadIn(text, section, key));

const LEAVES = Object.entries(DEFAULT_SETTINGS).flatMap(([section, choices]) =>
  Object.keys(choices).map((key) => [section, key] as const),
);

it.each(LEAVES)('A24: %s.%s is read by what it is about', (section, key) => {
  expect(isRead(section, key)).toBe(true);
});

it('A24: a choice that nothing reads is noticed', () => {
  expect(isRead('general', 'nobodyReadsThis')).toBe(false);
  expect(isReadIn('settings.list.showTabs', 'general', 'showTabs')).toBe(false);
  expect(isReadIn('update({ general: { showTabs: true } })', 'general', 'showTabs')).toBe(false);
});
