/** Bodies by which two clients agree on a direct connection (p2p.md section 8). */
import type { MimeHeader } from '../message/mime.ts';
import { isPort, readIpAddress } from '../model/ip-address.ts';
import { readUnsigned } from '../wire/unsigned.ts';
import type { Mutable } from '../mutable.ts';
import type { Guid } from './guid.ts';
import { isTrue, mirroredField, optionalField, readGuid, type SlpFields } from './slp-fields.ts';

/** How a client is connected, as it says itself. */
export const CONNECTION_TYPES = {
  direct: 'Direct-Connect',
  portRestrictedNat: 'Port-Restrict-NAT',
  ipRestrictedNat: 'IP-Restrict-NAT',
  symmetricNat: 'Symmetric-NAT',
  firewall: 'Firewall',
  unknownNat: 'Unknown-NAT',
  unknown: 'Unknown-Connect',
} as const;

export type ConnectionType = keyof typeof CONNECTION_TYPES;

/** Names of bridges: a direct connection, or the switchboard as before. */
export const BRIDGES = { tcp: 'TCPv1', switchboard: 'SBBridge', udp: 'TRUDPv1' } as const;

/** Somebody asks for a direct connection. */
export interface TransportRequest {
  readonly kind: 'transportRequest';
  /** In order of preference. */
  readonly bridges: readonly string[];
  /** See {@link netIdOf}; 0 when unknown. */
  readonly netId: number;
  readonly connectionType: ConnectionType;
  readonly upnpNat: boolean;
  /** Whether a firewall of the system is on. */
  readonly firewalled: boolean;
  /** The hash of the asker's secret nonce; absent before Messenger 7. */
  readonly hashedNonce?: Guid;
  readonly sessionId?: number;
}

export interface TransportAddress {
  /** An IP address. */
  readonly address: string;
  readonly port: number;
}

/** Where whoever writes this listens, if it does; also comes as an INVITE, as an offer. */
export interface TransportResponse {
  readonly kind: 'transportResponse';
  readonly bridge: string;
  readonly listening: boolean;
  /** The nonce that both handshakes carry; all zero when nobody listens. */
  readonly nonce?: Guid;
  /** Or the hash of the writer's own secret nonce. */
  readonly hashedNonce?: Guid;
  readonly internalAddresses: readonly TransportAddress[];
  readonly externalAddresses: readonly TransportAddress[];
  readonly sessionId?: number;
}

/** Most names of bridges and most addresses of a kind that are looked at. */
export const TRANSPORT_LIST_MAX = 16;
const TRUE = 'true';
const FALSE = 'false';
const SIGNED_32 = /^-?\d{1,10}$/;

export function readTransportRequest(fields: SlpFields): TransportRequest {
  const netId = fields.get('netid') ?? '';
  const request: Mutable<TransportRequest> = {
    kind: 'transportRequest',
    bridges: words(fields.get('bridges')),
    netId: SIGNED_32.test(netId) ? Number(netId) | 0 : 0,
    connectionType: TYPES.get(fields.get('conn-type')?.toLowerCase() ?? '') ?? 'unknown',
    upnpNat: isTrue(fields.get('upnpnat')),
    firewalled: isTrue(fields.get('icf')),
  };
  const hashedNonce = readGuid(fields.get('hashed-nonce'));
  const sessionId = readUnsigned(fields.get('sessionid'));
  if (hashedNonce !== undefined) request.hashedNonce = hashedNonce;
  if (sessionId !== undefined) request.sessionId = sessionId;
  return request;
}

const TYPES: ReadonlyMap<string, ConnectionType> = new Map(
  (Object.keys(CONNECTION_TYPES) as ConnectionType[]).map(
    (type) => [CONNECTION_TYPES[type].toLowerCase(), type] as const,
  ),
);

function words(value: string | undefined): readonly string[] {
  const all = (value ?? '').split(/\s+/, TRANSPORT_LIST_MAX + 1).filter((word) => word !== '');
  return all.slice(0, TRANSPORT_LIST_MAX);
}

export function transportRequestFields(request: TransportRequest): readonly MimeHeader[] {
  return [
    ['Bridges', request.bridges.join(' ')],
    ['NetID', String(request.netId)],
    ['Conn-Type', CONNECTION_TYPES[request.connectionType]],
    ['UPnPNat', request.upnpNat ? TRUE : FALSE],
    ['ICF', request.firewalled ? TRUE : FALSE],
    ...optionalField('Hashed-Nonce', request.hashedNonce),
    ...optionalField('SessionID', request.sessionId),
  ];
}

export function readTransportResponse(fields: SlpFields): TransportResponse {
  const response: Mutable<TransportResponse> = {
    kind: 'transportResponse',
    bridge: words(fields.get('bridge'))[0] ?? '',
    listening: isTrue(fields.get('listening')),
    internalAddresses: readAddresses(fields, 'Internal'),
    externalAddresses: readAddresses(fields, 'External'),
  };
  const nonce = readGuid(fields.get('nonce'));
  const hashedNonce = readGuid(fields.get('hashed-nonce'));
  const sessionId = readUnsigned(fields.get('sessionid'));
  if (nonce !== undefined) response.nonce = nonce;
  if (hashedNonce !== undefined) response.hashedNonce = hashedNonce;
  if (sessionId !== undefined) response.sessionId = sessionId;
  return response;
}

type Network = 'Internal' | 'External';

/** Both ways to write addresses, each of them once; those that cannot be connected to are left out. */
function readAddresses(fields: SlpFields, network: Network): readonly TransportAddress[] {
  const pairs = words(mirroredField(fields, `IPv4${network}-AddrsAndPorts`)).map(readPair);
  const port = readUnsigned(mirroredField(fields, `IPv4${network}-Port`));
  const plain = words(mirroredField(fields, `IPv4${network}-Addrs`)).map((text) => readPlace(text, port));
  const found = new Map<string, TransportAddress>();
  for (const place of [...pairs, ...plain]) {
    if (place !== undefined && found.size < TRANSPORT_LIST_MAX) found.set(pairText(place), place);
  }
  return [...found.values()];
}

function readPair(text: string): TransportAddress | undefined {
  const colon = text.lastIndexOf(':');
  return readPlace(text.slice(0, Math.max(colon, 0)), readUnsigned(text.slice(colon + 1)));
}

function readPlace(text: string, port: number | undefined): TransportAddress | undefined {
  const address = readIpAddress(text);
  return address === undefined || port === undefined || !isPort(port) ? undefined : { address, port };
}

function pairText({ address, port }: TransportAddress): string {
  return `${address}:${port}`;
}

export function transportResponseFields(response: TransportResponse): readonly MimeHeader[] {
  return [
    ['Bridge', response.bridge],
    ['Listening', response.listening ? TRUE : FALSE],
    ...optionalField('Nonce', response.nonce),
    ...optionalField('Hashed-Nonce', response.hashedNonce),
    ...addressFields('Internal', response.internalAddresses),
    ...addressFields('External', response.externalAddresses),
    ...optionalField('SessionID', response.sessionId),
  ];
}

/** One port for all addresses is what everybody reads; only where ports differ are there pairs besides. */
function addressFields(network: Network, addresses: readonly TransportAddress[]): readonly MimeHeader[] {
  const port = addresses[0]?.port;
  if (port === undefined) return [];
  const samePort = addresses.filter((place) => place.port === port);
  const plain: readonly MimeHeader[] = [
    [`IPv4${network}-Addrs`, samePort.map(({ address }) => address).join(' ')],
    [`IPv4${network}-Port`, String(port)],
  ];
  if (samePort.length === addresses.length) return plain;
  return [...plain, [`IPv4${network}-AddrsAndPorts`, addresses.map(pairText).join(' ')]];
}

const BYTE_VALUES = 256;

/** The NetID of a local IPv4 address: its bytes as a signed number, lowest first. */
export function netIdOf(ipv4: string): number {
  const bytes = ipv4.split('.').map(Number);
  return bytes.reduceRight((sum, byte) => sum * BYTE_VALUES + byte, 0) | 0;
}
