import type { AttentionWhom } from '@nudge/ipc-contract';
import type { MenuEntry } from '../../../components/menu/menu-entry.ts';
import type { MenuContext } from './menu-context.ts';

/** Needs no line: what is chosen is kept on this computer. */
export function attentionEntry(
  whom: AttentionWhom,
  name: string,
  { text, actions, openDialog }: MenuContext,
): MenuEntry {
  return {
    kind: 'command',
    id: 'attention',
    label: text('address' in whom ? 'menu.contact.attention' : 'menu.group.attention'),
    onAction: () =>
      actions.findAttention(whom, (choice) => openDialog({ kind: 'attention', whom, name, choice })),
  };
}
