/** Reading and writing single arguments: numbers, accounts, lists, addresses. Nothing here throws. */
import { parseListCode, type ListName } from '../model/lists.ts';
import { parsePresenceCode, PRESENCE_CODES, type PresenceStatus } from '../model/presence.ts';
import type { ProtocolVersion } from '../model/protocol-version.ts';
import { decodePercent } from '../wire/percent-encoding.ts';
import { readUnsigned } from '../wire/unsigned.ts';
import type { ServerAddress } from './server-notification.ts';

/** Why arguments could not be read; becomes the reason of a malformed command. English, for logs. */
export type Unreadable = string;

const PORT_MAX = 0xffff;
const DIGIT_ZERO = 48;
const DIGIT_NINE = 57;

export { readUnsigned };

export function isDigits(token: string | undefined): token is string {
  if (token === undefined || token === '') return false;
  for (let index = 0; index < token.length; index++) {
    const unit = token.charCodeAt(index);
    if (unit < DIGIT_ZERO || unit > DIGIT_NINE) return false;
  }
  return true;
}

/** Whether a token has the shape of a GUID, which tells it from names and serials. */
export function isGuid(token: string | undefined): boolean {
  return token !== undefined && /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i.test(token);
}

/** Free text, decoded; a missing last argument is an empty text. */
export function readText(token: string | undefined): string {
  return token === undefined ? '' : decodePercent(token);
}

export function readList(token: string | undefined): ListName | undefined {
  return token === undefined ? undefined : parseListCode(token);
}

export function readStatus(token: string | undefined): PresenceStatus | undefined {
  return token === undefined ? undefined : parsePresenceCode(token);
}

export function statusCode(status: PresenceStatus): string {
  return PRESENCE_CODES[status];
}

/** Port taken when an address names none. */
export const DEFAULT_PORT = 1863;

/** `host:port`, with IPv6 in square brackets; undefined when the port is no port. */
export function readAddress(token: string | undefined): ServerAddress | undefined {
  if (token === undefined || token === '') return undefined;
  const match = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(token);
  const host = match?.[1] ?? match?.[2];
  const port = match?.[3] === undefined ? DEFAULT_PORT : Number(match[3]);
  if (host === undefined || port < 1 || port > PORT_MAX) return undefined;
  return { host, port };
}

export function addressToken(address: ServerAddress): string {
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return `${host}:${address.port}`;
}

/** Version that forms are chosen by while none is settled: the newest typed one. */
export function formVersion(version: ProtocolVersion | undefined): ProtocolVersion {
  return version ?? 12;
}
