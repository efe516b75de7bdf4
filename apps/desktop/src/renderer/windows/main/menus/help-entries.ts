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
  const doctor: readonly MenuEntry[] =
    server === undefined
      ? []
      : [
          {
            kind: 'command',
            id: 'doctor',
            label: text('menu.help.doctor'),
            onAction: () => openDialog({ kind: 'doctor', server }),
          },
        ];
  const diagnostics: MenuEntry = {
    kind: 'command',
    id: 'diagnostics',
    label: text('menu.help.diagnostics'),
    onAction: () =>
      actions.copyDiagnostics((copied) => openDialog({ kind: 'diagnostics', diagnostics: copied })),
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
  const help: readonly MenuEntry[] = [...doctor, diagnostics, updates];
  if (statusPage === '') return [topics, ...help, { kind: 'separator', id: 'line' }, about];
  return [
    topics,
    {
      kind: 'command',
      id: 'serviceStatus',
      label: text('menu.help.serviceStatus'),
      onAction: () => actions.tell('openLink', { url: statusPage }),
    },
    ...help,
    { kind: 'separator', id: 'line' },
    about,
  ];
}
