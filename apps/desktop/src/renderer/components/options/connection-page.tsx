import type { Bridge, DoctorView, HostView, ServerProfile, SessionView } from '@nudge/ipc-contract';
import { HostPanel } from './host-panel.tsx';
import './options-pages.css';
import { ProxyPanel, type ProxyDraft } from './proxy-panel.tsx';
import type { Proxy } from './proxy-fault.ts';
import { ServerPanel } from './server-panel.tsx';

interface ConnectionPageProps {
  readonly servers: readonly ServerProfile[];
  readonly selectedServerId: string;
  readonly session: SessionView;
  readonly host: HostView;
  readonly doctor: DoctorView | undefined;
  readonly proxy: ProxyDraft;
  readonly canStorePasswords: boolean;
  readonly onProxy: (part: Partial<Proxy>) => void;
  readonly onProxyPassword: (password: string) => void;
  /** All but the proxy takes effect at once: accounts and open ports are no drafts. */
  readonly request: Bridge<'options'>['request'];
}

/** Servers one can sign in to, the way to them, and the server that this computer carries. */
export function ConnectionPage(props: ConnectionPageProps) {
  const { servers, selectedServerId, session, host, doctor, request } = props;
  return (
    <>
      <ServerPanel
        servers={servers}
        selectedServerId={selectedServerId}
        session={session}
        doctor={doctor}
        request={request}
      />
      <ProxyPanel
        draft={props.proxy}
        canStorePasswords={props.canStorePasswords}
        isSignedIn={session.phase !== 'signedOut'}
        onProxy={props.onProxy}
        onPassword={props.onProxyPassword}
      />
      <HostPanel host={host} request={request} />
    </>
  );
}
