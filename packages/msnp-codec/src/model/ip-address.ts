/** Addresses that a peer names for a direct connection: numbers only, so that nothing is looked up for it. */

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const IPV6 = /^[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?:\.\d{1,3}){0,3}$/i;
/** An IPv6 address with an IPv4 one at its end. */
const IP_ADDRESS_MAX_LENGTH = 45;
const BYTE_MAX = 255;
const PORT_MAX = 0xffff;

/** Reads an IP address that can be connected to; undefined for names, and for "any address". */
export function readIpAddress(text: string | undefined): string | undefined {
  const address = text?.trim() ?? '';
  if (address.length > IP_ADDRESS_MAX_LENGTH || /^[0:.]*$/.test(address)) return undefined;
  const isAddress = IPV4.test(address)
    ? address.split('.').every((part) => Number(part) <= BYTE_MAX)
    : IPV6.test(address);
  return isAddress ? address : undefined;
}

/** Whether a number is one of a port that can be connected to. */
export function isPort(port: number): boolean {
  return port >= 1 && port <= PORT_MAX;
}
