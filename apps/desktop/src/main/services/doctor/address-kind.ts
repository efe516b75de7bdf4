/** What an address of IPv4 means. Those of carriers are shared by many customers: nobody reaches one of them from outside. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

export type AddressKind = 'loopback' | 'private' | 'carrier' | 'public';

function listOf(...subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [address, bits] of subnets) list.addSubnet(address, bits, 'ipv4');
  return list;
}

const LOOPBACK = listOf(['127.0.0.0', 8]);
const CARRIER = listOf(['100.64.0.0', 10]);
const PRIVATE = listOf(['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['169.254.0.0', 16]);

export function addressKind(address: string): AddressKind {
  if (address === 'localhost' || address === '::1') return 'loopback';
  if (!isIPv4(address)) return 'public';
  if (LOOPBACK.check(address, 'ipv4')) return 'loopback';
  if (CARRIER.check(address, 'ipv4')) return 'carrier';
  return PRIVATE.check(address, 'ipv4') ? 'private' : 'public';
}

/** Enough of an address to see what kind it is, and not whose. Names stay as they are. */
export function maskAddress(host: string): string {
  if (addressKind(host) === 'loopback') return host;
  if (isIPv4(host)) return `${host.split('.').slice(0, 2).join('.')}.*.*`;
  const bare = host.replaceAll(/^\[|\]$/g, '');
  return isIPv6(bare) ? `${bare.split(':').slice(0, 2).join(':')}:*` : host;
}
