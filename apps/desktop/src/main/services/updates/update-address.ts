/**
 * Where updates may come from: over https only. For tests, also from a web server of this very computer, named by
 * its number, so that no name service can lead elsewhere.
 */
const LOOPBACK = '127.0.0.1';

/** Whether anything may be fetched from there, be it feed, file or where one of them leads on to. */
export function isUpdateAddress(protocol: string, hostname: string): boolean {
  return protocol === 'https:' || (protocol === 'http:' && hostname === LOOPBACK);
}

/** The feed that a test names in place of the packed one; undefined for any that is not on this computer. */
export function testFeed(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  try {
    const { protocol, hostname, href, username } = new URL(address);
    return protocol === 'http:' && hostname === LOOPBACK && username === '' ? href : undefined;
  } catch {
    return undefined;
  }
}
