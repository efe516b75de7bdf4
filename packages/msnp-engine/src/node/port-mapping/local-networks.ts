/** Which addresses are of this network, and who is likely to be its gateway. */
import { readFileSync } from 'node:fs';
import { BlockList, isIPv4 } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

const localRanges = new BlockList();
localRanges.addSubnet('10.0.0.0', 8, 'ipv4');
localRanges.addSubnet('100.64.0.0', 10, 'ipv4');
localRanges.addSubnet('127.0.0.0', 8, 'ipv4');
localRanges.addSubnet('169.254.0.0', 16, 'ipv4');
localRanges.addSubnet('172.16.0.0', 12, 'ipv4');
localRanges.addSubnet('192.168.0.0', 16, 'ipv4');

/** Whether the address means something only in this network, or in that of the provider. */
export function isLocal(address: string): boolean {
  return isIPv4(address) && localRanges.check(address, 'ipv4');
}

/** Whether it leads anywhere from outside: most ranges that do not are local, the rest begin with 0 or 224 and up. */
export function isPublic(address: string): boolean {
  const first = Number(address.split('.')[0]);
  return isIPv4(address) && !isLocal(address) && first > 0 && first < 224;
}

/** Most that are asked; a computer with more networks than these has a gateway that it knows how to set up. */
const LIKELY_MAX = 8;

/**
 * Addresses that may be the gateway's, the likeliest first. No system tells it in a way that works on all of them
 * (Linux has a file, the others a command each, in several releases); by custom it is the first or last of a network.
 */
export function likelyGateways(): readonly string[] {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return gatewaysAmong(routedGateways(), own);
}

export type OwnAddress = Pick<NetworkInterfaceInfo, 'address' | 'netmask' | 'internal'>;

export function gatewaysAmong(routed: readonly string[], own: readonly OwnAddress[]): readonly string[] {
  const customary = own.flatMap(({ address, netmask, internal }) =>
    !internal && isLocal(address) ? endsOfNetwork(address, netmask) : [],
  );
  return [...new Set([...routed, ...customary])].filter(isLocal).slice(0, LIKELY_MAX);
}

function endsOfNetwork(address: string, netmask: string): readonly string[] {
  const mask = numberOf(netmask);
  const network = (numberOf(address) & mask) >>> 0;
  const broadcast = (network | ~mask) >>> 0;
  const hosts = [network + 1, broadcast - 1].filter((host) => host > network && host < broadcast);
  return hosts.map(textOf).filter((host) => host !== address);
}

function routedGateways(): readonly string[] {
  try {
    return readRoutes(readFileSync('/proc/net/route', 'latin1'));
  } catch {
    return [];
  }
}

/** Gateways of the default routes in the table of Linux, whose numbers are in the order of the processor. */
export function readRoutes(table: string): readonly string[] {
  const routes = table.split('\n').map((line) => /^\S+\t0{8}\t([0-9A-F]{8})\t/.exec(line)?.[1]);
  return routes.flatMap((hex) => (hex === undefined || /^0+$/.test(hex) ? [] : [littleEndian(hex)]));
}

function littleEndian(hex: string): string {
  return [...Buffer.from(hex, 'hex')].reverse().join('.');
}

function numberOf(address: string): number {
  return Buffer.from(address.split('.').map(Number)).readUInt32BE();
}

function textOf(address: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(address);
  return bytes.join('.');
}
