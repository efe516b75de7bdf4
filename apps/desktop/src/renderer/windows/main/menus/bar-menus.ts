import type { BarMenu, MenuEntry } from '../../../components/menu/menu-entry.ts';
import { toolsEntries } from './tools-entries.ts';
import { contactsEntries } from './contacts-entries.ts';
import { offlineReason, type MenuContext } from './menu-context.ts';
import { helpEntries } from './help-entries.ts';
import { statusChoices, untilEntry } from './status-entries.ts';

/** The menu bar of the main window: only what is built; what cannot be done now is disabled and says why. */
export function barMenus(context: MenuContext): readonly BarMenu[] {
  const { text } = context;
  return [
    { id: 'file', label: text('menu.bar.file'), entries: fileEntries(context) },
    { id: 'contacts', label: text('menu.bar.contacts'), entries: contactsEntries(context) },
    { id: 'actions', label: text('menu.bar.actions'), entries: actionsEntries(context) },
    { id: 'tools', label: text('menu.bar.tools'), entries: toolsEntries(context) },
    { id: 'help', label: text('menu.bar.help'), entries: helpEntries(context) },
  ];
}

function fileEntries(context: MenuContext): readonly MenuEntry[] {
  const { text, actions, openDialog } = context;
  return [
    ...sessionEntries(context),
    { kind: 'separator', id: 'line-1' },
    goToEntry(context),
    { kind: 'separator', id: 'line-2' },
    {
      kind: 'command',
      id: 'sendFile',
      label: text('menu.file.sendFile'),
      disabledReason: offlineReason(context),
      onAction: () => openDialog({ kind: 'sendFile' }),
    },
    {
      kind: 'command',
      id: 'receivedFiles',
      label: text('menu.file.receivedFiles'),
      onAction: () => actions.tell('openReceivedFiles', {}),
    },
    {
      kind: 'command',
      id: 'viewHistory',
      label: text('menu.file.viewHistory'),
      shortcut: 'Ctrl+H',
      disabledReason: context.own === undefined ? text('reason.signedOut') : undefined,
      onAction: () => actions.tell('openHistory', {}),
    },
    { kind: 'separator', id: 'line-3' },
    ...contactFileEntries(context),
    { kind: 'separator', id: 'line-4' },
    {
      kind: 'command',
      id: 'close',
      label: text('menu.file.close'),
      onAction: () => actions.tell('controlWindow', { action: 'close' }),
    },
    {
      kind: 'command',
      id: 'exit',
      label: text('menu.file.exit'),
      shortcut: 'Ctrl+Q',
      onAction: () => actions.tell('exitApplication', {}),
    },
  ];
}

/** Signing in and out, and what others see meanwhile. */
function sessionEntries(context: MenuContext): readonly MenuEntry[] {
  const { text, session, actions } = context;
  const hasSession = session.phase === 'signedIn' || session.phase === 'reconnecting';
  return [
    {
      kind: 'command',
      id: 'signIn',
      label: text('menu.file.signIn'),
      disabledReason: noSignInReason(context),
      onAction: context.signIn,
    },
    {
      kind: 'command',
      id: 'signOut',
      label: text('menu.file.signOut'),
      disabledReason: hasSession ? undefined : text('reason.signedOut'),
      onAction: () => actions.tell('signOut', {}),
    },
    {
      kind: 'submenu',
      id: 'myStatus',
      label: text('menu.file.myStatus'),
      disabledReason: offlineReason(context),
      entries: [...statusChoices(context), { kind: 'separator', id: 'line' }, untilEntry(context)],
    },
  ];
}

function noSignInReason({ session, text }: MenuContext): string | undefined {
  if (session.phase === 'signedOut') return undefined;
  const isBusy = session.phase === 'signingIn' || session.phase === 'signingOut';
  return text(isBusy ? 'reason.signingIn' : 'reason.signedIn');
}

/** The original leads to pages of its service here; ours has the parts of its own window. */
function goToEntry({ text, own, view, showView }: MenuContext): MenuEntry {
  return {
    kind: 'submenu',
    id: 'goTo',
    label: text('menu.file.goTo'),
    disabledReason: own === undefined ? text('reason.signedOut') : undefined,
    entries: (['contacts', 'conversations', 'requests'] as const).map((choice) => ({
      kind: 'radio',
      id: choice,
      label: text(`menu.goTo.${choice}`),
      isChecked: view === choice,
      onAction: () => showView(choice),
    })),
  };
}

/** The contact list in a file. It is known, and can be saved, while a lost line is being mended. */
function contactFileEntries(context: MenuContext): readonly MenuEntry[] {
  const { text, own, actions, openDialog } = context;
  return [
    {
      kind: 'command',
      id: 'saveContacts',
      label: text('menu.file.saveContacts'),
      disabledReason: own === undefined ? text('reason.signedOut') : undefined,
      onAction: () => actions.tell('saveContactList', {}),
    },
    {
      kind: 'command',
      id: 'importContacts',
      label: text('menu.file.importContacts'),
      disabledReason: offlineReason(context),
      onAction: () => actions.importContacts((counts) => openDialog({ kind: 'contactsImported', counts })),
    },
  ];
}

function actionsEntries(context: MenuContext): readonly MenuEntry[] {
  const { text, own, openDialog } = context;
  return [
    {
      kind: 'command',
      id: 'sendMessage',
      label: text('menu.actions.sendMessage'),
      disabledReason: own === undefined ? text('reason.signedOut') : undefined,
      onAction: () => openDialog({ kind: 'sendMessage' }),
    },
  ];
}
