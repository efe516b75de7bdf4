import {
  HISTORY_FORMATS,
  HISTORY_SHELVES,
  type HistoryConversationView,
  type HistoryFormat,
} from '@nudge/ipc-contract';
import type { BarMenu, MenuEntry } from '../../components/menu/menu-entry.ts';
import { plainLabel } from '../../text/mnemonic.ts';
import type { Text } from '../../text/use-text.ts';
import { isOpenRange } from './days.ts';
import type { Extent, HistoryActions } from './history-actions.ts';
import { chosenConversation, isReadable, titleOf, type HistoryState } from './history-state.ts';

/** What menus do besides asking main. */
export interface MenuCommands {
  readonly copy: () => void;
  readonly selectAll: () => void;
  readonly find: () => void;
  readonly goToDay: () => void;
  readonly toggleDates: () => void;
  readonly askToDelete: (extent: Extent) => void;
  readonly export: (format: HistoryFormat, extent: Extent) => void;
  readonly close: () => void;
}

interface MenusInput {
  readonly state: HistoryState;
  readonly areDatesShown: boolean;
  readonly actions: HistoryActions;
  readonly commands: MenuCommands;
  readonly text: Text;
}

/** The menus of the history window. What cannot be done now is disabled and says why. */
export function historyMenus(input: MenusInput): readonly BarMenu[] {
  const { text } = input;
  return [
    { id: 'file', label: text('menu.historyBar.file'), entries: fileMenu(input) },
    { id: 'edit', label: text('menu.historyBar.edit'), entries: editMenu(input) },
    { id: 'view', label: text('menu.historyBar.view'), entries: viewMenu(input) },
    { id: 'delete', label: text('menu.historyBar.delete'), entries: deleteMenu(input) },
  ];
}

/** What can be done with one conversation, at a right click on it. It is the chosen one then. */
export function conversationEntries(
  conversation: HistoryConversationView,
  { actions, commands, text }: Pick<MenusInput, 'actions' | 'commands' | 'text'>,
): readonly MenuEntry[] {
  return [
    writeEntry(conversation, actions, text),
    { kind: 'separator', id: 'who-1' },
    keepEntry(conversation, actions, text),
    {
      kind: 'command',
      id: 'delete',
      label: text('menu.historyWho.delete'),
      onAction: () => commands.askToDelete('conversation'),
    },
  ];
}

/** Why nothing can be done with a conversation: there is none. */
function noConversation({ state, text }: Pick<MenusInput, 'state' | 'text'>): string | undefined {
  return chosenConversation(state) === undefined ? text('reason.noConversation') : undefined;
}

function writeEntry(
  { kind, addresses }: HistoryConversationView,
  actions: HistoryActions,
  text: Text,
): MenuEntry {
  const [address] = addresses;
  return {
    kind: 'command',
    id: 'write',
    label: text('menu.historyWho.write'),
    disabledReason: kind === 'group' ? text('reason.severalPeople') : undefined,
    onAction: () => {
      if (address !== undefined) actions.writeTo(address);
    },
  };
}

function keepEntry(conversation: HistoryConversationView, actions: HistoryActions, text: Text): MenuEntry {
  return {
    kind: 'check',
    id: 'keep',
    label: text('menu.historyWho.keep', { name: plainLabel(titleOf(conversation)) }),
    isChecked: conversation.isKept,
    onAction: () => actions.setKept(conversation),
  };
}

function fileMenu(input: MenusInput): readonly MenuEntry[] {
  const { state, actions, commands, text } = input;
  const chosen = chosenConversation(state);
  const aboutChosen: readonly MenuEntry[] =
    chosen === undefined
      ? []
      : [
          writeEntry(chosen, actions, text),
          keepEntry(chosen, actions, text),
          { kind: 'separator', id: 'file-1' },
        ];
  return [
    ...aboutChosen,
    {
      kind: 'submenu',
      id: 'exportThis',
      label: text('menu.historyFile.exportThis'),
      disabledReason: noConversation(input),
      entries: formatEntries(input, isOpenRange(state.range) ? 'conversation' : 'range'),
    },
    {
      kind: 'submenu',
      id: 'exportAll',
      label: text('menu.historyFile.exportAll'),
      disabledReason: state.conversations.length === 0 ? text('reason.noHistory') : undefined,
      entries: formatEntries(input, 'everything'),
    },
    {
      kind: 'command',
      id: 'import',
      label: text('menu.historyFile.import'),
      disabledReason: importReason(input),
      onAction: actions.logs.find,
    },
    ...lockEntries(input),
    { kind: 'separator', id: 'file-2' },
    {
      kind: 'command',
      id: 'close',
      label: text('menu.historyFile.close'),
      shortcut: 'Ctrl+W',
      onAction: commands.close,
    },
  ];
}

function importReason({ state, text }: MenusInput): string | undefined {
  if (state.own === undefined) return text('reason.signedOut');
  return isReadable(state.protection) ? undefined : text('reason.historyLocked');
}

function lockEntries({ state, actions, text }: MenusInput): readonly MenuEntry[] {
  if (state.protection.state !== 'unlocked') return [];
  return [
    { kind: 'separator', id: 'file-3' },
    { kind: 'command', id: 'lock', label: text('menu.historyFile.lock'), onAction: actions.lock },
  ];
}

function formatEntries({ commands, text }: MenusInput, extent: Extent): readonly MenuEntry[] {
  return HISTORY_FORMATS.map((format) => ({
    kind: 'command',
    id: format,
    label: text(`menu.historyFormat.${format}`),
    onAction: () => commands.export(format, extent),
  }));
}

function editMenu({ state, actions, commands, text }: MenusInput): readonly MenuEntry[] {
  const hasHits = (state.search.found?.hits.length ?? 0) > 0;
  const noHits = hasHits ? undefined : text('reason.nothingFound');
  const hasRows = (state.table?.rows.length ?? 0) > 0 && state.shelf === 'all';
  return [
    {
      kind: 'command',
      id: 'copy',
      label: text('menu.historyEdit.copy'),
      shortcut: 'Ctrl+C',
      disabledReason: state.selection === undefined ? text('reason.nothingSelected') : undefined,
      onAction: commands.copy,
    },
    {
      kind: 'command',
      id: 'selectAll',
      label: text('menu.historyEdit.selectAll'),
      shortcut: 'Ctrl+A',
      disabledReason: hasRows ? undefined : text('reason.noHistory'),
      onAction: commands.selectAll,
    },
    { kind: 'separator', id: 'edit-1' },
    {
      kind: 'command',
      id: 'find',
      label: text('menu.historyEdit.find'),
      shortcut: 'Ctrl+F',
      onAction: commands.find,
    },
    {
      kind: 'command',
      id: 'next',
      label: text('menu.historyEdit.next'),
      shortcut: 'F3',
      disabledReason: noHits,
      onAction: () => actions.search.step(1),
    },
    {
      kind: 'command',
      id: 'previous',
      label: text('menu.historyEdit.previous'),
      shortcut: 'Shift+F3',
      disabledReason: noHits,
      onAction: () => actions.search.step(-1),
    },
  ];
}

function viewMenu(input: MenusInput): readonly MenuEntry[] {
  const { state, areDatesShown, actions, commands, text } = input;
  const disabledReason = noConversation(input);
  return [
    ...HISTORY_SHELVES.map((shelf): MenuEntry => ({
      kind: 'radio',
      id: shelf,
      label: text(`menu.historyView.${shelf}`),
      isChecked: state.shelf === shelf,
      onAction: () => actions.table.showShelf(shelf),
    })),
    { kind: 'separator', id: 'view-1' },
    {
      kind: 'command',
      id: 'goToDay',
      label: text('menu.historyView.goToDay'),
      shortcut: 'Ctrl+G',
      disabledReason,
      onAction: commands.goToDay,
    },
    {
      kind: 'command',
      id: 'newest',
      label: text('menu.historyView.newest'),
      disabledReason,
      onAction: actions.table.showNewest,
    },
    {
      kind: 'check',
      id: 'dates',
      label: text('menu.historyView.dates'),
      isChecked: areDatesShown,
      onAction: commands.toggleDates,
    },
  ];
}

function deleteMenu(input: MenusInput): readonly MenuEntry[] {
  const { state, commands, text } = input;
  const none = noConversation(input);
  return [
    {
      kind: 'command',
      id: 'conversation',
      label: text('menu.historyDelete.conversation'),
      disabledReason: none,
      onAction: () => commands.askToDelete('conversation'),
    },
    {
      kind: 'command',
      id: 'range',
      label: text('menu.historyDelete.range'),
      disabledReason: none ?? (isOpenRange(state.range) ? text('reason.noDates') : undefined),
      onAction: () => commands.askToDelete('range'),
    },
    { kind: 'separator', id: 'delete-1' },
    {
      kind: 'command',
      id: 'everything',
      label: text('menu.historyDelete.everything'),
      disabledReason: state.conversations.length === 0 ? text('reason.noHistory') : undefined,
      onAction: () => commands.askToDelete('everything'),
    },
  ];
}
