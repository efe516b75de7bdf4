import type { MenuEntry } from '../../components/menu/menu-entry.ts';
import type { Text } from '../../text/use-text.ts';

/** What a right click on the history offers. */
export function historyMenuEntries(history: HTMLElement, text: Text): readonly MenuEntry[] {
  return [
    {
      kind: 'command',
      id: 'copy',
      label: text('menu.chatHistory.copy'),
      shortcut: 'Ctrl+C',
      onAction: () => document.execCommand('copy'),
    },
    {
      kind: 'command',
      id: 'selectAll',
      label: text('menu.chatHistory.selectAll'),
      shortcut: 'Ctrl+A',
      onAction: () => window.getSelection()?.selectAllChildren(history),
    },
  ];
}
