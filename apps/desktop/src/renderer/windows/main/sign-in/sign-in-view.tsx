import type {
  CertificateView,
  RememberedAccount,
  RequestArguments,
  RequestFailure,
  ServerProfile,
  SessionView,
} from '@nudge/ipc-contract';
import { useState, type RefObject } from 'react';
import { TrustDialog } from '../../../components/trust/trust-dialog.tsx';
import { DisplayPicture } from '../../../components/display-picture/display-picture.tsx';
import { ConnectingPanel } from './connecting-panel.tsx';
import { FailurePanel } from './failure-panel.tsx';
import { ServerLinks } from './server-links.tsx';
import { ServerSelect } from './server-select.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { EMPTY_FORM, signInArguments } from './sign-in-form-state.ts';
import { useSignInForm } from './use-sign-in-form.ts';
import './sign-in.css';

/** What the sign-in view asks for. */
export interface SignInActions {
  readonly signIn: (signInArguments: RequestArguments<'signIn'>) => void;
  readonly cancelSignIn: () => void;
  readonly selectServer: (serverId: string) => void;
  readonly forgetAccount: (account: Pick<RememberedAccount, 'address' | 'serverId'>) => void;
  readonly trustServer: (about: RequestArguments<'trustServer'>) => Promise<RequestFailure | undefined>;
  readonly openConnectionSettings: () => void;
  readonly openLink: (url: string) => void;
  readonly copyText: (text: string) => void;
}

interface SignInViewProps {
  readonly session: SessionView;
  readonly accounts: readonly RememberedAccount[];
  readonly servers: readonly ServerProfile[];
  readonly selectedServerId: string;
  readonly canStorePasswords: boolean;
  readonly actions: SignInActions;
  /** The account just made in this window; fills the form, should signing in with it fail. */
  readonly createdAddress: string | undefined;
  readonly formRef: RefObject<HTMLFormElement | null>;
  readonly onCreateAccount: () => void;
}

/** The window before one is signed in. */
export function SignInView(props: SignInViewProps) {
  const { session, accounts, servers, selectedServerId, canStorePasswords, actions, onCreateAccount } = props;
  const { form, setForm } = useSignInForm(accounts, selectedServerId, {
    session,
    createdAddress: props.createdAddress,
  });
  const server = servers.find(({ id }) => id === selectedServerId);
  const remembered = accounts.find(
    ({ address, serverId }) => serverId === selectedServerId && address === form.address.trim(),
  );
  const [answered, setAnswered] = useState<CertificateView>();
  const failure = session.phase === 'signedOut' ? session.failure : undefined;
  const question = trustQuestion(failure?.certificate, servers, answered);
  const isBusy = session.phase === 'signingIn' || session.phase === 'signingOut';
  return (
    <main className="sign-in" data-testid="sign-in-view">
      {failure === undefined ? (
        <div className="sign-in-picture">
          <DisplayPicture size={96} source={remembered?.pictureUrl} />
        </div>
      ) : (
        <FailurePanel
          failure={failure}
          isCovered={question !== undefined}
          onCopy={actions.copyText}
          onConnectionSettings={actions.openConnectionSettings}
        />
      )}
      {isBusy ? (
        <ConnectingPanel session={session} onCancel={actions.cancelSignIn} />
      ) : (
        <>
          <SignInForm
            form={form}
            formRef={props.formRef}
            accounts={accounts}
            servers={servers}
            canStorePasswords={canStorePasswords}
            canForget={remembered !== undefined}
            lostPassword={failure?.code === 'passwordLost' ? failure : undefined}
            onChange={setForm}
            onPickAccount={({ serverId }) => {
              if (serverId !== selectedServerId) actions.selectServer(serverId);
            }}
            onForget={() => {
              if (remembered !== undefined) actions.forgetAccount(remembered);
              setForm(EMPTY_FORM);
            }}
            onSubmit={() => actions.signIn(signInArguments(form, selectedServerId))}
          />
          <footer className="sign-in-foot">
            <ServerSelect servers={servers} selected={server} onSelect={actions.selectServer} />
            <ServerLinks
              server={server}
              onCreateAccount={onCreateAccount}
              onConnectionSettings={actions.openConnectionSettings}
              onOpenLink={actions.openLink}
            />
          </footer>
        </>
      )}
      {question !== undefined && (
        <TrustDialog
          {...question}
          trust={actions.trustServer}
          onTrusted={() => {
            setAnswered(question.certificate);
            props.formRef.current?.requestSubmit();
          }}
          onClose={() => setAnswered(question.certificate)}
        />
      )}
    </main>
  );
}

/** Asked once for each sign-in that failed for want of trust. */
function trustQuestion(
  certificate: CertificateView | undefined,
  servers: readonly ServerProfile[],
  answered: CertificateView | undefined,
): { readonly server: ServerProfile; readonly certificate: CertificateView } | undefined {
  const server = servers.find(({ id }) => id === certificate?.serverId);
  if (certificate === undefined || server === undefined || answered === certificate) return undefined;
  return { server, certificate };
}
