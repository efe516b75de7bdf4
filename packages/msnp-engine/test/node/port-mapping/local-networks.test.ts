import { describe, expect, test } from 'vitest';
import {
  gatewaysAmong,
  isLocal,
  isPublic,
  type OwnAddress,
  readRoutes,
} from '../../../src/node/port-mapping/local-networks.ts';

test.each([
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['172.32.0.1', false],
  ['192.168.0.1', true],
  ['100.127.0.1', true],
  ['169.254.1.1', true],
  ['203.0.113.7', false],
  ['::1', false],
  ['example.com', false],
])('%s is of this network: %s', (address, isHere) => {
  expect(isLocal(address)).toBe(isHere);
});

test.each([
  ['203.0.113.7', true],
  ['192.168.0.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['', false],
])('%s leads somewhere from outside: %s', (address, leads) => {
  expect(isPublic(address)).toBe(leads);
});

describe('a gateway is likely', () => {
  const own = (address: string, netmask = '255.255.255.0', internal = false): OwnAddress => ({
    address,
    netmask,
    internal,
  });

  test('at either end of a network of this computer, itself left out', () => {
    expect(gatewaysAmong([], [own('192.168.1.7')])).toEqual(['192.168.1.1', '192.168.1.254']);
    expect(gatewaysAmong([], [own('10.9.8.1', '255.255.0.0')])).toEqual(['10.9.0.1', '10.9.255.254']);
    expect(gatewaysAmong([], [own('192.168.1.1')])).toEqual(['192.168.1.254']);
  });

  test('where the system leads, before anybody else and once', () => {
    const likely = gatewaysAmong(['192.168.1.254', '203.0.113.1'], [own('192.168.1.7')]);
    expect(likely).toEqual(['192.168.1.254', '192.168.1.1']);
  });

  test('nowhere else', () => {
    const others = [own('127.0.0.1', '255.0.0.0', true), own('203.0.113.9'), own('fe80::1', 'ffff::')];
    expect(gatewaysAmong([], [...others, own('10.0.0.1', '255.255.255.255')])).toEqual([]);
  });

  test('in a few places at most', () => {
    const many = Array.from({ length: 9 }, (_, index) => own(`10.0.${index}.7`));
    expect(gatewaysAmong([], many)).toHaveLength(8);
  });
});

test('the default routes of a Linux table are read, however many, and nothing else', () => {
  const table = [
    'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT',
    'eth0\t00000000\tFE01A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0',
    'eth0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0',
    'tun0\t00000000\t00000000\t0001\t0\t0\t50\t00000000\t0\t0\t0',
    'wlan0\t00000000\t0100000A\t0003\t0\t0\t600\t00000000\t0\t0\t0',
  ].join('\n');
  expect(readRoutes(table)).toEqual(['192.168.1.254', '10.0.0.1']);
  expect(readRoutes('')).toEqual([]);
});
