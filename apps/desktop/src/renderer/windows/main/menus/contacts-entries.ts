import type { MenuEntry } from '../../../components/menu/menu-entry.ts';
import { plainLabel } from '../../../text/mnemonic.ts';
import { listLookEntries } from './list-entries.ts';
import { offlineReason, type MenuContext } from './menu-context.ts';

/** The Contacts menu: people, groups, and how the list shows them. */
export function contactsEntries(context: MenuContext): readonly MenuEntry[] {
  const { text, openDialog, focusSearch } = context;
  const disabledReason = offlineReason(context);
  return [
    {
      kind: 'command',
      id: 'add',
      label: text('menu.contacts.add'),
      shortcut: 'Ctrl+N',
      disabledReason,
      onAction: () => openDialog({ kind: 'addContact' }),
    },
    {
      kind: 'command',
      id: 'search',
      label: text('menu.contacts.search'),
      shortcut: 'Ctrl+F',
      disabledReason: context.own === undefined ? text('reason.signedOut') : undefined,
      onAction: focusSearch,
    },
    {
      kind: 'submenu',
      id: 'manageContacts',
      label: text('menu.contacts.manageContacts'),
      disabledReason: context.own === undefined ? text('reason.signedOut') : undefined,
      entries: manageContactsEntries(context),
    },
    {
      kind: 'submenu',
      id: 'manageGroups',
      label: text('menu.contacts.manageGroups'),
      disabledReason,
      entries: manageGroupsEntries(context),
    },
    { kind: 'separator', id: 'line' },
    ...listLookEntries(context),
    marksEntry(context),
  ];
}

/** Who does not have this person on their list: seen at a glance, where that is wanted. */
function marksEntry({ text, settings, actions }: MenuContext): MenuEntry {
  const { showNotOnTheirList } = settings.list;
  return {
    kind: 'check',
    id: 'marks',
    label: text('menu.contacts.marks'),
    isChecked: showNotOnTheirList,
    onAction: () => actions.changeSettings({ list: { showNotOnTheirList: !showNotOnTheirList } }),
  };
}

/** Whom, is asked then: the list need not have the focus. */
function manageContactsEntries(context: MenuContext): readonly MenuEntry[] {
  const { text, openDialog } = context;
  return [
    {
      kind: 'command',
      id: 'edit',
      label: text('menu.manage.edit'),
      onAction: () => openDialog({ kind: 'editContact' }),
    },
    {
      kind: 'command',
      id: 'delete',
      label: text('menu.manage.delete'),
      disabledReason: offlineReason(context),
      onAction: () => openDialog({ kind: 'deleteContact' }),
    },
  ];
}

function manageGroupsEntries({ text, groups, openDialog }: MenuContext): readonly MenuEntry[] {
  const disabledReason = groups.length === 0 ? text('reason.noGroup') : undefined;
  const perGroup = (kind: 'renameGroup' | 'deleteGroup'): readonly MenuEntry[] =>
    groups.map((group) => ({
      kind: 'command',
      id: group.id,
      label: plainLabel(group.name),
      onAction: () => openDialog({ kind, group }),
    }));
  return [
    {
      kind: 'command',
      id: 'create',
      label: text('menu.groups.create'),
      shortcut: 'Ctrl+Shift+N',
      onAction: () => openDialog({ kind: 'createGroup' }),
    },
    {
      kind: 'submenu',
      id: 'rename',
      label: text('menu.groups.rename'),
      disabledReason,
      entries: perGroup('renameGroup'),
    },
    {
      kind: 'submenu',
      id: 'delete',
      label: text('menu.groups.delete'),
      disabledReason,
      entries: perGroup('deleteGroup'),
    },
  ];
}
