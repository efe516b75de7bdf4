import { CHOOSABLE_STATUSES, shownChoice } from '@nudge/ipc-contract';
import type { MenuChoice, MenuEntry } from '../../../components/menu/menu-entry.ts';
import { STATUS_ICONS } from '../../../components/presence/status-icons.ts';
import { offlineReason, type MenuContext } from './menu-context.ts';

/** The seven statuses as radio items, Ctrl+1 to Ctrl+7. */
export function statusChoices(context: MenuContext): readonly MenuChoice[] {
  const { text, own, actions } = context;
  const shown = own && shownChoice(own.status);
  return CHOOSABLE_STATUSES.map((status, index) => ({
    kind: 'radio',
    id: status,
    label: text(`menu.status.${status}`),
    icon: STATUS_ICONS[status],
    isChecked: status === shown,
    shortcut: `Ctrl+${index + 1}`,
    disabledReason: offlineReason(context),
    onAction: () => actions.tell('setStatus', { status }),
  }));
}

const MINUTE = 60_000;
/** Minutes, by the name of the entry. */
const SPANS = { halfHour: 30, hour: 60, twoHours: 120 } as const;

/** How long the status lasts; afterwards the one of before returns. */
export function untilEntry(context: MenuContext): MenuEntry {
  const { text, own, actions, openDialog } = context;
  const isOnline = own?.status === 'online' || own?.status === 'idle';
  const noStatus = isOnline ? text('reason.onlineAlready') : undefined;
  return {
    kind: 'submenu',
    id: 'until',
    label: text('menu.status.until'),
    disabledReason: offlineReason(context) ?? noStatus,
    entries: [
      ...(['halfHour', 'hour', 'twoHours'] as const).map((span): MenuEntry => ({
        kind: 'command',
        id: span,
        label: text(`menu.until.${span}`),
        onAction: () => actions.tell('setStatusUntil', { until: Date.now() + SPANS[span] * MINUTE }),
      })),
      {
        kind: 'command',
        id: 'time',
        label: text('menu.until.time'),
        onAction: () => openDialog({ kind: 'statusUntil' }),
      },
      { kind: 'separator', id: 'line' },
      {
        kind: 'radio',
        id: 'changed',
        label: text('menu.until.changed'),
        isChecked: own?.statusUntil === undefined,
        onAction: () => actions.tell('setStatusUntil', {}),
      },
    ],
  };
}

/** The menu under one's own name. */
export function statusMenu(context: MenuContext): readonly MenuEntry[] {
  const { text, own, actions, openDialog } = context;
  return [
    ...statusChoices(context),
    untilEntry(context),
    { kind: 'separator', id: 'line-1' },
    {
      kind: 'command',
      id: 'changePicture',
      label: text('menu.status.changePicture'),
      disabledReason: own === undefined ? text('reason.signedOut') : undefined,
      onAction: () => actions.tell('openPicturePicker', {}),
    },
    {
      kind: 'command',
      id: 'changeName',
      label: text('menu.status.changeName'),
      disabledReason: offlineReason(context),
      onAction: () => openDialog({ kind: 'displayName' }),
    },
    {
      kind: 'command',
      id: 'personalSettings',
      label: text('menu.status.personalSettings'),
      onAction: () => actions.tell('openOptions', { page: 'personal' }),
    },
    { kind: 'separator', id: 'line-2' },
    {
      kind: 'command',
      id: 'signOut',
      label: text('menu.status.signOut'),
      onAction: () => actions.tell('signOut', {}),
    },
  ];
}
