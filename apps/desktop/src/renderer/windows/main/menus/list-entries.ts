import { NAME_STYLES, ROW_SIZES } from '@nudge/ipc-contract';
import type { MenuEntry } from '../../../components/menu/menu-entry.ts';
import { offlineReason, type MenuContext } from './menu-context.ts';

/** How the list shows people: part of the Contacts menu, and the whole of the list's own one. */
export function listLookEntries(context: MenuContext): readonly MenuEntry[] {
  const { text } = context;
  return [
    { kind: 'submenu', id: 'sortBy', label: text('menu.contacts.sortBy'), entries: sortEntries(context) },
    { kind: 'submenu', id: 'filter', label: text('menu.contacts.filter'), entries: filterEntries(context) },
    { kind: 'submenu', id: 'viewBy', label: text('menu.contacts.viewBy'), entries: viewByEntries(context) },
    {
      kind: 'submenu',
      id: 'pictures',
      label: text('menu.contacts.pictures'),
      entries: rowSizeEntries(context),
    },
  ];
}

/** Groups or Online/Offline, and what is gathered in either. */
export function sortEntries({ text, settings, actions }: MenuContext): readonly MenuEntry[] {
  const { arrangement, groupOffline } = settings.list;
  return [
    {
      kind: 'radio',
      id: 'groups',
      label: text('menu.sort.groups'),
      isChecked: arrangement === 'groups',
      onAction: () => actions.changeSettings({ list: { arrangement: 'groups' } }),
    },
    {
      kind: 'radio',
      id: 'status',
      label: text('menu.sort.status'),
      isChecked: arrangement === 'status',
      onAction: () => actions.changeSettings({ list: { arrangement: 'status' } }),
    },
    { kind: 'separator', id: 'line' },
    {
      kind: 'check',
      id: 'groupOffline',
      label: text('menu.sort.groupOffline'),
      isChecked: groupOffline,
      onAction: () => actions.changeSettings({ list: { groupOffline: !groupOffline } }),
    },
  ];
}

/** Which of their names stands in a row. */
function viewByEntries({ text, settings, actions }: MenuContext): readonly MenuEntry[] {
  return NAME_STYLES.map((nameStyle) => ({
    kind: 'radio',
    id: nameStyle,
    label: text(`menu.view.${nameStyle}`),
    isChecked: settings.list.nameStyle === nameStyle,
    onAction: () => actions.changeSettings({ list: { nameStyle } }),
  }));
}

/** Everybody, or those one can talk to. */
function filterEntries({ text, settings, actions }: MenuContext): readonly MenuEntry[] {
  return [false, true].map((onlineOnly) => ({
    kind: 'radio',
    id: onlineOnly ? 'onlineOnly' : 'all',
    label: text(onlineOnly ? 'menu.filter.onlineOnly' : 'menu.filter.all'),
    isChecked: settings.list.onlineOnly === onlineOnly,
    onAction: () => actions.changeSettings({ list: { onlineOnly } }),
  }));
}

/** How large the pictures in the rows are. */
function rowSizeEntries({ text, settings, actions }: MenuContext): readonly MenuEntry[] {
  return ROW_SIZES.map((rowSize) => ({
    kind: 'radio',
    id: rowSize,
    label: text(`menu.pictures.${rowSize}`),
    isChecked: settings.list.rowSize === rowSize,
    onAction: () => actions.changeSettings({ list: { rowSize } }),
  }));
}

/** The menu of the empty area below the contacts. */
export function emptyAreaMenu(context: MenuContext): readonly MenuEntry[] {
  const { text, openDialog } = context;
  const reason = offlineReason(context);
  return [
    {
      kind: 'command',
      id: 'add',
      label: text('menu.list.add'),
      disabledReason: reason,
      onAction: () => openDialog({ kind: 'addContact' }),
    },
    {
      kind: 'command',
      id: 'createGroup',
      label: text('menu.list.createGroup'),
      disabledReason: reason,
      onAction: () => openDialog({ kind: 'createGroup' }),
    },
    { kind: 'separator', id: 'line' },
    { kind: 'submenu', id: 'sortBy', label: text('menu.list.sortBy'), entries: sortEntries(context) },
  ];
}
