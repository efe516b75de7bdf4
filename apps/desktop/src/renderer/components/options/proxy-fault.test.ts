import { DEFAULT_SETTINGS, settingsPatchSchema } from '@nudge/ipc-contract';
import { expect, it } from 'vitest';
import { hasSameOwner, proxyFault, withKind } from './proxy-fault.ts';

const NONE = DEFAULT_SETTINGS.connection.proxy;
const PROXY = { ...NONE, kind: 'http', host: 'proxy.example', user: 'ana' } as const;

it.each([
  ['none', NONE, undefined],
  ['one with a name', PROXY, undefined],
  ['one by IPv6', { ...PROXY, host: '[2001:db8::1]' }, undefined],
  ['one without a host', { ...PROXY, host: '' }, 'host'],
  ['one with a port in its host', { ...PROXY, host: 'proxy.example:80' }, 'host'],
  ['a port of nothing', { ...PROXY, port: 0 }, 'port'],
  ['a port that is no number', { ...PROXY, port: Number.NaN }, 'port'],
])('judges %s', (_name, proxy, fault) => {
  expect(proxyFault(proxy)).toBe(fault);
});

it('brings the usual port of a kind along, and leaves one that was chosen', () => {
  expect(withKind(PROXY, 'socks')).toEqual({ kind: 'socks', port: 1080 });
  expect(withKind({ ...PROXY, port: 3128 }, 'socks')).toEqual({ kind: 'socks' });
  expect(withKind(PROXY, 'none')).toEqual({ kind: 'none' });
});

it.each([0, 99_999, Number.NaN])('leaves a port of %s behind in nothing that is sent', (port) => {
  const proxy = { ...PROXY, port, ...withKind({ ...PROXY, port }, 'none') };
  expect(proxyFault(proxy)).toBeUndefined();
  expect(settingsPatchSchema.safeParse({ connection: { proxy } }).success).toBe(true);
});

it('knows whose password it is', () => {
  expect(hasSameOwner(PROXY, { ...PROXY, kind: 'socks', host: 'Proxy.Example' })).toBe(true);
  for (const other of [{ host: 'other.example' }, { port: 3128 }, { user: 'bea' }]) {
    expect(hasSameOwner(PROXY, { ...PROXY, ...other })).toBe(false);
  }
});
