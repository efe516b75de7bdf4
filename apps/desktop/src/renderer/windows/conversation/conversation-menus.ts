import { SAVE_FORMATS } from '@nudge/ipc-contract';
import type { EditCommand } from '../../components/composer/composer-handle.ts';
import type { BarMenu, MenuEntry } from '../../components/menu/menu-entry.ts';
import type { Text } from '../../text/use-text.ts';
import type { ConversationState } from '../../stores/conversation.ts';
import { actionsMenu } from './actions-menu.ts';
import type { ConversationActions } from './conversation-actions.ts';
import { filesReason } from './files-reason.ts';
import { inviteReason } from './unable-reasons.ts';
import { viewMenu } from './view-menu.ts';

/** What menus do besides asking main. */
export interface MenuCommands {
  readonly edit: (command: EditCommand) => void;
  readonly paste: () => void;
  readonly changeFont: () => void;
  readonly changeBackground: () => void;
  readonly invite: () => void;
  readonly find: () => void;
  readonly findNext: () => void;
  readonly close: () => void;
}

export interface MenusInput {
  readonly state: ConversationState;
  readonly actions: ConversationActions;
  readonly commands: MenuCommands;
  readonly text: Text;
}

/** The menus of a conversation window: only what is built. */
export function conversationMenus(input: MenusInput): readonly BarMenu[] {
  const { text, actions } = input;
  return [
    { id: 'file', label: text('menu.chatBar.file'), entries: fileMenu(input) },
    { id: 'edit', label: text('menu.chatBar.edit'), entries: editMenu(input) },
    { id: 'view', label: text('menu.chatBar.view'), entries: viewMenu(input) },
    { id: 'actions', label: text('menu.chatBar.actions'), entries: actionsMenu(input) },
    {
      id: 'tools',
      label: text('menu.chatBar.tools'),
      entries: [
        {
          kind: 'command',
          id: 'myEmoticons',
          label: text('menu.chatTools.emoticons'),
          onAction: actions.openEmoticons,
        },
        {
          kind: 'command',
          id: 'backgrounds',
          label: text('menu.chatTools.backgrounds'),
          onAction: input.commands.changeBackground,
        },
        {
          kind: 'command',
          id: 'changePicture',
          label: text('menu.chatTools.changePicture'),
          onAction: actions.changePicture,
        },
        { kind: 'separator', id: 'tools-1' },
        {
          kind: 'command',
          id: 'options',
          label: text('menu.chatTools.options'),
          shortcut: 'Ctrl+,',
          onAction: actions.openOptions,
        },
      ],
    },
    { id: 'help', label: text('menu.chatBar.help'), entries: helpMenu(input) },
  ];
}

interface EditEntriesInput {
  readonly text: Text;
  readonly commands: Pick<MenuCommands, 'edit' | 'paste'>;
}

/** Edit commands, as in the menu and at the right click. */
function editEntries({ text, commands }: EditEntriesInput): readonly MenuEntry[] {
  const entry = (id: EditCommand, shortcut: string): MenuEntry => ({
    kind: 'command',
    id,
    label: text(`menu.chatEdit.${id}`),
    shortcut,
    onAction: () => commands.edit(id),
  });
  return [
    entry('undo', 'Ctrl+Z'),
    entry('redo', 'Ctrl+Y'),
    { kind: 'separator', id: 'edit-1' },
    entry('cut', 'Ctrl+X'),
    entry('copy', 'Ctrl+C'),
    {
      kind: 'command',
      id: 'paste',
      label: text('menu.chatEdit.paste'),
      shortcut: 'Ctrl+V',
      onAction: commands.paste,
    },
    entry('delete', 'Del'),
    entry('selectAll', 'Ctrl+A'),
  ];
}

interface InputEntriesInput extends Pick<MenusInput, 'actions' | 'state' | 'text'> {
  readonly commands: Pick<MenuCommands, 'edit' | 'paste' | 'changeFont'>;
}

/** What a right click in the input offers. */
export function inputEntries({ actions, commands, state, text }: InputEntriesInput): readonly MenuEntry[] {
  const { rightToLeft } = state.settings.messages.format;
  return [
    ...editEntries({ text, commands }),
    { kind: 'separator', id: 'edit-2' },
    fontEntry({ text, commands }),
    {
      kind: 'check',
      id: 'readingOrder',
      label: text('menu.chatEdit.readingOrder'),
      isChecked: rightToLeft,
      onAction: () => actions.changeFormat({ rightToLeft: !rightToLeft }),
    },
  ];
}

function fontEntry({ text, commands }: Pick<InputEntriesInput, 'text' | 'commands'>): MenuEntry {
  return { kind: 'command', id: 'font', label: text('menu.chatEdit.font'), onAction: commands.changeFont };
}

function fileMenu({ text, commands, actions, state }: MenusInput): readonly MenuEntry[] {
  const disabledReason = filesReason(state, text);
  return [
    {
      kind: 'command',
      id: 'invite',
      label: text('menu.chatFile.invite'),
      shortcut: 'Ctrl+Shift+I',
      disabledReason: inviteReason(state, text),
      onAction: commands.invite,
    },
    {
      kind: 'command',
      id: 'sendFile',
      label: text('menu.chatFile.sendFile'),
      shortcut: 'Ctrl+O',
      disabledReason,
      onAction: () => actions.chooseFiles('files'),
    },
    {
      kind: 'command',
      id: 'sendFolder',
      label: text('menu.chatFile.sendFolder'),
      disabledReason,
      onAction: () => actions.chooseFiles('folder'),
    },
    {
      kind: 'command',
      id: 'receivedFiles',
      label: text('menu.chatFile.receivedFiles'),
      onAction: actions.openReceivedFiles,
    },
    { kind: 'separator', id: 'file-1' },
    ...savingEntries({ text, actions }),
    {
      kind: 'command',
      id: 'viewHistory',
      label: text('menu.chatFile.viewHistory'),
      shortcut: 'Ctrl+H',
      onAction: () => actions.openHistory(),
    },
    { kind: 'separator', id: 'file-2' },
    {
      kind: 'command',
      id: 'close',
      label: text('menu.chatFile.close'),
      shortcut: 'Esc',
      onAction: commands.close,
    },
  ];
}

function savingEntries({ text, actions }: Pick<MenusInput, 'text' | 'actions'>): readonly MenuEntry[] {
  return [
    {
      kind: 'command',
      id: 'save',
      label: text('menu.chatFile.save'),
      shortcut: 'Ctrl+S',
      onAction: () => actions.save(),
    },
    {
      kind: 'submenu',
      id: 'saveAs',
      label: text('menu.chatFile.saveAs'),
      entries: SAVE_FORMATS.map((format) => ({
        kind: 'command',
        id: format,
        label: text(`menu.chatSaveAs.${format}`),
        onAction: () => actions.save(format),
      })),
    },
    {
      kind: 'command',
      id: 'print',
      label: text('menu.chatFile.print'),
      shortcut: 'Ctrl+P',
      onAction: actions.print,
    },
  ];
}

function editMenu(input: MenusInput): readonly MenuEntry[] {
  const { text, commands, actions, state } = input;
  const { rightToLeft } = state.settings.messages.format;
  return [
    ...editEntries(input),
    { kind: 'separator', id: 'edit-2' },
    {
      kind: 'command',
      id: 'find',
      label: text('menu.chatEdit.find'),
      shortcut: 'Ctrl+F',
      onAction: commands.find,
    },
    {
      kind: 'command',
      id: 'findNext',
      label: text('menu.chatEdit.findNext'),
      shortcut: 'F3',
      onAction: commands.findNext,
    },
    { kind: 'separator', id: 'edit-3' },
    fontEntry(input),
    {
      kind: 'submenu',
      id: 'direction',
      label: text('menu.chatEdit.direction'),
      entries: ([false, true] as const).map((isRightToLeft) => ({
        kind: 'radio',
        id: isRightToLeft ? 'rightToLeft' : 'leftToRight',
        label: text(isRightToLeft ? 'menu.chatDirection.rightToLeft' : 'menu.chatDirection.leftToRight'),
        isChecked: rightToLeft === isRightToLeft,
        onAction: () => actions.changeFormat({ rightToLeft: isRightToLeft }),
      })),
    },
  ];
}

function helpMenu({ text, actions, state }: MenusInput): readonly MenuEntry[] {
  const { statusPage } = state;
  const serviceStatus: MenuEntry = {
    kind: 'command',
    id: 'serviceStatus',
    label: text('menu.help.serviceStatus'),
    onAction: () => actions.openLink(statusPage),
  };
  return [
    {
      kind: 'command',
      id: 'helpTopics',
      label: text('menu.help.topics'),
      shortcut: 'F1',
      onAction: () => actions.openHelp('helpTopics'),
    },
    ...(statusPage === '' ? [] : [serviceStatus]),
    { kind: 'separator', id: 'help-1' },
    {
      kind: 'command',
      id: 'about',
      label: text('menu.help.about'),
      onAction: () => actions.openHelp('about'),
    },
  ];
}
