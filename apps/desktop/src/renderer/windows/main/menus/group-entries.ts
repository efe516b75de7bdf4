import { GROUP_CHAT_MAX, type GroupView } from '@nudge/ipc-contract';
import type { MenuEntry } from '../../../components/menu/menu-entry.ts';
import type { ListSection } from '../../../contacts/list-sections.ts';
import { isOnline } from '../../../contacts/contact-order.ts';
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
    sendMessageEntry(group, context),
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

/** One conversation with everybody of the group who is there. */
function sendMessageEntry({ id: groupId }: GroupView, context: MenuContext): MenuEntry {
  const { text, actions } = context;
  return {
    kind: 'command',
    id: 'sendMessage',
    label: text('menu.group.sendMessage'),
    disabledReason: offlineReason(context) ?? noGroupChatReason(groupId, context),
    onAction: () => actions.tell('openGroupConversation', { groupId }),
  };
}

function noGroupChatReason(groupId: string, { text, contacts }: MenuContext): string | undefined {
  const there = [...contacts.values()].filter(
    (contact) => contact.groupIds.includes(groupId) && isOnline(contact) && !contact.isBlocked,
  );
  if (there.length === 0) return text('reason.nobodyOnline');
  return there.length > GROUP_CHAT_MAX ? text('reason.groupTooLarge', { count: GROUP_CHAT_MAX }) : undefined;
}
