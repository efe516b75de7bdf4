import type {
  ContactRequestView,
  ContactView,
  DoctorView,
  GroupView,
  HistoryProtectionView,
  OpenConversationView,
  OutsideView,
  OwnView,
  RequestArguments,
  Settings,
  UpdatesView,
} from '@nudge/ipc-contract';
import { useState } from 'react';
import { FailureWords } from '../../components/failure-words/failure-words.tsx';
import { NoticeStrip } from '../../components/status-strip/notice-strip.tsx';
import { UpdateStrip } from '../../components/updates/update-strip.tsx';
import { MenuBar } from '../../components/window-frame/menu-bar.tsx';
import { usePanes } from '../../components/window-frame/use-panes.ts';
import { WindowFrame } from '../../components/window-frame/window-frame.tsx';
import { useNoFileDrop } from '../../files/use-no-file-drop.ts';
import type { SessionState } from '../../stores/session-store.ts';
import { useText } from '../../text/use-text.ts';
import { ContactListView } from './contact-list/contact-list-view.tsx';
import { OutsideDialog } from './dialogs/outside-dialog.tsx';
import { OpenDialog } from './dialogs/open-dialog.tsx';
import { barMenus } from './menus/bar-menus.ts';
import { showPastAlerts } from './menus/tools-entries.ts';
import type { MenuContext } from './menus/menu-context.ts';
import { SignInView } from './sign-in/sign-in-view.tsx';
import { HistoryLockStrip } from './history-lock-strip.tsx';
import { OutsideStrip } from './outside-strip.tsx';
import type { Outcome } from './main-actions.ts';
import { signInActions } from './sign-in-actions.ts';
import { stillAsked } from './still-asked.ts';
import { useMainAccelerators } from './use-main-accelerators.ts';
import type { useMainWindow, WindowFacts } from './use-main-window.ts';

interface MainWindowProps extends SessionState {
  readonly facts: WindowFacts;
  readonly window: ReturnType<typeof useMainWindow>;
  readonly settings: Settings;
  readonly own: OwnView | undefined;
  readonly missedNudges: number;
  readonly updates: UpdatesView;
  readonly protection: HistoryProtectionView;
  readonly contacts: ReadonlyMap<string, ContactView>;
  readonly groups: readonly GroupView[];
  readonly requests: readonly ContactRequestView[];
  readonly conversations: readonly OpenConversationView[];
  readonly doctor: DoctorView | undefined;
  readonly outside: OutsideView | undefined;
}

/** Frame, menus, one of the two views, and the dialog that is open. */
export function MainWindow(props: MainWindowProps) {
  const { facts, window, settings, own, contacts, groups, session, servers, selectedServerId, outside } =
    props;
  const { actions, setDialog } = window;
  const dialog = stillAsked(window.dialog, props.protection);
  const text = useText();
  const [createdAddress, setCreatedAddress] = useState<string>();
  const server = servers.find(({ id }) => id === selectedServerId);
  const context: MenuContext = {
    text,
    session,
    settings,
    own,
    contacts,
    groups,
    server,
    actions,
    view: window.view,
    openDialog: setDialog,
    showView: window.setView,
    focusSearch: window.focusSearch,
    signIn: window.submitSignIn,
  };
  useMainAccelerators(context);
  usePanes();
  useNoFileDrop();
  const isListShown = own !== undefined && (session.phase === 'signedIn' || session.phase === 'reconnecting');
  const answerOutside = (id: string, yes: boolean): Promise<Outcome> =>
    actions.answerOutside({ id, yes }, (counts) => setDialog({ kind: 'contactsImported', counts }));
  const signInAfter = (account: RequestArguments<'createAccount'>): void => {
    const { address, password } = account;
    setDialog(undefined);
    setCreatedAddress(address);
    actions.tell('signIn', {
      serverId: selectedServerId,
      address,
      password,
      status: 'online',
      rememberMe: true,
      rememberPassword: false,
      signInAutomatically: false,
    });
  };
  return (
    <WindowFrame
      title={text('app.name')}
      ownFrame={facts.ownFrame}
      controls={['minimize', 'toggleMaximize', 'close']}
      onControl={(action) => actions.tell('controlWindow', { action })}
      menuBar={<MenuBar menus={barMenus(context)} isVisible={settings.general.menuVisible} />}
    >
      {props.startNotices.map(({ code, path }) => (
        <NoticeStrip
          key={path}
          message={text(`start.${code}`, { path })}
          onDismiss={actions.dismissStartNotices}
        />
      ))}
      {window.failure !== undefined && (
        <NoticeStrip message={<FailureWords failure={window.failure} />} onDismiss={window.dismissFailure} />
      )}
      {props.missedNudges > 0 && (own?.status === 'online' || own?.status === 'appearOffline') && (
        <NoticeStrip
          message={text('pastAlerts.missed', { count: props.missedNudges })}
          action={{ label: text('pastAlerts.show'), onAction: () => showPastAlerts(context) }}
          onDismiss={() => actions.tell('forgetMissedNudges', {})}
        />
      )}
      <HistoryLockStrip isListShown={isListShown} protection={props.protection} onDialog={setDialog} />
      <OutsideStrip outside={outside} onRead={(id) => void answerOutside(id, false)} />
      <UpdateStrip
        updates={props.updates}
        onNotes={(release) => setDialog({ kind: 'releaseNotes', release })}
        onRestart={() => actions.tell('restartToUpdate', {})}
        onPage={(url) => actions.tell('openLink', { url })}
        onLater={() => actions.tell('putOffUpdate', {})}
      />
      {isListShown ? (
        <ContactListView {...{ own, contacts, context }} {...props} searchRef={window.searchRef} own={own} />
      ) : (
        <SignInView
          {...props}
          // Signed in, but nothing of the list has come yet: that is still the last stage.
          session={
            session.phase === 'signedIn' ? { phase: 'signingIn', stage: 'loadingContactList' } : session
          }
          createdAddress={createdAddress}
          formRef={window.signInRef}
          actions={signInActions(actions)}
          onCreateAccount={() => setDialog({ kind: 'createAccount' })}
        />
      )}
      {outside?.phase === 'asking' && dialog === undefined && (
        <OutsideDialog
          key={outside.id}
          wish={outside.wish}
          onAnswer={(yes) => answerOutside(outside.id, yes)}
        />
      )}
      {dialog !== undefined && (
        <OpenDialog
          dialog={dialog}
          context={context}
          contacts={contacts}
          version={facts.version}
          doctor={props.doctor}
          protection={props.protection}
          onAccountCreated={signInAfter}
          onClose={() => setDialog(undefined)}
        />
      )}
    </WindowFrame>
  );
}
