/** An account at one of its places, as late clients (MSNP16+) write it: `account;{guid}`. */
import { parseAccountName, type AccountName } from './accounts.ts';

export interface Endpoint {
  readonly account: AccountName;
  /** The place, braces included; absent when the account is meant wherever it is. */
  readonly place?: string;
}

/** Braces and digits of a GUID, and some more. */
const PLACE_MAX_LENGTH = 64;

/** Reads `account` or `account;{guid}`; undefined when the account is none. */
export function parseEndpoint(text: string): Endpoint | undefined {
  const semicolon = text.indexOf(';');
  const account = parseAccountName((semicolon < 0 ? text : text.slice(0, semicolon)).trim());
  if (account === undefined) return undefined;
  const place = semicolon < 0 ? '' : text.slice(semicolon + 1).trim();
  return place === '' || place.length > PLACE_MAX_LENGTH ? { account } : { account, place };
}
