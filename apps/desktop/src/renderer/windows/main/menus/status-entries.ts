import { CHOOSABLE_STATUSES } from '@nudge/ipc-contract';
import type { MenuChoice, MenuEntry } from '../../../components/menu/menu-entry.ts';
import { STATUS_ICONS } from '../../../components/presence/status-icons.ts';
import { offlineReason, type MenuContext } from './menu-context.ts';

/** The seven statuses as radio items, Ctrl+1 to Ctrl+7. Idle is an away that came by itself. */
export function statusChoices(context: MenuContext): readonly MenuChoice[] {
  const { text, own, actions } = context;
  const shown = own?.status === 'idle' ? 'away' : own?.status;
  return CHOOSABLE_STATUSES.map((status, index) => ({
    kind: 'radio',
    id: status,
    label: text(`menu.status.${status}`),
    icon: STATUS_ICONS[status],
    isChecked: status === shown,
    shortcut: `Ctrl+${index + 1}`,
    disabledReason: offlineReason(context),
    onAction: () => actions.tell('setStatus', { status }),
  }));
}

/** The menu under one's own name. */
export function statusMenu(context: MenuContext): readonly MenuEntry[] {
  const { text, actions, openDialog } = context;
  return [
    ...statusChoices(context),
    { kind: 'separator', id: 'line-1' },
    {
      kind: 'command',
      id: 'changeName',
      label: text('menu.status.changeName'),
      disabledReason: offlineReason(context),
      onAction: () => openDialog({ kind: 'displayName' }),
    },
    {
      kind: 'command',
      id: 'personalSettings',
      label: text('menu.status.personalSettings'),
      onAction: () => actions.tell('openOptions', { page: 'personal' }),
    },
    { kind: 'separator', id: 'line-2' },
    {
      kind: 'command',
      id: 'signOut',
      label: text('menu.status.signOut'),
      onAction: () => actions.tell('signOut', {}),
    },
  ];
}
