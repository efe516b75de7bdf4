import type { ProxyOptions } from '@nudge/msnp-engine/node';

/** As `session.setProxy` takes it. */
export interface ChromiumProxy {
  readonly mode: 'system' | 'fixed_servers';
  readonly proxyRules?: string;
}

const SCHEMES = { http: 'http', socks: 'socks5' } as const;

/** Everything goes the same way; where no proxy was chosen, Chromium goes by the system as it always does. */
export function chromiumProxy(proxy: ProxyOptions | undefined): ChromiumProxy {
  if (proxy === undefined) return { mode: 'system' };
  const host = proxy.host.includes(':') ? `[${proxy.host}]` : proxy.host;
  return { mode: 'fixed_servers', proxyRules: `${SCHEMES[proxy.kind]}://${host}:${proxy.port}` };
}
