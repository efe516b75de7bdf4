import { parseWebAddress, type WebAddress } from './web-address.ts';

/** Path of the nexus, which the login address may name or leave out. */
export const NEXUS_PATH = '/rdr/pprdr.asp';

/** The address of a web page of the login's host: nexus, or a service. Undefined: the login address is none. */
export function serviceAddress(http: string, path: string): WebAddress | undefined {
  const base = parseWebAddress(http);
  if (base === undefined) return undefined;
  const folder = base.path.endsWith(NEXUS_PATH) ? base.path.slice(0, -NEXUS_PATH.length) : base.path;
  return { ...base, path: `${folder.replace(/\/+$/, '')}${path}` };
}
