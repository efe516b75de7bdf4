import { expect, it } from 'vitest';
import { NetworkMark, type Interfaces } from './network-mark.ts';

const info = (address: string, internal = false) => ({
  address,
  internal,
  family: 'IPv4' as const,
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: null,
});
const LOOPBACK = { lo: [info('127.0.0.1', true)] };
const HOME: Interfaces = { ...LOOPBACK, wlan0: [info('192.168.1.7'), info('fe80::1')] };

it('sees another address, and each change once', () => {
  const mark = new NetworkMark(HOME);
  expect(mark.hasChanged(HOME)).toBe(false);
  const train: Interfaces = { ...LOOPBACK, wlan0: [info('10.0.0.9')] };
  expect(mark.hasChanged(train)).toBe(true);
  expect(mark.hasChanged(train)).toBe(false);
});

it('does not mind order, loopback, or addresses of a link', () => {
  const mark = new NetworkMark(HOME);
  expect(mark.hasChanged({ wlan0: [info('fe80::2'), info('192.168.1.7')] })).toBe(false);
});

it('says nothing while there is no network, and speaks when there is one again, also the same', () => {
  const mark = new NetworkMark(HOME);
  expect(mark.hasChanged(LOOPBACK)).toBe(false);
  expect(mark.hasChanged(HOME)).toBe(true);
});
