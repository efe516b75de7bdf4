import type {
  ContactView,
  GroupView,
  OwnView,
  ServerProfile,
  SessionView,
  Settings,
} from '@nudge/ipc-contract';
import type { Text } from '../../../text/use-text.ts';
import type { MainActions } from '../main-actions.ts';
import type { MainDialog, MainView } from '../main-dialog.ts';

/** What the menus of the main window are made from. */
export interface MenuContext {
  readonly text: Text;
  readonly session: SessionView;
  readonly settings: Settings;
  readonly own: OwnView | undefined;
  readonly contacts: ReadonlyMap<string, ContactView>;
  readonly groups: readonly GroupView[];
  readonly server: ServerProfile | undefined;
  readonly view: MainView;
  readonly actions: MainActions;
  readonly openDialog: (dialog: MainDialog) => void;
  readonly showView: (view: MainView) => void;
  readonly focusSearch: () => void;
  /** Sends the sign-in form, or goes to what is missing in it. */
  readonly signIn: () => void;
}

/** Why nothing can be asked of the server just now; nothing while it can. */
export function offlineReason({ session, text }: Pick<MenuContext, 'session' | 'text'>): string | undefined {
  if (session.phase === 'signedIn') return undefined;
  return text(session.phase === 'reconnecting' ? 'reason.lineLost' : 'reason.signedOut');
}
