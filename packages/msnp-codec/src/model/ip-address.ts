/** Addresses that a peer names for a direct connection: numbers only, so that no name is looked up for it. */

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const IPV4_BYTE_MAX = 255;
const IPV6_GROUP = /^[\da-f]{1,4}$/i;
const IPV6_GROUPS = 8;
/** An IPv4 address at the end of an IPv6 one stands for two of its groups. */
const IPV4_GROUPS = 2;
/** Such an address, at its longest. */
const IP_ADDRESS_MAX_LENGTH = 45;
/** "Any address", of either kind: nobody can be reached there. */
const ANY_ADDRESS = /^[0:.]*$/;
const PORT_MAX = 0xffff;

/** Reads an IP address that can be connected to; undefined for names, and for "any address". */
export function readIpAddress(text: string | undefined): string | undefined {
  const address = text?.trim() ?? '';
  if (address.length > IP_ADDRESS_MAX_LENGTH || ANY_ADDRESS.test(address)) return undefined;
  return isIpv4(address) || isIpv6(address) ? address : undefined;
}

function isIpv4(text: string): boolean {
  // A leading zero means octal to some: no address to connect to.
  return IPV4.test(text) && text.split('.').every((part) => isIpv4Byte(Number(part), part));
}

function isIpv4Byte(byte: number, written: string): boolean {
  return byte <= IPV4_BYTE_MAX && String(byte) === written;
}

function isIpv6(text: string): boolean {
  const [head = '', tail, ...others] = text.split('::');
  if (others.length > 0) return false;
  const count = groupsOf(head, tail === undefined) + groupsOf(tail ?? '', true);
  return tail === undefined ? count === IPV6_GROUPS : count < IPV6_GROUPS;
}

/** How many groups stand in a part of an address; too many when one of them is none. */
function groupsOf(part: string, isLast: boolean): number {
  if (part === '') return 0;
  const groups = part.split(':');
  const endsInIpv4 = isLast && isIpv4(groups.at(-1) ?? '');
  const plain = endsInIpv4 ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => IPV6_GROUP.test(group))) return IPV6_GROUPS + 1;
  return plain.length + (endsInIpv4 ? IPV4_GROUPS : 0);
}

/** Whether a number is one of a port that can be connected to. */
export function isPort(port: number): boolean {
  return port >= 1 && port <= PORT_MAX;
}
