import { describe, expect, it } from 'vitest';
import type { MenuEntry } from '../components/menu/menu-entry.ts';
import type { TextKey } from '../text/text-key.ts';
import { faultsOfLetters, keptText } from './menu-letters.ts';

const command = (label: string): MenuEntry => ({ kind: 'command', id: label, label, onAction() {} });
const entry = (key: TextKey): MenuEntry => command(keptText(key));
const inLanguage = (name: string, entries: readonly MenuEntry[]): readonly string[] =>
  faultsOfLetters(entries).filter((fault) => fault.startsWith(`${name}: `));

describe('letters of a menu (A23)', () => {
  const entries = [
    entry('menu.chatEdit.cut'),
    entry('menu.chatSaveAs.text'),
    entry('app.name'),
    command('Ana'),
  ];

  it('stand once, and in every text of ours', () => {
    const faults = ['en: Cu&t and &Text… share t', 'en: Nudge has no letter'];
    expect(inLanguage('en', entries)).toEqual(faults);
    const label = keptText('menu.chatBar.edit');
    expect(inLanguage('en', [{ kind: 'submenu', id: 'edit', label, entries }])).toEqual(faults);
  });

  it('are looked at in ten languages and two looks, with what stands in the texts', () => {
    const faults = faultsOfLetters([entry('app.name')]);
    expect(faults).toHaveLength(20);
    expect(faults).toContain('ja: Nudge has no letter');
    expect(
      inLanguage('en in Live', [entry('menu.status.online'), entry('menu.contact.viewCard')]),
    ).toHaveLength(1);
    const kept = command(keptText('menu.historyWho.keep', { name: 'Ana' }));
    expect(inLanguage('en', [kept, kept])).toEqual([
      'en: &Keep What Is Said with Ana and &Keep What Is Said with Ana share k',
    ]);
  });
});
