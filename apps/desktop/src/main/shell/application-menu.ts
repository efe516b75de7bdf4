import { Menu, type MenuItemConstructorOptions } from 'electron';
import { applicationMenu, type ApplicationMenuItem, type MenuCommandName } from './application-menu-model.ts';
import type { Translate } from './texts.ts';

type OnCommand = (command: MenuCommandName) => void;

/** Called again when the language changes. */
export function setApplicationMenu(translate: Translate, onCommand: OnCommand): void {
  const menus = applicationMenu(process.platform, translate);
  if (menus === undefined) return Menu.setApplicationMenu(null);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menus.map(({ items, ...menu }) => ({
        ...menu,
        submenu: items.map((item) => template(item, onCommand)),
      })),
    ),
  );
}

function template(item: ApplicationMenuItem, onCommand: OnCommand): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'role':
      return { role: item.role, label: item.label };
    case 'command': {
      const { kind: _kind, command, ...rest } = item;
      return { ...rest, click: () => onCommand(command) };
    }
  }
}
