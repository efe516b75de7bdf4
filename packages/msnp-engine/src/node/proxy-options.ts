import { BlockList, isIP } from 'node:net';

/** Host and port of somebody to talk to; IPv6 addresses without brackets. */
export interface SocketTarget {
  readonly host: string;
  readonly port: number;
}

/** A proxy: `http` is CONNECT, with Basic where a user is given; `socks` is SOCKS 5, with user and password likewise. */
export interface ProxyOptions extends SocketTarget {
  readonly kind: 'http' | 'socks';
  readonly user?: string;
  readonly password?: string;
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether it is this computer itself: no proxy leads there. */
export function isLoopback(host: string): boolean {
  const version = isIP(host);
  if (version === 0) return /^localhost\.?$/i.test(host);
  return LOOPBACK.check(host, version === 6 ? 'ipv6' : 'ipv4');
}

/** The proxy on the way to somebody; names are resolved by it, not here. */
export function proxyTo({ host }: SocketTarget, proxy: ProxyOptions | undefined): ProxyOptions | undefined {
  return isLoopback(host) ? undefined : proxy;
}
