/**
 * Where an account signed in, as a Nudge server tells a Nudge client just before OUT OTH; beyond MSNP, said to
 * no other client. Every field comes from some peer, so what is not plain ASCII of moderate length counts as
 * not said, on the way out and in.
 */
import type { MimeHeader } from './mime.ts';

/** All that is known of the other place; each field may be missing. */
export interface SignInPlace {
  /** IP address as the server sees it; `loopback`: the computer of whoever is told. */
  readonly address?: string;
  /** As its CVR says: `winnt`, `linux`, `macosx`. */
  readonly system?: string;
  readonly clientName?: string;
  readonly clientVersion?: string;
}

/** Stands for the address when the other place is on the same computer. */
export const LOOPBACK_PLACE = 'loopback';

const IP_ADDRESS = /^[\da-f.:]{2,45}$/i;
/** The longest names of systems and clients seen on real wires have some 15 characters. */
const NAME = /^[\u0021-\u007e](?:[\u0020-\u007e]{0,30}[\u0021-\u007e])?$/;

function isAddress(text: string): boolean {
  return text === LOOPBACK_PLACE || IP_ADDRESS.test(text);
}

function isName(text: string): boolean {
  return NAME.test(text);
}

const FIELDS = [
  { key: 'address', header: 'Address', isValid: isAddress },
  { key: 'system', header: 'System', isValid: isName },
  { key: 'clientName', header: 'Client', isValid: isName },
  { key: 'clientVersion', header: 'Version', isValid: isName },
] as const;

/** Reads the fields of the notice; names lower-cased. */
export function readSignInPlace(fields: ReadonlyMap<string, string>): SignInPlace {
  const known = FIELDS.flatMap(({ key, header, isValid }) => {
    const value = fields.get(header.toLowerCase());
    return value !== undefined && isValid(value) ? [[key, value] as const] : [];
  });
  return Object.fromEntries(known);
}

export function signInPlaceFields(place: SignInPlace): readonly MimeHeader[] {
  return FIELDS.flatMap(({ key, header, isValid }) => {
    const value = place[key];
    return value !== undefined && isValid(value) ? [[header, value] as const] : [];
  });
}
