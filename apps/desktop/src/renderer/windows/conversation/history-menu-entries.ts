import type { MenuEntry } from '../../components/menu/menu-entry.ts';
import type { Text } from '../../text/use-text.ts';

interface HistoryMenu {
  /** With codes; empty while nothing is selected. */
  readonly selected: string;
  readonly onCopy: (text: string) => void;
  readonly onSelectAll: () => void;
  /** Present on somebody's own emoticon. */
  readonly onAdopt?: (() => void) | undefined;
}

/** What a right click on the history offers. */
export function historyMenuEntries(
  { selected, onCopy, onSelectAll, onAdopt }: HistoryMenu,
  text: Text,
): readonly MenuEntry[] {
  return [
    {
      kind: 'command',
      id: 'copy',
      label: text('menu.chatHistory.copy'),
      shortcut: 'Ctrl+C',
      disabledReason: selected === '' ? text('reason.nothingSelected') : undefined,
      onAction: () => onCopy(selected),
    },
    {
      kind: 'command',
      id: 'selectAll',
      label: text('menu.chatHistory.selectAll'),
      shortcut: 'Ctrl+A',
      onAction: onSelectAll,
    },
    ...(onAdopt === undefined ? [] : adoptEntries(onAdopt, text)),
  ];
}

function adoptEntries(onAdopt: () => void, text: Text): readonly MenuEntry[] {
  return [
    { kind: 'separator', id: 'emoticon' },
    { kind: 'command', id: 'adopt', label: text('menu.chatHistory.adopt'), onAction: onAdopt },
  ];
}
