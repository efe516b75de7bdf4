export { startHttpProxy } from './http-proxy.ts';
export { startSocksProxy } from './socks-proxy.ts';
export type { TestProxy, TestProxyOptions } from './test-proxy.ts';
