import type { Bridge, Reply, RequestFailure } from '@nudge/ipc-contract';
import { AlertsPage } from '../../components/options/alerts-page.tsx';
import { ConnectionPage } from '../../components/options/connection-page.tsx';
import { hasSameOwner } from '../../components/options/proxy-fault.ts';
import type { ProxyDraft } from '../../components/options/proxy-panel.tsx';
import { FilesPage } from '../../components/options/files-page.tsx';
import { GeneralPage } from '../../components/options/general-page.tsx';
import { MessagesPage } from '../../components/options/messages-page.tsx';
import { PersonalPage } from '../../components/options/personal-page.tsx';
import { PrivacyPage } from '../../components/options/privacy-page.tsx';
import { SecurityPage } from '../../components/options/security-page.tsx';
import { UpdatesPage } from '../../components/options/updates-page.tsx';
import type { OptionsState } from '../../stores/options.ts';
import type { DraftControl, OptionsDraft } from './use-draft.ts';

interface OptionsPageViewProps {
  readonly bridge: Bridge<'options'>;
  readonly state: OptionsState;
  readonly control: DraftControl;
  /** Of what takes effect at once; undefined: it was done. */
  readonly onFailure: (failure: RequestFailure | undefined) => void;
}

/** Joins the chosen page to the draft and, where a thing takes effect at once, to the bridge. */
export function OptionsPageView({ bridge, state, control, onFailure }: OptionsPageViewProps) {
  const { draft, change, changePrivacy, changeSection } = control;
  const { settings } = draft;
  const tell = async (reply: Promise<Reply<undefined>>): Promise<void> => {
    const outcome = await reply;
    onFailure(outcome.ok ? undefined : outcome.failure);
  };
  switch (state.page) {
    case 'personal':
      return (
        <PersonalPage
          isSignedIn={state.own !== undefined}
          displayName={draft.displayName}
          personalMessage={draft.personalMessage}
          personal={settings.personal}
          pictureUrl={state.own?.pictureUrl ?? ''}
          onDisplayName={(displayName) => change({ displayName })}
          onPersonalMessage={(personalMessage) => change({ personalMessage })}
          onPersonal={(part) => changeSection('personal', part)}
          onChangePicture={() => void bridge.request('openPicturePicker', {})}
        />
      );
    case 'general':
      return (
        <GeneralPage
          general={settings.general}
          look={settings.look}
          locales={state.locales}
          closing={state.closing}
          automatic={
            state.stored.automatic && { ...state.stored.automatic, isOn: draft.signsInAutomatically }
          }
          onAutomatic={(signsInAutomatically) => change({ signsInAutomatically })}
          onGeneral={(part) => changeSection('general', part)}
          onLook={(part) => changeSection('look', part)}
        />
      );
    case 'messages':
      return (
        <MessagesPage
          messages={settings.messages}
          historyFolder={state.historyFolder}
          protection={state.protection}
          request={bridge.request}
          onFailure={onFailure}
          onMessages={(part) => changeSection('messages', part)}
          onOpenHistoryFolder={() => void tell(bridge.request('openHistoryFolder', {}))}
        />
      );
    case 'alerts':
      return (
        <AlertsPage
          alerts={settings.alerts}
          canNotify={state.canNotify}
          canSeeFullScreen={state.canSeeFullScreen}
          hasMail={(state.own?.unreadMail ?? 0) > 0}
          onAlerts={(part) => changeSection('alerts', part)}
          onPreview={(event) => void bridge.request('playSound', { event })}
          onChooseSound={(event, useDefault) =>
            void tell(bridge.request('chooseSound', { event, useDefault }))
          }
        />
      );
    case 'files':
      return (
        <FilesPage
          files={settings.files}
          folder={settings.files.folder || state.defaultFilesFolder}
          isDefaultFolder={settings.files.folder === ''}
          scanner={settings.files.scanner}
          onFiles={(part) => changeSection('files', part)}
          request={bridge.request}
        />
      );
    case 'privacy':
      return (
        <PrivacyPage
          privacy={draft.privacy}
          onPrivacy={changePrivacy}
          onAddContact={(address) => void bridge.request('addContact', { address })}
          onProperties={(address) => void tell(bridge.request('openProperties', { address }))}
        />
      );
    case 'security':
      return (
        <SecurityPage
          security={settings.security}
          stored={state.stored}
          onSecurity={(part) => changeSection('security', part)}
          onForgetPasswords={() => void bridge.request('forgetPasswords', {})}
          onClearPictures={() => void bridge.request('clearPictureCache', {})}
        />
      );
    case 'updates':
      return (
        <UpdatesPage
          choice={settings.updates}
          updates={state.updates}
          version={state.version}
          onChoice={(part) => changeSection('updates', part)}
          onCheck={() => void bridge.request('checkForUpdates', {})}
          onRestart={() => void bridge.request('restartToUpdate', {})}
          onPage={(url) => void bridge.request('openLink', { url })}
        />
      );
    case 'connection':
      return <ConnectionView bridge={bridge} state={state} control={control} />;
  }
}

function ConnectionView({ bridge, state, control }: Omit<OptionsPageViewProps, 'onFailure'>) {
  const { draft, change, changeSection } = control;
  const { proxy } = draft.settings.connection;
  return (
    <ConnectionPage
      servers={state.servers}
      selectedServerId={state.selectedServerId}
      host={state.host}
      session={state.session}
      doctor={state.doctor}
      proxy={proxyDraft(draft, state)}
      canStorePasswords={state.stored.canStorePasswords}
      onProxy={(part) => changeSection('connection', { proxy: { ...proxy, ...part } })}
      onProxyPassword={(proxyPassword) => change({ proxyPassword })}
      request={bridge.request}
    />
  );
}

function proxyDraft(draft: OptionsDraft, { settings, stored }: OptionsState): ProxyDraft {
  const { proxy } = draft.settings.connection;
  const isPasswordKnown = stored.hasProxyPassword && hasSameOwner(proxy, settings.connection.proxy);
  return { proxy, password: draft.proxyPassword, isPasswordKnown };
}
