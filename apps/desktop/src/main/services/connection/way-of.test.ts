import { expect, it } from 'vitest';
import { wayOf } from './way-of.ts';

const PROXY = { kind: 'socks', host: '2001:db8::1', port: 1080 } as const;

it.each(['127.0.0.1', '127.8.8.8', 'localhost', 'LocalHost.', '[::1]', '::1'])(
  'goes straight to %s',
  (host) => {
    expect(wayOf({ host, isSecure: false }, PROXY)).toEqual({ isSecure: false, isHere: true });
  },
);

it('names the proxy on the way to others', () => {
  expect(wayOf({ host: 'msn.example', isSecure: true }, PROXY)).toEqual({
    isSecure: true,
    isHere: false,
    proxy: { kind: 'socks', address: '[2001:db8::1]:1080' },
  });
  expect(wayOf({ host: '192.168.1.5', isSecure: true }, undefined)).toEqual({
    isSecure: true,
    isHere: false,
  });
});
