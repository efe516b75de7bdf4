import { CHOOSABLE_STATUSES } from '@nudge/ipc-contract';
import { useAccelerators, type Accelerators } from '../../components/window-frame/use-accelerators.ts';
import { offlineReason, type MenuContext } from './menus/menu-context.ts';

/** The keys of the main window. Those that need a server do nothing without one, as their menu items do. */
export function useMainAccelerators(context: MenuContext): void {
  const { actions, settings, own, openDialog, focusSearch } = context;
  const isOnline = offlineReason(context) === undefined;
  const whileOnline = (action: () => void): (() => void) | undefined => (isOnline ? action : undefined);
  const statuses: Accelerators = Object.fromEntries(
    CHOOSABLE_STATUSES.map((status, index) => [
      `Ctrl+${index + 1}`,
      whileOnline(() => actions.tell('setStatus', { status })),
    ]),
  );
  useAccelerators({
    ...statuses,
    'Ctrl+F': own === undefined ? undefined : focusSearch,
    'Ctrl+N': whileOnline(() => openDialog({ kind: 'addContact' })),
    'Ctrl+Shift+N': whileOnline(() => openDialog({ kind: 'createGroup' })),
    'Ctrl+H': own === undefined ? undefined : () => actions.tell('openHistory', {}),
    'Ctrl+,': () => actions.tell('openOptions', { page: 'personal' }),
    'Ctrl+Shift+M': () => actions.changeSettings({ alerts: { muteAll: !settings.alerts.muteAll } }),
    F1: () => openDialog({ kind: 'helpTopics' }),
    'Ctrl+Q': () => actions.tell('exitApplication', {}),
  });
}
