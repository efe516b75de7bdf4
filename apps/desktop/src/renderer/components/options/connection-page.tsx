import type { Bridge, DoctorView, HostView, ServerProfile, SessionView } from '@nudge/ipc-contract';
import { HostPanel } from './host-panel.tsx';
import './options-pages.css';
import { ServerPanel } from './server-panel.tsx';

interface ConnectionPageProps {
  readonly servers: readonly ServerProfile[];
  readonly selectedServerId: string;
  readonly session: SessionView;
  readonly host: HostView;
  readonly doctor: DoctorView | undefined;
  /** What stands on this page takes effect at once: accounts and open ports are no drafts. */
  readonly request: Bridge<'options'>['request'];
}

/** Servers one can sign in to, and the server that this computer carries. */
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
      <HostPanel host={host} request={request} />
    </>
  );
}
