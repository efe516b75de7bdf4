import { expect, it } from 'vitest';
import { chromiumProxy } from './chromium-proxy.ts';

const PROXY = { kind: 'http', host: 'proxy.example', port: 8080, user: 'ana', password: 'secret' } as const;

it.each([
  [PROXY, 'http://proxy.example:8080'],
  [{ ...PROXY, kind: 'socks', port: 1080 } as const, 'socks5://proxy.example:1080'],
  [{ ...PROXY, host: '2001:db8::1' }, 'http://[2001:db8::1]:8080'],
])('names the one proxy of everything, and nobody at it', (proxy, proxyRules) => {
  expect(chromiumProxy(proxy)).toEqual({ mode: 'fixed_servers', proxyRules });
});

it('goes by the system where none is chosen', () => {
  expect(chromiumProxy(undefined)).toEqual({ mode: 'system' });
});
