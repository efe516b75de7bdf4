/** An address of HTTP, as far as a login needs to take it apart. */
export interface WebAddress {
  readonly isSecure: boolean;
  /** Host and port as written. */
  readonly authority: string;
  /** Path and query, at least `/`. */
  readonly path: string;
}

/** Longest address followed, in characters. */
const ADDRESS_MAX_LENGTH = 2_048;

const ADDRESS = /^(https?):\/\/([\p{L}\p{N}._-]+|\[[\da-f:.]+\])(:\d{1,5})?([/?][^#\s]*)?(?:#\S*)?$/iu;

/** Reads an absolute http or https address; undefined for anything else, also one with a user name in it. */
export function parseWebAddress(text: string): WebAddress | undefined {
  const match = text.length > ADDRESS_MAX_LENGTH ? null : ADDRESS.exec(text.trim());
  if (match === null) return undefined;
  const [, scheme = '', host = '', port = '', path = ''] = match;
  const authority = `${host}${port}`;
  const isSecure = scheme.toLowerCase() === 'https';
  return { isSecure, authority, path: path.startsWith('/') ? path : `/${path}` };
}

/** Where a Location header leads from an address; undefined when it cannot be followed. */
export function resolveLocation(from: WebAddress, location: string): WebAddress | undefined {
  const isPath = location.startsWith('/') && !location.startsWith('//');
  return parseWebAddress(isPath ? `${schemeOf(from)}://${from.authority}${location}` : location);
}

export function formatWebAddress(address: WebAddress): string {
  return `${schemeOf(address)}://${address.authority}${address.path}`;
}

function schemeOf(address: WebAddress): string {
  return address.isSecure ? 'https' : 'http';
}
