import type { Settings } from '@nudge/ipc-contract';
import { isHost, isPort } from './server-profile.ts';

export type Proxy = Settings['connection']['proxy'];

/** Where proxies of a kind listen by custom. */
export const USUAL_PROXY_PORTS = { http: 8080, socks: 1080 } as const;

export type ProxyFault = 'host' | 'port';

/** The first field that cannot be right, or undefined. */
export function proxyFault({ kind, host, port }: Proxy): ProxyFault | undefined {
  if (kind === 'none') return undefined;
  if (!isHost(host)) return 'host';
  return isPort(port) ? undefined : 'port';
}

/**
 * Another kind; its port comes along where the usual one stood. Without a proxy no field is there to mend a port in, and
 * settings with one that is none are refused whole.
 */
export function withKind(proxy: Proxy, kind: Proxy['kind']): Partial<Proxy> {
  if (kind === 'none' && !isPort(proxy.port)) return { kind, port: USUAL_PROXY_PORTS.http };
  const isUsual = Object.values(USUAL_PROXY_PORTS).some((port) => port === proxy.port);
  return kind === 'none' || !isUsual ? { kind } : { kind, port: USUAL_PROXY_PORTS[kind] };
}

/** A password belongs to the place and the name it was typed for. */
export function hasSameOwner(one: Proxy, other: Proxy): boolean {
  const isSamePlace = one.host.toLowerCase() === other.host.toLowerCase() && one.port === other.port;
  return isSamePlace && one.user === other.user;
}
