import type { MenuEntry } from '../../../components/menu/menu-entry.ts';
import type { ListSection } from '../../../contacts/list-sections.ts';
import { attentionEntry } from './attention-entry.ts';
import { offlineReason, type MenuContext } from './menu-context.ts';

/** The context menu of a group's header; the fixed headers can be neither renamed nor deleted. */
export function groupMenu(section: ListSection, context: MenuContext): readonly MenuEntry[] {
  const { text, groups, actions, openDialog } = context;
  const group = groups.find(({ id }) => section.kind === 'group' && id === section.key);
  const disabledReason = offlineReason(context);
  const create: MenuEntry = {
    kind: 'command',
    id: 'create',
    label: text('menu.group.create'),
    disabledReason,
    onAction: () => openDialog({ kind: 'createGroup' }),
  };
  if (group === undefined) return [create];
  return [
    {
      kind: 'command',
      id: 'rename',
      label: text('menu.group.rename'),
      shortcut: 'F2',
      disabledReason,
      onAction: () => openDialog({ kind: 'renameGroup', group }),
    },
    {
      kind: 'command',
      id: 'delete',
      label: text('menu.group.delete'),
      shortcut: 'Del',
      disabledReason,
      onAction: () => openDialog({ kind: 'deleteGroup', group }),
    },
    create,
    attentionEntry({ groupId: group.id }, group.name, context),
    {
      kind: 'command',
      id: 'save',
      label: text('menu.group.save'),
      onAction: () => actions.tell('saveContactList', { groupId: group.id }),
    },
  ];
}
