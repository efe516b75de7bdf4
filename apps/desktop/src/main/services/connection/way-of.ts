import type { ServerProfile, SessionWayView } from '@nudge/ipc-contract';
import type { ProxyOptions } from '@nudge/msnp-engine/node';
import { addressKind } from '../doctor/address-kind.ts';

/** Where a proxy is, without who one is there. */
export type ProxyPlace = Pick<ProxyOptions, 'kind' | 'host' | 'port'>;

/** What stays on this computer goes through no proxy. */
export const isOnThisComputer = (host: string): boolean =>
  addressKind(host.replaceAll(/^\[|\]$|\.$/g, '').toLowerCase()) === 'loopback';

/** How a server is reached. */
export function wayOf(
  { host, isSecure }: Pick<ServerProfile, 'host' | 'isSecure'>,
  proxy: ProxyPlace | undefined,
): SessionWayView {
  const isHere = isOnThisComputer(host);
  if (proxy === undefined || isHere) return { isSecure, isHere };
  const place = proxy.host.includes(':') ? `[${proxy.host}]` : proxy.host;
  return { isSecure, isHere, proxy: { kind: proxy.kind, address: `${place}:${proxy.port}` } };
}
