import type { ProxyOptions } from '@nudge/msnp-engine/node';

const KINDS: ReadonlyMap<string, ProxyOptions['kind']> = new Map([
  ['http:', 'http'],
  ['socks5:', 'socks'],
]);
const PORT_MAX = 65_535;
/** Scheme, whatever is before an @, host, and a port, which URL itself would leave out where it is the usual one. */
const FORM = /^(\w+:)\/\/(?:([^@/?#]*)@)?([^@:/?#\s]+|\[[\da-f:.]+\]):(\d{1,5})\/?$/i;

/** Reads the address of a proxy; undefined when it is none. User and password may be percent-encoded. */
export function parseProxy(text: string): ProxyOptions | undefined {
  const [, scheme = '', credentials = '', host = '', digits = ''] = FORM.exec(text) ?? [];
  const kind = KINDS.get(scheme.toLowerCase());
  const port = Number(digits);
  const who = parseCredentials(credentials);
  if (kind === undefined || port === 0 || port > PORT_MAX || who === undefined) return undefined;
  return { kind, host: host.replaceAll(/^\[|\]$/g, ''), port, ...who };
}

type Credentials = Pick<ProxyOptions, 'user' | 'password'>;

function parseCredentials(text: string): Credentials | undefined {
  const colon = text.indexOf(':');
  const user = decode(colon < 0 ? text : text.slice(0, colon));
  const password = decode(colon < 0 ? '' : text.slice(colon + 1));
  if (user === undefined || password === undefined) return undefined;
  return { ...(user === '' ? {} : { user }), ...(password === '' ? {} : { password }) };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
