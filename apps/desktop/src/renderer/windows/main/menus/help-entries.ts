import type { MenuEntry } from '../../../components/menu/menu-entry.ts';
import type { MenuContext } from './menu-context.ts';

/** The Help menu; the page of the server's state where the server has one. */
export function helpEntries({ text, server, actions, openDialog }: MenuContext): readonly MenuEntry[] {
  const statusPage = server?.links.serviceStatus ?? '';
  const topics: MenuEntry = {
    kind: 'command',
    id: 'helpTopics',
    label: text('menu.help.topics'),
    shortcut: 'F1',
    onAction: () => openDialog({ kind: 'helpTopics' }),
  };
  const about: MenuEntry = {
    kind: 'command',
    id: 'about',
    label: text('menu.help.about'),
    onAction: () => openDialog({ kind: 'about' }),
  };
  const updates: MenuEntry = {
    kind: 'command',
    id: 'checkForUpdates',
    label: text('menu.help.checkForUpdates'),
    onAction: () => {
      actions.tell('openOptions', { page: 'updates' });
      actions.tell('checkForUpdates', {});
    },
  };
  if (statusPage === '') return [topics, updates, { kind: 'separator', id: 'line' }, about];
  return [
    topics,
    updates,
    {
      kind: 'command',
      id: 'serviceStatus',
      label: text('menu.help.serviceStatus'),
      onAction: () => actions.tell('openLink', { url: statusPage }),
    },
    { kind: 'separator', id: 'line' },
    about,
  ];
}
