import { describe, expect, it } from 'vitest';
import { applicationMenu } from './application-menu-model.ts';
import { createTranslate, locales } from './texts.ts';

const macMenus = (locale: string) => applicationMenu('darwin', createTranslate(locale)) ?? [];

describe('the menu of the screen', () => {
  it('is there on a Mac only', () => {
    for (const platform of ['linux', 'win32'] as const)
      expect(applicationMenu(platform, createTranslate('en'))).toBeUndefined();
    expect(macMenus('en').map(({ label }) => label)).toEqual(['Nudge', 'Edit', 'Window', 'Help']);
  });

  it('has what a Mac expects, and its keys', () => {
    const [own, edit, window] = macMenus('en');
    const words = own?.items.map((item) => (item.kind === 'separator' ? '—' : item.label));
    expect(words?.join(' ')).toBe(
      'About Nudge — Settings… — Services — Hide Nudge Hide Others Show All — Quit Nudge',
    );
    expect(own?.items).toContainEqual({
      kind: 'command',
      command: 'settings',
      label: 'Settings…',
      accelerator: 'Command+,',
    });
    const roles = [...(edit?.items ?? []), ...(window?.items ?? [])].flatMap((item) =>
      item.kind === 'role' ? [item.role] : [],
    );
    expect(roles.join(' ')).toBe('undo redo cut copy paste selectAll minimize zoom close front');
  });

  it.each(locales())('shows no mark of a letter in %s', (locale) => {
    const labels = macMenus(locale).flatMap(({ label, items }) => [
      label,
      ...items.flatMap((item) => (item.kind === 'separator' ? [] : [item.label])),
    ]);
    expect(labels.filter((label) => /[&()]/.test(label) || label === '')).toEqual([]);
  });
});
