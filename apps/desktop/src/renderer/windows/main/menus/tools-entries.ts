import { TINTS } from '@nudge/ipc-contract';
import type { MenuEntry } from '../../../components/menu/menu-entry.ts';
import { offlineReason, type MenuContext } from './menu-context.ts';

/** The Tools menu: the window, sounds, what one shows of oneself, and the options. */
export function toolsEntries(context: MenuContext): readonly MenuEntry[] {
  const { text, settings, actions } = context;
  const { alwaysOnTop, menuVisible } = settings.general;
  const { showTabs } = settings.list;
  const { muteAll } = settings.alerts;
  return [
    {
      kind: 'check',
      id: 'alwaysOnTop',
      label: text('menu.tools.alwaysOnTop'),
      isChecked: alwaysOnTop,
      onAction: () => actions.changeSettings({ general: { alwaysOnTop: !alwaysOnTop } }),
    },
    {
      kind: 'check',
      id: 'showTabs',
      label: text('menu.tools.showTabs'),
      isChecked: showTabs,
      onAction: () => actions.changeSettings({ list: { showTabs: !showTabs } }),
    },
    {
      kind: 'check',
      id: 'showMenuBar',
      label: text('menu.tools.showMenuBar'),
      isChecked: menuVisible,
      onAction: () => actions.changeSettings({ general: { menuVisible: !menuVisible } }),
    },
    {
      kind: 'submenu',
      id: 'tint',
      label: text('menu.tools.tint'),
      entries: tintEntries(context),
    },
    { kind: 'separator', id: 'line-1' },
    {
      kind: 'check',
      id: 'muteSounds',
      label: text('menu.tools.muteSounds'),
      isChecked: muteAll,
      shortcut: 'Ctrl+Shift+M',
      onAction: () => actions.changeSettings({ alerts: { muteAll: !muteAll } }),
    },
    ...ownEntries(context),
    { kind: 'separator', id: 'line-2' },
    {
      kind: 'submenu',
      id: 'preview',
      label: text('menu.tools.preview'),
      entries: previewEntries(context),
    },
    pastAlertsEntry(context),
    { kind: 'separator', id: 'line-3' },
    optionsEntry(context),
  ];
}

function optionsEntry({ text, actions }: MenuContext): MenuEntry {
  return {
    kind: 'command',
    id: 'options',
    label: text('menu.tools.options'),
    shortcut: 'Ctrl+,',
    onAction: () => actions.tell('openOptions', { page: 'personal' }),
  };
}

function pastAlertsEntry(context: MenuContext): MenuEntry {
  const { text, own } = context;
  return {
    kind: 'command',
    id: 'pastAlerts',
    label: text('menu.tools.pastAlerts'),
    disabledReason: own === undefined ? text('reason.signedOut') : undefined,
    onAction: () => showPastAlerts(context),
  };
}

/** Also from the line that counts missed nudges. */
export function showPastAlerts({ actions, openDialog }: Pick<MenuContext, 'actions' | 'openDialog'>): void {
  actions.findPastAlerts((alerts) => openDialog({ kind: 'pastAlerts', alerts }));
}

/** Also when another picture was added. */
export function showBackgrounds({ actions, openDialog }: Pick<MenuContext, 'actions' | 'openDialog'>): void {
  actions.findBackgrounds((own) => openDialog({ kind: 'backgrounds', own }));
}

/** What one shows of oneself: emoticons, backgrounds, picture, text, name. */
function ownEntries(context: MenuContext): readonly MenuEntry[] {
  const { text, own, actions, openDialog } = context;
  return [
    {
      kind: 'command',
      id: 'myEmoticons',
      label: text('menu.tools.emoticons'),
      disabledReason: own === undefined ? text('reason.signedOut') : undefined,
      onAction: () => actions.tell('openEmoticons', {}),
    },
    {
      kind: 'command',
      id: 'myBackgrounds',
      label: text('menu.tools.backgrounds'),
      onAction: () => showBackgrounds(context),
    },
    {
      kind: 'command',
      id: 'changePicture',
      label: text('menu.tools.changePicture'),
      disabledReason: own === undefined ? text('reason.signedOut') : undefined,
      onAction: () => actions.tell('openPicturePicker', {}),
    },
    {
      kind: 'command',
      id: 'changeText',
      label: text('menu.tools.changeText'),
      onAction: () => openDialog({ kind: 'font' }),
    },
    {
      kind: 'command',
      id: 'changeName',
      label: text('menu.tools.changeName'),
      disabledReason: offlineReason(context),
      onAction: () => openDialog({ kind: 'displayName' }),
    },
  ];
}

/** The hues a window can take, and its own. */
function tintEntries({ text, settings, actions }: MenuContext): readonly MenuEntry[] {
  return TINTS.map((tint) => ({
    kind: 'radio',
    id: tint,
    label: text(`menu.tint.${tint}`),
    isChecked: settings.look.tint === tint,
    onAction: () => actions.changeSettings({ look: { tint } }),
  }));
}

/** The small picture on the card of a file. */
function previewEntries({ text, settings, actions }: MenuContext): readonly MenuEntry[] {
  return (['large', 'small', 'none'] as const).map((preview) => ({
    kind: 'radio',
    id: preview,
    label: text(`menu.preview.${preview}`),
    isChecked: settings.files.preview === preview,
    onAction: () => actions.changeSettings({ files: { preview } }),
  }));
}
