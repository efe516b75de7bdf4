import type { HostView, ServerProfile, SessionView } from '@nudge/ipc-contract';

/** The own session, as far as it matters here. */
export interface OwnSession {
  readonly session: SessionView;
  readonly current: { readonly server: Pick<ServerProfile, 'kind'> } | undefined;
}

/** How many people lose their connection when this application ends, besides the one who ends it. */
export function othersConnected(host: HostView, { session, current }: OwnSession): number {
  if (host.role !== 'hosting') return 0;
  const isOwnThere = session.phase === 'signedIn' && current?.server.kind === 'thisComputer';
  return host.connectedCount - (isOwnThere ? 1 : 0);
}
