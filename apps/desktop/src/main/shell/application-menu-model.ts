/**
 * The menu at the top of the screen of a Mac, as data. There it also carries the keys for editing, windows and
 * leaving; elsewhere windows draw their own menus, and there is none.
 */
import type { Translate } from './texts.ts';
import { withoutMnemonic } from './without-mnemonic.ts';

export type MenuCommandName = 'about' | 'settings' | 'help';

/** What Electron does by itself, by its name there. */
export type MenuRole =
  | ('services' | 'hide' | 'hideOthers' | 'unhide' | 'quit')
  | ('undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll')
  | ('close' | 'minimize' | 'zoom' | 'front');

export type ApplicationMenuItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'role'; readonly role: MenuRole; readonly label: string }
  | {
      readonly kind: 'command';
      readonly command: MenuCommandName;
      readonly label: string;
      /** As Electron writes keys. */
      readonly accelerator?: string;
    };

export interface ApplicationMenu {
  readonly label: string;
  /** The system adds to these what belongs there. */
  readonly role?: 'window' | 'help';
  readonly items: readonly ApplicationMenuItem[];
}

const SEPARATOR: ApplicationMenuItem = { kind: 'separator' };

const role = (name: MenuRole, label: string): ApplicationMenuItem => ({ kind: 'role', role: name, label });

/** Undefined: the system has no such menu. */
export function applicationMenu(
  platform: NodeJS.Platform,
  translate: Translate,
): readonly ApplicationMenu[] | undefined {
  if (platform !== 'darwin') return undefined;
  const own: ApplicationMenu = {
    label: translate('app.name'),
    items: [
      { kind: 'command', command: 'about', label: withoutMnemonic(translate('menu.help.about')) },
      SEPARATOR,
      { kind: 'command', command: 'settings', label: translate('mac.settings'), accelerator: 'Command+,' },
      SEPARATOR,
      role('services', translate('mac.services')),
      SEPARATOR,
      role('hide', translate('mac.hide')),
      role('hideOthers', translate('mac.hideOthers')),
      role('unhide', translate('mac.showAll')),
      SEPARATOR,
      role('quit', translate('mac.quit')),
    ],
  };
  return [own, editMenu(translate), windowMenu(translate), helpMenu(translate)];
}

function editMenu(translate: Translate): ApplicationMenu {
  const edit = (name: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll'): ApplicationMenuItem =>
    role(name, withoutMnemonic(translate(`menu.chatEdit.${name}`)));
  return {
    label: withoutMnemonic(translate('menu.chatBar.edit')),
    items: [
      edit('undo'),
      edit('redo'),
      SEPARATOR,
      edit('cut'),
      edit('copy'),
      edit('paste'),
      edit('selectAll'),
    ],
  };
}

function windowMenu(translate: Translate): ApplicationMenu {
  return {
    label: translate('mac.window'),
    role: 'window',
    items: [
      role('minimize', translate('window.minimize')),
      role('zoom', translate('mac.zoom')),
      role('close', translate('window.close')),
      SEPARATOR,
      role('front', translate('mac.front')),
    ],
  };
}

function helpMenu(translate: Translate): ApplicationMenu {
  const label = withoutMnemonic(translate('menu.help.topics'));
  return {
    label: withoutMnemonic(translate('menu.bar.help')),
    role: 'help',
    items: [{ kind: 'command', command: 'help', label }],
  };
}
