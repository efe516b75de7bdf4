/** What the tray shows, as data: tests read it, and the adapter beside this file draws it. */
import {
  CHOOSABLE_STATUSES,
  shownChoice,
  type ChoosableStatus,
  type OwnView,
  type SessionView,
} from '@nudge/ipc-contract';
import type { Translate } from './texts.ts';

export type TrayIcon = 'online' | 'busy' | 'away' | 'appear-offline' | 'signed-out' | 'connecting';

export type TrayCommand =
  | { readonly type: 'open' }
  | { readonly type: 'setStatus'; readonly status: ChoosableStatus }
  | { readonly type: 'sendMessage' }
  | { readonly type: 'signIn' }
  | { readonly type: 'signOut' }
  | { readonly type: 'options' }
  | { readonly type: 'exit' };

export type TrayItem =
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'command';
      /** With its `&`, which Electron reads on every system. */
      readonly label: string;
      readonly command: TrayCommand;
      readonly isEnabled: boolean;
      /** Present for radio items. */
      readonly isChecked?: boolean;
    }
  | {
      readonly kind: 'menu';
      readonly label: string;
      readonly isEnabled: boolean;
      readonly items: readonly TrayItem[];
    };

export interface TrayModel {
  readonly icon: TrayIcon;
  /** A dot on the icon: something was not read yet. */
  readonly hasUnread: boolean;
  readonly unread: number;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

export interface TrayFacts {
  readonly session: SessionView;
  readonly own: OwnView | undefined;
  readonly unread: number;
  readonly translate: Translate;
}

const SEPARATOR: TrayItem = { kind: 'separator' };

function iconFor({ session, own }: TrayFacts): TrayIcon {
  if (session.phase === 'signingIn' || session.phase === 'reconnecting') return 'connecting';
  if (session.phase !== 'signedIn' || own === undefined) return 'signed-out';
  switch (own.status) {
    case 'online':
      return 'online';
    case 'busy':
    case 'onThePhone':
      return 'busy';
    case 'appearOffline':
    case 'offline':
      return 'appear-offline';
    default:
      return 'away';
  }
}

function tooltipFor({ session, own, translate }: TrayFacts): string {
  if (session.phase !== 'signedIn' || own === undefined) return translate('tray.tooltipSignedOut');
  return translate('tray.tooltip', { name: own.displayName, status: translate(`status.${own.status}`) });
}

function statusMenu({ own, translate }: TrayFacts, isSignedIn: boolean): TrayItem {
  const shown = own && shownChoice(own.status);
  const items = CHOOSABLE_STATUSES.map((status): TrayItem => {
    const command = { type: 'setStatus', status } as const;
    const label = translate(`menu.status.${status}`);
    return { kind: 'command', label, command, isEnabled: isSignedIn, isChecked: status === shown };
  });
  return { kind: 'menu', label: translate('tray.myStatus'), isEnabled: isSignedIn, items };
}

export function trayModel(facts: TrayFacts): TrayModel {
  const { session, unread, translate } = facts;
  const isSignedIn = session.phase === 'signedIn';
  const isOut = session.phase === 'signedOut';
  const item = (label: string, command: TrayCommand, isEnabled = true): TrayItem => ({
    kind: 'command',
    label,
    command,
    isEnabled,
  });
  const sessionItem = isOut
    ? item(translate('tray.signIn'), { type: 'signIn' })
    : item(translate('tray.signOut'), { type: 'signOut' }, session.phase !== 'signingOut');
  return {
    icon: iconFor(facts),
    hasUnread: unread > 0,
    unread,
    tooltip: tooltipFor(facts),
    items: [
      item(translate('tray.open'), { type: 'open' }),
      SEPARATOR,
      statusMenu(facts, isSignedIn),
      item(translate('tray.sendMessage'), { type: 'sendMessage' }, isSignedIn),
      sessionItem,
      SEPARATOR,
      item(translate('tray.options'), { type: 'options' }),
      item(translate('tray.exit'), { type: 'exit' }),
    ],
  };
}
