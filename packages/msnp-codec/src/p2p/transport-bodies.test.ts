import { describe, expect, test } from 'vitest';
import { readSlpFields } from './slp-fields.ts';
import {
  CONNECTION_TYPES,
  netIdOf,
  readTransportRequest,
  readTransportResponse,
  TRANSPORT_LIST_MAX,
  transportResponseFields,
  type TransportAddress,
} from './transport-bodies.ts';
import { ZERO_GUID } from './guid.ts';

function internalAddresses(...lines: readonly string[]): readonly TransportAddress[] {
  return readTransportResponse(readSlpFields(lines.join('\r\n'))).internalAddresses;
}

const HOME = { address: '192.168.0.4', port: 6891 };

describe('addresses', () => {
  test.each([
    [['IPv4Internal-Addrs: 192.168.0.4', 'IPv4Internal-Port: 6891']],
    [['srddA-lanretnI4vPI: 4.0.861.291', 'troP-lanretnI4vPI: 1986']],
    [['srddA-lanretnI4vPI: 4.0.861.291', 'IPv4Internal-Port: 6891']],
    [['stroPdnAsrddA-lanretnI4vPI: 1986:4.0.861.291']],
    [['IPv4Internal-AddrsAndPorts: 192.168.0.4:6891']],
    [['IPv4Internal-Addrs: 0.0.0.0 192.168.0.4', 'IPv4Internal-Port: 6891']],
    [['IPv4Internal-Addrs: localhost 192.168.0.4 192.168.0.4 300.1.1.1', 'IPv4Internal-Port: 6891']],
    [
      [
        'IPv4Internal-Addrs: 192.168.0.4',
        'IPv4Internal-Port: 6891',
        'IPv4Internal-AddrsAndPorts: x:1 1.2.3.4',
      ],
    ],
  ])('%j', (lines) => {
    expect(internalAddresses(...lines)).toEqual([HOME]);
  });

  test('written backwards keep their order', () => {
    const lines = ['srddA-lanretnI4vPI: 2.0.0.01 4.0.861.291', 'troP-lanretnI4vPI: 1986'];
    expect(internalAddresses(...lines)).toEqual([HOME, { address: '10.0.0.2', port: 6891 }]);
  });

  test.each(['0', '65536', '-1', 'x', ''])('need a port, which %j is not', (port) => {
    expect(internalAddresses('IPv4Internal-Addrs: 192.168.0.4', `IPv4Internal-Port: ${port}`)).toEqual([]);
  });

  test('are no more than anybody has', () => {
    const many = Array.from({ length: 200 }, (_, index) => `10.0.0.${index + 1}`).join(' ');
    const lines = [`IPv4Internal-Addrs: ${many}`, 'IPv4Internal-Port: 1'];
    expect(internalAddresses(...lines)).toHaveLength(TRANSPORT_LIST_MAX);
  });

  test('with ports of their own are written in pairs as well', () => {
    const fields = transportResponseFields({
      kind: 'transportResponse',
      bridge: 'TCPv1',
      listening: true,
      nonce: ZERO_GUID,
      internalAddresses: [HOME, { address: '10.0.0.2', port: 1 }],
      externalAddresses: [],
    });
    expect(fields.slice(3)).toEqual([
      ['IPv4Internal-Addrs', '192.168.0.4'],
      ['IPv4Internal-Port', '6891'],
      ['IPv4Internal-AddrsAndPorts', '192.168.0.4:6891 10.0.0.2:1'],
    ]);
  });
});

test('whoever does not listen may still name an address', () => {
  const fields = readSlpFields(
    `Bridge: TCPv1\nListening: false\nNonce: ${ZERO_GUID}\nIPv4Internal-Addrs: 192.168.0.4\nIPv4Internal-Port: 6891`,
  );
  expect(readTransportResponse(fields)).toEqual({
    kind: 'transportResponse',
    bridge: 'TCPv1',
    listening: false,
    nonce: ZERO_GUID,
    internalAddresses: [HOME],
    externalAddresses: [],
  });
});

describe('a request', () => {
  test.each(Object.entries(CONNECTION_TYPES))('%s is %s', (type, written) => {
    expect(readTransportRequest(readSlpFields(`Conn-Type: ${written}`)).connectionType).toBe(type);
  });

  test('may hold nothing that is understood', () => {
    const nothing = {
      kind: 'transportRequest',
      bridges: [],
      netId: 0,
      connectionType: 'unknown',
      upnpNat: false,
      firewalled: false,
    };
    expect(readTransportRequest(readSlpFields(''))).toEqual(nothing);
    const odd =
      'Bridges:\nNetID: x\nConn-Type: Pigeon\nUPnPNat: maybe\nICF: 1\nHashed-Nonce: y\nSessionID: z';
    expect(readTransportRequest(readSlpFields(odd))).toEqual(nothing);
  });

  test('names no more bridges than there could be', () => {
    const { bridges } = readTransportRequest(readSlpFields(`Bridges: ${'TCPv1 '.repeat(500)}`));
    expect(bridges).toHaveLength(TRANSPORT_LIST_MAX);
  });
});

test('NetID is the address as a signed number, lowest byte first', () => {
  expect(netIdOf('192.168.1.10')).toBe(0x0a01_a8c0);
  expect(netIdOf('10.0.0.200')).toBe(0xc800_000a - 2 ** 32);
  expect(['', 'x', '::1'].map(netIdOf)).toEqual([0, 0, 0]);
});
