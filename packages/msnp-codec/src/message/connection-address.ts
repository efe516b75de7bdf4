/** Where one side of an MSNFTP transfer listens, as it stands in an ACCEPT (file-transfer.md section 2). */
import { isPort, readIpAddress } from '../model/ip-address.ts';
import { maskPort } from '../msnftp/port-x.ts';
import { readUnsigned } from '../wire/unsigned.ts';
import type { Mutable } from '../mutable.ts';
import type { MimeHeader } from './mime.ts';

export interface ConnectionAddress {
  /** IP address that the world sees. */
  readonly external?: string;
  /** IP address in the listener's own network. */
  readonly internal?: string;
  /** Port at the external address. */
  readonly port?: number;
  /** Port at the internal address; the other one when the peer names none. */
  readonly internalPort?: number;
  /** To be repeated in USR, character by character. */
  readonly authCookie: string;
}

/** Printable and without blanks, so that it is one token of USR; decimal by custom. */
const AUTH_COOKIE = /^[!-~]{1,32}$/;
const PORT_X_MAX = 0xffff;

/** Reads the fields, names lower-cased; undefined without a cookie or without any address. */
export function readConnectionAddress(fields: ReadonlyMap<string, string>): ConnectionAddress | undefined {
  const authCookie = fields.get('authcookie') ?? '';
  const external = readIpAddress(fields.get('ip-address'));
  const internal = readIpAddress(fields.get('ip-address-internal'));
  const hasAddress = external !== undefined || internal !== undefined;
  if (!hasAddress || !AUTH_COOKIE.test(authCookie)) return undefined;
  const address: Mutable<ConnectionAddress> = { authCookie };
  const port = readPort(fields.get('port'));
  if (external !== undefined) address.external = external;
  if (port !== undefined) address.port = port;
  if (internal === undefined) return address;
  address.internal = internal;
  const internalPort = readInternalPort(fields, port) ?? port;
  if (internalPort !== undefined) address.internalPort = internalPort;
  return address;
}

function readPort(token: string | undefined): number | undefined {
  const port = readUnsigned(token);
  return port !== undefined && isPort(port) ? port : undefined;
}

/** Undoes the mask of PortX-Internal; undefined when it is not there, or when this peer masks nothing. */
function readInternalPort(fields: ReadonlyMap<string, string>, port: number | undefined): number | undefined {
  const portX = readUnsigned(fields.get('portx'));
  const portXInternal = readUnsigned(fields.get('portx-internal'));
  if (portXInternal === undefined || portXInternal > PORT_X_MAX) return undefined;
  if (port !== undefined && port === (portX ?? portXInternal)) return undefined;
  const internalPort = maskPort(portXInternal);
  return isPort(internalPort) ? internalPort : undefined;
}

/** The fields of an ACCEPT that say where its writer listens. */
export function connectionFields(address: ConnectionAddress): readonly MimeHeader[] {
  const { external, internal, port, internalPort, authCookie } = address;
  const fields: MimeHeader[] = [];
  if (external !== undefined) fields.push(['IP-Address', external]);
  if (internal !== undefined) fields.push(['IP-Address-Internal', internal]);
  if (port !== undefined) fields.push(['Port', String(port)], ['PortX', String(maskPort(port))]);
  if (internalPort !== undefined) fields.push(['PortX-Internal', String(maskPort(internalPort))]);
  return [...fields, ['AuthCookie', authCookie]];
}
