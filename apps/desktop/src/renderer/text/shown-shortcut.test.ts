import { expect, it } from 'vitest';
import { shownShortcut, withMacKeys } from './shown-shortcut.ts';

const files = import.meta.glob<Readonly<Record<string, string>>>('../../locales/*.json', {
  import: 'default',
  eager: true,
});

it('leaves the names of keys alone, but on a Mac', () => {
  expect(shownShortcut('Ctrl+Shift+N', false)).toBe('Ctrl+Shift+N');
  expect(shownShortcut('Ctrl+Shift+N', true)).toBe('⇧⌘N');
  expect(shownShortcut('Ctrl+,', true)).toBe('⌘,');
  expect(shownShortcut('Alt+Enter', true)).toBe('⌥Enter');
  expect(shownShortcut('F4', true)).toBe('F4');
  expect(shownShortcut('Ctrl + −', true)).toBe('⌘−');
  expect(shownShortcut('Ctrl+H', true)).toBe('⇧⌘H');
  expect(shownShortcut('Ctrl+Tab', true)).toBe('⌃Tab');
});

it('says Command where a text names the key', () => {
  expect(withMacKeys('Invite (Ctrl+Shift+I), send (Strg+Umschalt+I) or Ctrl+D.')).toBe(
    'Invite (⇧⌘I), send (⇧⌘I) or ⌘D.',
  );
  expect(withMacKeys('with Ctrl to have them in both')).toBe('with ⌥ to have them in both');
  expect(withMacKeys('Controls')).toBe('Controls');
});

it.each(Object.keys(files))('finds every such key in %s', (file) => {
  const texts = Object.values(files[file] ?? {});
  expect(texts.filter((text) => /Ctrl|Strg/.test(withMacKeys(text)))).toEqual([]);
  expect(texts.filter((text) => /⌘\+|\+⌘/.test(withMacKeys(text)))).toEqual([]);
});
